import { lastRecordedBy } from '../../domain/entries/withdraw';
import { incidentName } from '../../domain/incident/incident';
import { actions, button, section } from '../block-kit/message';
import { withdrawAction } from '../buttons/withdraw';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { recordedInWords } from '../views/recorded';

/** Withdraws what the asker recorded last by command, after showing it. */
export const undo: Command = {
  name: 'undo',
  usage: 'undo',
  summary: 'Withdraws what you recorded last by command, after showing it',
  isTimeless: true,
  isForGuests: true,
  example: 'undo',

  async run({ user, now, nameOf, incident: find, log }) {
    const incident = await find();
    const last = lastRecordedBy(incident, user, await log());
    const text = `The last thing you recorded in ${incidentName(incident)}:\n${recordedInWords(incident, last, { nameOf, now })}`;
    return toAsker({
      text,
      blocks: [
        section(text),
        actions([
          { ...button(withdrawAction, 'Withdraw it', `${incident.number}:${last.seq}`), style: 'danger' },
        ]),
      ],
    });
  },
};
