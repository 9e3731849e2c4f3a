import {
  acknowledge as acknowledgeEscalation,
  answeredFor,
  type Escalation,
  escalationName,
  escalationsOf,
} from '../../domain/ledger/escalation';
import { actions, button, section } from '../block-kit/message';
import { inPlaceOfButton, toAsker } from '../interactions/answer';
import type { Button } from '../interactions/button';
import { escaped } from '../text/mrkdwn';
import { targetNames } from '../text/targets';

/** The action of the button that answers an escalation. */
export const acknowledgeAction = 'acknowledge';

const forOthersAction = 'acknowledge-for-others';

/** Answers an escalation; the message that holds the button then shows who did. Whoever was not asked is asked back. */
export const acknowledge: Button = {
  action: acknowledgeAction,
  label: 'Acknowledge',
  isForGuests: true,

  async press({ value, user, nameOf, incident: find, change }) {
    const number = Number(value);
    const incident = await find();
    const escalation = escalationsOf(incident).find((each) => each.number === number);
    const isOpen = escalation !== undefined && escalation.acknowledged === undefined;
    const others = isOpen ? answeredFor(escalation, user) : [];
    if (!isOpen || others.length === 0) {
      await change((current) => acknowledgeEscalation(current, number));
      return undefined;
    }
    const names = escaped(targetNames(others, nameOf));
    const text = `${escalationName(escalation)} asks ${names}, and not you. Acknowledge for ${names}?`;
    const yes = button(forOthersAction, 'Acknowledge for them', `${incident.number}:${number}`);
    return toAsker({ text, blocks: [section(text), actions([{ ...yes, style: 'primary' }])] });
  },
};

/** Answers an escalation for those whom it asks, and says so in the record. */
export const acknowledgeForOthers: Button = {
  action: forOthersAction,
  label: 'Acknowledge for them',
  isForGuests: true,

  async press({ value, user, nameOf, change }) {
    const number = Number(value);
    const isAnswered = ({ number: each }: Escalation): boolean => each === number;
    const after = await change((incident) => acknowledgeEscalation(incident, number, undefined, user));
    const { acknowledged } = escalationsOf(after).find(isAnswered) ?? {};
    const names = escaped(targetNames(acknowledged?.onBehalfOf ?? [], nameOf));
    const text = `${escalationName({ number })} is acknowledged by you${names === '' ? '' : ` for ${names}`}.`;
    return inPlaceOfButton({ text, blocks: [section(text)] });
  },
};
