import type { FollowUpPriority, FollowUpType } from '../ledger/follow-up-words';
import type { PersonId } from '../person';
import type { Section } from '../section';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';

// These three are about other facts, and change those: see `fold`.
declare module '../incident/incident-event' {
  interface Facts {
    /**
     * What an entry says, or when it happened, was corrected; `entry` is its key in the timeline. A follow-up's owner, day, type and
     * priority are null where it is to have none. `doing` is what an update says is being done.
     */
    'entry-changed': {
      entry: string;
      text?: Wording;
      doing?: Wording;
      occurredAt?: Instant;
      approximate?: true;
      owner?: PersonId | null;
      due?: string | null;
      purpose?: FollowUpType | null;
      priority?: FollowUpPriority | null;
    };
    /** An entry's words were removed for good, these fields of the closing that repeated them, and these other entries. */
    redacted: { entry: string; closing: readonly Section[]; others?: readonly string[] };
    /** The fact with that position in the log was a mistake; the log keeps that it was there. */
    withdrawn: { fact: number };
  }
}

/** Somebody put an entry right. */
export const entryChanged: FactDefinition<'entry-changed'> = {
  version: 4,
  readers: { 1: asItIs, 2: asItIs, 3: asItIs },
  isKept: true,
  quotes: (event) => {
    const { entry, text, doing } = event;
    return [
      ...(text === undefined ? [] : [{ entry, text, with: (text: Wording) => ({ ...event, text }) }]),
      ...(doing === undefined
        ? []
        : [{ entry, text: doing, with: (doing: Wording) => ({ ...event, doing }) }]),
    ];
  },
};

/** Somebody removed the words of an entry for good. */
export const redacted: FactDefinition<'redacted'> = { version: 1 };

/** Somebody withdrew what was recorded. */
export const withdrawn: FactDefinition<'withdrawn'> = { version: 1 };
