import type { Forwarded } from '../forwarded';
import { applyIdentification, applyMark } from '../incident/apply-marks';
import type { Incident } from '../incident/incident';
import type { Facts, Recorded } from '../incident/incident-event';
import { type Messages, recordMark } from '../incident/marked-message';
import { withStatus } from '../incident/status-now';
import type { MarkKind } from '../mark-kind';
import type { Author, PersonId, Standing } from '../person';
import type { Picture } from '../picture';
import { type Source, sourceKey } from '../source';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition, type Quote, quoted } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** A register: the latest `asOf` for a message, emoji and person tells whether the mark is there. */
    'mark-set': {
      source: Source;
      kind: MarkKind;
      emoji: string;
      person: PersonId;
      present: boolean;
      asOf: Instant;
      /** The marker's team, where the mark escalates. */
      team?: string;
      /** It was there when the channel was read: nobody knows since when, but by `asOf` at the latest. */
      found?: true;
      /** It counts for nothing unless the person is known to be one of these to the workspace; absent: it always counts. */
      onlyFor?: readonly Standing[];
      /** It was written by a version in which marks did not move the status. */
      movesStatus?: false;
      /** It was written by a version in which marks did not say that a follow-up is done. */
      settlesFollowUps?: false;
    };
    /** What somebody is to the workspace on whom it hangs whether something counts that they did. */
    'person-identified': { person: PersonId; standing: Standing };
    /** What a marked message says and shows, and whence it was forwarded; the latest `asOf` is how it reads now. */
    worded: {
      source: Source;
      text: Wording;
      author?: Author;
      forwarded?: Forwarded;
      /** The pictures that were posted with it; absent where there is none. */
      pictures?: readonly Picture[];
      asOf: Instant;
    };
    'message-deleted': { source: Source; asOf: Instant };
    /** The marks made on a message until then were a mistake; one that is made later counts again. */
    'marks-withdrawn': { source: Source; asOf: Instant };
  }
}

/** Somebody marked a message, or took the mark back. */
export const markSet: FactDefinition<'mark-set'> = {
  version: 3,
  readers: {
    // An incident that was recorded before keeps the status that it had.
    1: (stored) => ({ ...(stored as Facts['mark-set']), movesStatus: false, settlesFollowUps: false }),
    // And what was open stays open.
    2: (stored) => ({ ...(stored as Facts['mark-set']), settlesFollowUps: false }),
  },
  apply: applyMark,
};

/** It is known what somebody is to the workspace. */
export const personIdentified: FactDefinition<'person-identified'> = {
  version: 1,
  apply: applyIdentification,
};

/** The words of a marked message are known, or are others now. */
export const worded: FactDefinition<'worded'> = {
  version: 3,
  // No picture was known of then.
  readers: { 1: asItIs, 2: asItIs },
  apply: onMessage,
  quotes: (event) => [
    { entry: sourceKey(event.source), text: event.text, with: (text) => ({ ...event, text }) },
    ...pictureNames(event),
  ],
};

/** What the pictures of a message are called, and what is said of them. */
function pictureNames(event: Recorded<'worded'>): readonly Quote<'worded'>[] {
  const { pictures = [] } = event;
  const key = sourceKey(event.source);
  const put = (at: number, said: Partial<Picture>): Partial<Facts['worded']> => ({
    pictures: pictures.map((each, index) => (index === at ? { ...each, ...said } : each)),
  });
  return pictures.flatMap(({ name, alt }, at) => [
    ...quoted(event, name, (text) => put(at, { name: text }), key),
    ...quoted(event, alt, (text) => put(at, { alt: text }), key),
  ]);
}

/** A marked message was deleted. */
export const messageDeleted: FactDefinition<'message-deleted'> = { version: 1, apply: onMessage };

/** What was marked on a message was withdrawn. */
export const marksWithdrawn: FactDefinition<'marks-withdrawn'> = { version: 1, apply: onMessage };

function onMessage(
  incident: Incident,
  event: Recorded<'worded' | 'message-deleted' | 'marks-withdrawn'>,
  own: WeakSet<Messages>,
): Incident {
  const { messages, standings } = incident;
  const after = { ...incident, messages: recordMark(messages, event, { own, standings }) };
  return event.type === 'marks-withdrawn' ? withStatus(after) : after;
}
