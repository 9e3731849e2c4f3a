import { notASecret as notASecretFact } from '../../domain/entries/not-a-secret';
import { toAsker } from '../interactions/answer';
import type { Button } from '../interactions/button';

/** The action of the button beside what is masked. */
export const notASecretAction = 'not-a-secret';

/** Shows again what looked like a secret in the entry whose key stands in its value. */
export const notASecret: Button = {
  action: notASecretAction,
  label: 'Not a secret',

  async press({ value, change }) {
    await change((incident) => notASecretFact(incident, value));
    return toAsker('It is shown again, also in the next draft. The log keeps that you said so.');
  },
};
