import { say, slash } from '../../../sentence';
import { formatInstant } from '../../time/format-instant';
import { maskedPlaces } from '../../timeline/secret-places';
import type { Rule } from '../finding';

/** What looks like a secret may be none, and a draft that masks it can be published. */
const secret: Rule = {
  id: 'P01',
  kind: 'H',
  severity: 'warn',
  place: 'Timeline',
  finds: 'What looks like a secret is masked',
  find: (incident) =>
    maskedPlaces(incident).map(({ key, at, name }) => {
      const where =
        name ?? (at === undefined ? 'an entry' : `the entry of ${formatInstant(at, incident.zone)}`);
      return {
        sentence: say`What looks like a secret is masked in ${where}. Type ${slash('timeline')}: “Change an entry” there removes its words for good; delete it in Slack too, and make the secret void where it is used. If it is none, press “Not a secret” there.`,
        mends: [{ type: 'entry', key, name: where }],
      };
    }),
};

/** What should not be published. */
export const secretRules: readonly Rule[] = [secret];
