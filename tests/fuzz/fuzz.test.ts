import { tryOut } from './campaign';
import { targets } from './targets';

/** A sample of what `npm run fuzz` tries: as many of each as take a second or two, other ones each time. */
const most: Readonly<Record<string, number>> = {
  slash: 150,
  modals: 150,
  clicks: 100,
  events: 250,
  template: 60,
  scenario: 100,
  growth: 60,
  yaml: 700,
  'http-bot': 200,
  'http-playground': 300,
};

test.each(targets.map((target) => [target.name, target] as const))(
  '%s takes whatever comes',
  async (name, target) => {
    const seed = Date.now() % 1_000_000;
    const { failures, runs } = await tryOut(target, { seed, from: 0, runs: most[name] ?? 2_000 });
    expect(failures).toEqual([]);
    expect(runs).toBe(most[name] ?? 2_000);
  },
  60_000,
);
