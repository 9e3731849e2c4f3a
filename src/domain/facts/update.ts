import { entryKeyOf } from '../incident/incident-event';
import { wholeUpdate } from '../news/update-in-words';
import { lateUpdates } from '../promises/promises';
import { isBlank, type Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** What the stakeholders were told: what happens, what is being done, and by when the next update comes. */
    updated: {
      text: Wording;
      doing?: Wording;
      nextBy?: Instant;
      occurredAt?: Instant;
      approximate?: true;
    };
  }
}

/** Somebody told the stakeholders where things stand. */
export const updated: FactDefinition<'updated'> = {
  version: 3,
  readers: { 1: asItIs, 2: asItIs },
  isKept: true,
  said: 'text',
  quotes: (event) => {
    const { doing } = event;
    if (doing === undefined || isBlank(doing)) return [];
    return [{ entry: entryKeyOf(event), text: doing, with: (text) => ({ ...event, doing: text }) }];
  },
  isWithdrawable: true,
  isCorrectable: true,
  line: (event, incident) => {
    const promisedFor = lateUpdates(incident).get(event.seq);
    return {
      about: [{ type: 'update', ...(promisedFor !== undefined && { promisedFor }) }],
      text: wholeUpdate(event, incident.zone),
    };
  },
};
