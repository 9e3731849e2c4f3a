import type { FollowUpOrigin, Incident } from './incident';
import { presentMarks } from './marked-message';
import type { PersonId } from './person';
import { mentionedIn, originMessage, wordsOf } from './said';
import type { Source } from './source';
import type { Wording } from './wording';

/** A specific task for after the incident. */
export interface FollowUp {
  readonly number: number;
  readonly text: Wording;
  /** Whoever the task names first. */
  readonly owner?: PersonId;
  readonly source?: Source;
}

/** How a follow-up is named everywhere: `F1`. */
export function followUpName(followUp: { readonly number: number }): string {
  return `F${followUp.number}`;
}

/** The follow-ups that stand, by number. */
export function followUpsOf(incident: Incident): readonly FollowUp[] {
  return incident.followUps.flatMap((origin) => marked(incident, origin));
}

function marked(incident: Incident, origin: FollowUpOrigin): readonly FollowUp[] {
  const message = originMessage(incident, origin.marked);
  if (presentMarks(message, 'follow-up').length === 0) return [];
  const [owner] = mentionedIn(wordsOf(message));
  return [
    {
      number: origin.number,
      text: wordsOf(message),
      source: message.source,
      ...(owner !== undefined && { owner }),
    },
  ];
}
