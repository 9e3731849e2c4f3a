import type { Scenario } from './scenario';

/** One sentence for each thing that a draft should hold and does not, or holds and should not. */
export function missedExpectations(scenario: Scenario, draft: string): string[] {
  const { draft: held, absent } = scenario.expect;
  return [
    ...held.filter((text) => !draft.includes(text)).map((text) => `The draft does not hold "${text}".`),
    ...absent.filter((text) => draft.includes(text)).map((text) => `The draft must not hold "${text}".`),
  ];
}
