import { Refusal } from '../../errors';
import { context, section } from '../block-kit/message';
import { inPlaceOfButton } from '../interactions/answer';
import type { Button } from '../interactions/button';
import { inReadersZone } from '../text/instants';
import { mention } from '../text/mrkdwn';

/** The action of the button that tries again what was given up. */
export const tryAgainAction = 'try-again';

/** Tries again what was given up; the notice about it then says so. */
export const retry: Button = {
  action: tryAgainAction,
  label: 'Try again',

  async press({ value, user, now, said, tryAgain }) {
    if (!(await tryAgain(value))) {
      throw new Refusal(
        'not-given-up',
        'It is done, or somebody tried it again already. If it failed once more, a newer notice says so: press its button.',
      );
    }
    const note = `Tried again by ${mention(user)}, ${inReadersZone(now)}. If it fails once more, a new notice says so.`;
    // Slack takes no empty section, and does not promise the text of the message.
    const before = said.trim() === '' ? [] : [section(said)];
    return inPlaceOfButton({ text: `${said} ${note}`.trim(), blocks: [...before, context(note)] });
  },
};
