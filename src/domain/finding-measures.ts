import { improvementsOf } from './closing';
import type { Rule } from './finding';
import { followUpName, followUpsOf } from './follow-up';

const noTask: Rule = {
  id: 'A01',
  severity: 'error',
  place: 'Corrective and preventative measures',
  find: (incident) =>
    improvementsOf(incident.closing).length > 0 && followUpsOf(incident).length === 0
      ? [
          {
            sentence:
              'There are improvements but no task. Post what exactly is to be done, one message each, and react to it with `:fast_forward:`.',
          },
        ]
      : [],
};

const taskWithoutOwner: Rule = {
  id: 'A03',
  severity: 'warn',
  place: 'Corrective and preventative measures',
  find: (incident) =>
    followUpsOf(incident)
      .filter(({ owner }) => owner === undefined)
      .map(followUpName)
      .map((name) => ({
        sentence: `${name} has no owner. Edit its message and mention whoever does it, such as \`@ana\`.`,
      })),
};

/** What the improvements and tasks lack. */
export const measureRules: readonly Rule[] = [noTask, taskWithoutOwner];
