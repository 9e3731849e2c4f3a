import { channelAfter, openedChannel } from '../incident/channel';
import type { Incident } from '../incident/incident';
import type { Recorded } from '../incident/incident-event';
import type { Instant } from '../time/instant';
import { type FactDefinition, quoted } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    'channel-opened': { channel: string; name: string };
    /** These are registers: of each, the latest `asOf` tells how it is. */
    'channel-renamed': { name: string; asOf: Instant };
    'channel-archived': { archived: boolean; asOf: Instant };
    /** Somebody made the channel private, or public. */
    'channel-converted': { isPrivate: boolean; asOf: Instant };
    /** Somebody made the incident public, whose channel was public as of an instant. */
    'made-public': { asOf: Instant };
    /** Whether the bot is in the channel. */
    'bot-moved': { present: boolean; asOf: Instant };
    'channel-deleted': Record<never, never>;
  }
}

/** The incident got its channel. */
export const channelOpened: FactDefinition<'channel-opened'> = {
  version: 1,
  apply: (incident, event) => ({ ...incident, channel: openedChannel(event) }),
  isKept: true,
  quotes: (event) => quoted(event, event.name, (name) => ({ name })),
};

/** Somebody gave the channel another name. */
export const channelRenamed: FactDefinition<'channel-renamed'> = {
  version: 1,
  apply: changed,
  isKept: true,
  quotes: (event) => quoted(event, event.name, (name) => ({ name })),
};

/** Somebody archived the channel or brought it back. */
export const channelArchived: FactDefinition<'channel-archived'> = { version: 1, apply: changed };

/** Somebody made the channel private, and its incident with it; or public, which leaves the incident private. */
export const channelConverted: FactDefinition<'channel-converted'> = {
  version: 1,
  apply(incident, event) {
    const after = changed(incident, event);
    const isHidden = event.isPrivate && event.asOf > (incident.madePublic?.asOf ?? 0);
    return isHidden ? { ...after, isPrivate: true } : after;
  },
};

/** Somebody decided that an incident whose channel is public is public as well. */
export const madePublic: FactDefinition<'made-public'> = {
  version: 1,
  apply: (incident, event) => ({ ...incident, isPrivate: false, madePublic: event }),
};

/** Somebody took the bot out of the channel or invited it again. */
export const botMoved: FactDefinition<'bot-moved'> = { version: 1, apply: changed };

/** Somebody deleted the channel. */
export const channelDeleted: FactDefinition<'channel-deleted'> = { version: 1, apply: changed };

function changed(
  incident: Incident,
  event: Recorded<
    'channel-renamed' | 'channel-archived' | 'channel-converted' | 'bot-moved' | 'channel-deleted'
  >,
): Incident {
  const { channel } = incident;
  return channel === undefined ? incident : { ...incident, channel: channelAfter(channel, event) };
}
