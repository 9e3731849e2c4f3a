import { say, slash } from '../../sentence';
import { assumptionName, assumptionsOf } from '../ledger/assumption';
import { escalationName, escalationsOf } from '../ledger/escalation';
import type { Rule } from './finding';

const noAssumption: Rule = {
  id: 'H01',
  severity: 'error',
  place: 'Assumptions and misleading paths',
  find: (incident) =>
    assumptionsOf(incident).length === 0
      ? [
          {
            sentence: say`No assumption is recorded. Say what you took to be the cause, also where it was wrong: ${slash('assume <text>')}, with \`--at <time>\` for when that was.`,
          },
        ]
      : [],
};

/** A verdict that came after the resolution settles the question; until then the draft tells half a story. */
const openAssumption: Rule = {
  id: 'H04',
  severity: 'warn',
  place: 'Assumptions and misleading paths',
  find: (incident, times) => {
    if (times.resolved === undefined && incident.closed === undefined) return [];
    return assumptionsOf(incident)
      .filter(({ settled }) => settled === undefined)
      .map(assumptionName)
      .map((name) => ({
        sentence: say`${name} was never settled. Type ${slash(`confirm ${name} <evidence>`)} or ${slash(`rule-out ${name} <evidence>`)}.`,
      }));
  },
};

const unacknowledged: Rule = {
  id: 'E04',
  severity: 'warn',
  place: 'Escalations',
  find: (incident) =>
    escalationsOf(incident)
      .filter(({ acknowledged }) => acknowledged === undefined)
      .map((escalation) => {
        const name = escalationName(escalation);
        return escalation.to.length === 0
          ? { sentence: `${name} names nobody. Edit its message and mention whoever is to help.` }
          : {
              sentence: `Nobody acknowledged ${name}. Whoever took it up presses “Acknowledge” on its message in the channel.`,
            };
      }),
};

/** What the assumptions and escalations lack. */
export const ledgerRules: readonly Rule[] = [noAssumption, openAssumption, unacknowledged];
