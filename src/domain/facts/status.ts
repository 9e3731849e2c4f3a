import type { Incident } from '../incident/incident';
import { type Facts, occurredAt } from '../incident/incident-event';
import { lastOf } from '../incident/kept-facts';
import { statusNow } from '../incident/status-now';
import { type Section, sections, typedSections, type Written } from '../section';
import type { OpenStatus } from '../status';
import { isBlank, type Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';
import { sectionEntry, writtenNow } from './section';

declare module '../incident/incident-event' {
  interface Facts {
    'status-changed': { to: OpenStatus; occurredAt?: Instant; approximate?: true };
    /** What was written of the postmortem at that; `isWhole` where what is not there was left empty, and not left to later. */
    closed: { closing: Written; isWhole?: true; occurredAt?: Instant; approximate?: true };
    reopened: { reason?: Wording; occurredAt?: Instant; approximate?: true };
    canceled: { reason?: Wording; occurredAt?: Instant; approximate?: true };
  }
}

/** Somebody said where the incident stands. */
export const statusChanged: FactDefinition<'status-changed'> = {
  version: 1,
  isKept: true,
  derive: whereItStands,
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ to }) => ({ about: [{ type: 'status', to }] }),
};

/** Somebody closed the incident. */
export const closed: FactDefinition<'closed'> = {
  version: 3,
  readers: { 1: typedAsText, 2: filledIn },
  isKept: true,
  derive: whereItStands,
  quotes: (event) =>
    sections.flatMap((field) => {
      const text = event.closing[field];
      if (text === undefined || isBlank(text)) return [];
      const put = (words: Wording) => ({ ...event, closing: { ...event.closing, [field]: words } });
      return [{ entry: sectionEntry(field), text, with: put }];
    }),
  line: () => ({ about: [{ type: 'status', to: 'closed' }] }),
};

/** Every section was asked for at the closing, and what was left empty was meant so. */
function filledIn(stored: object): Facts['closed'] {
  return { ...asItIs<Facts['closed']>(stored), isWhole: true };
}

/** Fields were plain text at first. */
function typedAsText(stored: object): Facts['closed'] {
  // Typed so because that is what was written.
  const { closing, ...rest } = stored as {
    readonly closing: Readonly<Partial<Record<Section, string>>>;
    readonly occurredAt?: Instant;
  };
  return { ...rest, closing: typedSections(closing), isWhole: true };
}

/** Somebody opened the incident again. */
export const reopened: FactDefinition<'reopened'> = {
  version: 2,
  readers: { 1: asItIs },
  isKept: true,
  derive: whereItStands,
  said: 'reason',
  isTimed: true,
  line: ({ reason = [] }) => ({ about: [{ type: 'reopened' }], text: reason }),
};

/** Somebody called the incident off. */
export const canceled: FactDefinition<'canceled'> = {
  version: 2,
  readers: { 1: asItIs },
  isKept: true,
  derive: whereItStands,
  said: 'reason',
  isTimed: true,
  line: ({ reason = [] }) => ({ about: [{ type: 'status', to: 'canceled' }], text: reason }),
};

/** The status by what stands, and the closing that holds. What was typed at closing is kept for the next time. */
function whereItStands(incident: Incident): Partial<Incident> {
  const canceled = lastOf(incident, 'canceled');
  const closed = lastOf(incident, 'closed');
  const isReopened = closed !== undefined && (lastOf(incident, 'reopened')?.seq ?? 0) > closed.seq;
  return {
    status: statusNow(incident),
    ...(canceled !== undefined && { canceled }),
    ...writtenNow(incident),
    closed:
      closed === undefined || isReopened
        ? undefined
        : {
            at: occurredAt(closed),
            recordedAt: closed.recordedAt,
            seq: closed.seq,
            ...(closed.by !== undefined && { by: closed.by }),
          },
  };
}
