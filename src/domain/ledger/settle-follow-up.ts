import { Refusal } from '../../errors';
import { type Sentence, say, slash } from '../../sentence';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { excerpt } from '../text/excerpt';
import { isBlank, type Wording } from '../text/wording';
import { formatInstant } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { type FollowUp, followUpName, followUpsOf } from './follow-up';
import type { FollowUpState } from './follow-up-words';

/** What somebody says of a follow-up. */
export interface Outcome {
  readonly state: FollowUpState;
  /** Its name as it was typed: `F1`, `f1`, `1`. */
  readonly reference: string;
  /** Why; nothing is dropped without. */
  readonly reason: Wording;
  readonly at?: Instant | undefined;
}

/** Says that a follow-up is done, is dropped, or is to be done after all; the latest of what is said of one holds. */
export function settleFollowUp(incident: Incident, outcome: Outcome): readonly Fact[] {
  refuseIfCanceled(incident);
  const { state, reference, reason, at } = outcome;
  const followUp = findFollowUp(incident, state, reference);
  if (state === 'dropped' && isBlank(reason)) {
    throw new Refusal(
      'dropped-without-reason',
      say`Say why ${followUpName(followUp)} is dropped: ${slash(`drop ${followUpName(followUp)} <reason>`)}.`,
      'reason',
    );
  }
  // Whoever says the same again adds words where there are none yet, or puts the time right.
  const isSame = followUp.state === state && at === undefined;
  if (isSame && (state === 'open' || isBlank(reason) || followUp.settled?.evidence !== undefined))
    throw settledAlready(incident, followUp);
  return [
    {
      ...{ type: 'follow-up-settled', followUp: followUp.number, state },
      ...(!isBlank(reason) && { reason }),
      ...(at !== undefined && { occurredAt: at }),
    },
  ];
}

/** Whether words name a follow-up: `F1`. */
export function isFollowUpName(words: string): boolean {
  return /^f\d+$/i.test(words);
}

/** The follow-up of that name; refuses where there is none, and says which there are. */
export function findFollowUp(incident: Incident, state: FollowUpState, reference: string): FollowUp {
  const all = followUpsOf(incident);
  const typed = reference.trim();
  const number = Number(/^f?(\d+)$/i.exec(typed)?.[1]);
  const found = all.find((followUp) => followUp.number === number);
  if (found !== undefined) return found;
  const [first] = all;
  if (first === undefined) {
    throw new Refusal(
      'no-follow-ups',
      say`${incidentName(incident)} has no follow-ups. Type ${slash('follow-up <text>')} first.`,
    );
  }
  throw new Refusal(
    'unknown-follow-up',
    say`${whyNone(incident, number, typed)}: ${incidentName(incident)} has ${all.map(followUpName).join(', ')}. Type ${slash(commandFor(state, first))}.`,
  );
}

function whyNone(incident: Incident, number: number, typed: string): string {
  if (typed === '') return 'Say which follow-up';
  const wasThere = incident.followUps.some((origin) => origin.number === number);
  return wasThere ? `${followUpName({ number })} was withdrawn` : `There is no follow-up “${excerpt(typed)}”`;
}

function commandFor(state: FollowUpState, followUp: FollowUp): string {
  const name = followUpName(followUp);
  if (state === 'open') return `reopen ${name}`;
  return state === 'done' ? `done ${name}` : `drop ${name} <reason>`;
}

function settledAlready({ zone }: Incident, followUp: FollowUp): Refusal {
  const { settled } = followUp;
  const name = followUpName(followUp);
  const since = settled === undefined ? '' : `, since ${formatInstant(settled.at, zone)}`;
  const instead: Sentence =
    settled === undefined
      ? say`Type ${slash(`done ${name}`)} when it is done.`
      : say`If that is wrong, type ${slash(`reopen ${name}`)}.`;
  return new Refusal('already-settled', say`${name} is ${followUp.state} already${since}. ${instead}`);
}
