import { type Sentence, say, slash } from '../../../sentence';
import { assumptionName, assumptionsOf } from '../../ledger/assumption';
import { emojiOf } from '../../mark-kind';
import type { Rule } from '../finding';
import { listed, verb } from '../listed';
import { isOver } from './over';

const noAssumption: Rule = {
  id: 'H01',
  kind: 'D',
  severity: 'error',
  ifMild: 'info',
  place: 'Assumptions and misleading paths',
  finds: 'No assumption is recorded',
  find: (incident) =>
    assumptionsOf(incident).length === 0
      ? [
          {
            sentence: say`No assumption is recorded. Say what you took to be the cause, also where it was wrong: ${slash('assume <text>')}, with \`--at <time>\` for when that was.`,
            mends: [{ type: 'assume' }],
          },
        ]
      : [],
};

const settledUnopened: Rule = {
  id: 'H03',
  kind: 'D',
  severity: 'warn',
  ifMild: 'info',
  place: 'Assumptions and misleading paths',
  finds: 'An assumption was settled without having been opened before',
  find: (incident) => {
    const names = assumptionsOf(incident)
      .filter(({ settled, openedAt, isApproximate }) => {
        if (settled === undefined || isApproximate || settled.isApproximate) return false;
        return settled.at <= openedAt;
      })
      .map(assumptionName);
    if (names.length === 0) return [];
    return [
      {
        sentence: say`${listed(names)} ${verb(names, 'was', 'were')} settled without having been open before. Type ${slash('timeline')}, press “Change an entry” and say when ${verb(names, 'it was', 'they were')} first assumed.`,
        mends: [{ type: 'entries' }],
      },
    ];
  },
};

/** A verdict that came after the resolution settles the question; until then the draft tells half a story. */
const openAssumption: Rule = {
  id: 'H04',
  kind: 'D',
  severity: 'warn',
  ifMild: 'info',
  place: 'Assumptions and misleading paths',
  finds: 'An assumption was never confirmed or ruled out',
  find: (incident, times) => {
    if (!isOver(incident, times)) return [];
    const names = assumptionsOf(incident)
      .filter(({ settled }) => settled === undefined)
      .map(assumptionName);
    const [first] = names;
    if (first === undefined) return [];
    return [
      {
        sentence: say`${listed(names)} ${verb(names, 'was', 'were')} never settled. ${mendOf(first, names.length)}`,
      },
    ];
  },
};

function mendOf(first: string, count: number): Sentence {
  const each = count === 1 ? '' : ', and so for each';
  return say`Type ${slash(`confirm ${first} <evidence>`)} or ${slash(`rule-out ${first} <evidence>`)}${each}, or react to its message with ${emojiOf('confirmed')} or ${emojiOf('ruled out')}.`;
}

/** What the assumptions lack. */
export const assumptionRules: readonly Rule[] = [noAssumption, settledUnopened, openAssumption];
