import type { Button, KnownBlock } from '@slack/web-api';
import { timeOffersOf } from '../../../domain/decisions/time-offers';
import type { Mend } from '../../../domain/findings/finding';
import type { Incident } from '../../../domain/incident/incident';
import { escalationName } from '../../../domain/ledger/escalation';
import { sectionNames } from '../../../domain/section';
import type { Instant } from '../../../domain/time/instant';
import { actions, button } from '../../block-kit/message';
import { editSectionAction } from '../../block-kit/sections/answer';
import { offerButtons } from '../../block-kit/time-offer';
import { acknowledgeAction } from '../../buttons/acknowledge';
import { assume } from '../../buttons/assume';
import { changeEntryAction, mendEntryAction } from '../../buttons/change-entry';
import { fields } from '../../buttons/fields';
import { times } from '../../buttons/times';
import { shorten } from '../../text/mrkdwn';

/** So many times are asked about at once. */
const MAX_OFFERS = 3;
const MAX_LABEL = 60;

/** The button that does the next step; none where there is no form for it. */
export function buttonFor(incident: Incident, mend: Mend, index: number): readonly Button[] {
  const number = String(incident.number);
  switch (mend.type) {
    case 'times':
      return [button(times.action, 'Correct times', number)];
    case 'entry':
      return [
        button(
          `${mendEntryAction}:${index + 1}`,
          shorten(`Change ${mend.name}`, MAX_LABEL),
          `${number}:${mend.key}`,
        ),
      ];
    case 'entries':
      return [button(changeEntryAction, 'Change an entry', number)];
    case 'assume':
      return [button(assume.action, 'Add an assumption', number)];
    case 'acknowledge': {
      const label = `Acknowledge ${escalationName({ number: mend.escalation })}`;
      return [button(`${acknowledgeAction}:${index + 1}`, label, `${number}:${mend.escalation}`)];
    }
    case 'fields':
      return [button(fields.action, 'Fill in fields', number)];
    case 'section':
      return [
        button(
          `${editSectionAction}:${index + 1}`,
          shorten(`Write ${sectionNames[mend.section]}`, MAX_LABEL),
          `${number}:${mend.section}`,
        ),
      ];
    case 'time offers':
      return [];
    default:
      return mend satisfies never;
  }
}

/** The times that may be meant, a row of buttons for each entry. */
export function offerRows(
  incident: Incident,
  { entries }: Extract<Mend, { type: 'time offers' }>,
  now: Instant,
): readonly KnownBlock[] {
  return timeOffersOf(incident)
    .filter(({ entry }) => entries.includes(entry))
    .slice(0, MAX_OFFERS)
    .map((offer) => actions(offerButtons(incident, offer, { now, list: 'check' })));
}
