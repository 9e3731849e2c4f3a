import { say, slash } from '../../sentence';
import { followUpName, followUpsOf } from '../ledger/follow-up';
import { emojiOf } from '../mark-kind';
import { improvementsOf } from '../section';
import { isBlank } from '../text/wording';
import { fillIn, type Rule } from './finding';

const noTask: Rule = {
  id: 'A01',
  severity: 'error',
  place: 'Corrective and preventative measures',
  find: (incident) =>
    improvementsOf(incident.written).length > 0 && followUpsOf(incident).length === 0
      ? [
          {
            sentence: say`There are improvements but no task. Post what exactly is to be done, one message each, and react to it with ${emojiOf('follow-up')}.`,
          },
        ]
      : [],
};

const unassignedTask: Rule = {
  id: 'A03',
  severity: 'warn',
  place: 'Corrective and preventative measures',
  find: (incident) =>
    followUpsOf(incident).flatMap((task) => {
      // What is done or dropped waits for nobody.
      if (task.state !== 'open') return [];
      const lacks = [
        ...(task.owner === undefined ? ['owner'] : []),
        ...(task.due === undefined ? ['due date'] : []),
      ];
      if (lacks.length === 0) return [];
      const mend =
        task.seq !== undefined
          ? say`Type ${slash('timeline')}, press “Change an entry” and choose ${followUpName(task)}.`
          : 'Edit its message: mention whoever does it and end it with a day, such as `@ana due 2026-12-01`.';
      return [{ sentence: say`${followUpName(task)} has no ${lacks.join(' and no ')}. ${mend}` }];
    }),
};

/** What the improvements and tasks lack. */
export const measureRules: readonly Rule[] = [noTask, unassignedTask];

const noResolution: Rule = {
  id: 'R03',
  severity: 'error',
  place: 'Root cause and resolution',
  find: (incident) => {
    if (!isBlank(incident.written?.resolution ?? [])) return [];
    return [{ sentence: say`Nobody wrote how the incident was resolved. ${fillIn('Resolution', incident)}` }];
  },
};

/** What cause and resolution lack. */
export const causeRules: readonly Rule[] = [noResolution];
