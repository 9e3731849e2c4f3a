import type { Source } from '../source';
import type { Instant } from '../time/instant';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** The channel of an incident that is over is looked at then: whether nobody writes there any more. */
    'archiving-planned': { due: Instant };
    /** It was said in the channel that it is archived at an instant. */
    'archiving-said': { due: Instant; source: Source };
    /** Somebody said that it is not archived, then or later. */
    'channel-kept': Record<never, never>;
  }
}

/** The channel is looked at, which may have fallen silent by then. The latest plan counts. */
export const archivingPlanned: FactDefinition<'archiving-planned'> = { version: 1, isKept: true };

/** It was said that the channel is archived. */
export const archivingSaid: FactDefinition<'archiving-said'> = { version: 1, isKept: true };

/** Somebody keeps the channel for good. */
export const channelKept: FactDefinition<'channel-kept'> = { version: 1, isKept: true };
