import type { PersonId } from '../person';
import type { Status } from '../status';
import { type Instant, later, minute } from '../time/instant';
import type { Fact, IncidentEvent, Recorded } from './incident-event';

/** How long after the channel was opened, by our clock, the bot may be heard to join what it opened itself. */
const joiningTime = minute;

/** Something that is so or not, as of the latest date with which it was told. */
interface Told {
  readonly is: boolean;
  readonly asOf: Instant;
}

/** An incident's channel, and what people did to it by hand. */
export interface IncidentChannel {
  readonly id: string;
  readonly name: string;
  readonly openedAt: Instant;
  readonly namedAsOf?: Instant;
  readonly archived?: Told;
  /** Whether the bot is in it; it is while nothing was told. */
  readonly hasBot?: Told;
  /** Whether it is a private one, and the fact that says so last; while nothing was told, it is as its incident was declared. */
  readonly isPrivate?: Told & { readonly seq: number };
  /** Deleted for good. */
  readonly isDeleted?: true;
}

/** An incident, as far as its channel goes. */
interface HasChannel {
  readonly channel?: IncidentChannel;
}

/** Why nothing can be done in a channel. */
export type Obstacle = 'deleted' | 'archived' | 'without the bot';

/** Why nothing can be done in the incident's channel; undefined when it can, and while there is none. */
export function obstacleIn(incident: HasChannel): Obstacle | undefined {
  const loss = lossOf(incident);
  if (loss !== undefined) return loss;
  return incident.channel?.hasBot?.is === false ? 'without the bot' : undefined;
}

/** Why nobody can write in a channel. */
export type Loss = Exclude<Obstacle, 'without the bot'>;

/** Why nobody can write in the incident's channel; undefined when they can, and while there is none. */
export function lossOf({ channel }: HasChannel): Loss | undefined {
  if (channel?.isDeleted) return 'deleted';
  return channel?.archived?.is ? 'archived' : undefined;
}

type ChannelFactType =
  | 'channel-renamed'
  | 'channel-archived'
  | 'channel-converted'
  | 'channel-deleted'
  | 'bot-moved';
type ChannelFact = Extract<Fact, { type: ChannelFactType }>;

/** Somebody gave the channel another name. */
export function renameChannel({ channel }: HasChannel, name: string, asOf: Instant): readonly ChannelFact[] {
  // The same name again is news as well: one that it had in between may be told later.
  const isLater = channel !== undefined && asOf > (channel.namedAsOf ?? 0);
  return isLater ? [{ type: 'channel-renamed', name, asOf }] : [];
}

/** Somebody archived the channel or brought it back. */
export function archiveChannel(
  { channel }: HasChannel,
  archived: boolean,
  asOf: Instant,
): readonly ChannelFact[] {
  return isNews(channel, channel?.archived, asOf) ? [{ type: 'channel-archived', archived, asOf }] : [];
}

/** Whether the incident's channel is a private one, as far as anybody was told. */
export function isInPrivateChannel({ channel, declared }: Convertible): boolean {
  return channel?.isPrivate?.is ?? declared.isPrivate;
}

/** An incident, as far as it hangs on its channel who may see it. */
interface Convertible extends HasChannel {
  readonly isPrivate: boolean;
  readonly declared: { readonly isPrivate: boolean };
  readonly madePublic?: { readonly asOf: Instant };
}

/** Somebody made the channel private or public. */
export function convertChannel(
  incident: Convertible,
  isPrivate: boolean,
  asOf: Instant,
): readonly ChannelFact[] {
  const { channel } = incident;
  const isSecret = isPrivate && hidesIncident(incident, asOf);
  return isNews(channel, channel?.isPrivate, asOf) || isSecret
    ? [{ type: 'channel-converted', isPrivate, asOf }]
    : [];
}

/** What was private at any time stays so until somebody says otherwise, in whatever order it is told. */
function hidesIncident({ channel, isPrivate, madePublic }: Convertible, asOf: Instant): boolean {
  return channel !== undefined && !channel.isDeleted && !isPrivate && asOf > (madePublic?.asOf ?? 0);
}

/** Somebody took the bot out of the channel or invited it again. */
export function moveBot({ channel }: HasChannel, present: boolean, asOf: Instant): readonly ChannelFact[] {
  if (channel === undefined) return [];
  const isOpening = present && channel.hasBot === undefined && asOf <= later(channel.openedAt, joiningTime);
  const isTold = !isOpening && isNews(channel, channel.hasBot, asOf);
  return isTold ? [{ type: 'bot-moved', present, asOf }] : [];
}

/** Somebody deleted the channel. */
export function deleteChannel({ channel }: HasChannel): readonly ChannelFact[] {
  return channel === undefined || channel.isDeleted ? [] : [{ type: 'channel-deleted' }];
}

/** The channel as it is opened, with the bot in it. */
export function openedChannel(event: Recorded<'channel-opened'>): IncidentChannel {
  return { id: event.channel, name: event.name, openedAt: event.recordedAt };
}

/** The channel after a fact about it. */
export function channelAfter(
  channel: IncidentChannel,
  event: Extract<IncidentEvent, { type: ChannelFactType }>,
): IncidentChannel {
  switch (event.type) {
    case 'channel-renamed':
      return { ...channel, name: event.name, namedAsOf: event.asOf };
    case 'channel-archived':
      return { ...channel, archived: { is: event.archived, asOf: event.asOf } };
    case 'channel-converted': {
      const { isPrivate: is, asOf, seq } = event;
      const isLater = channel.isPrivate === undefined || asOf > channel.isPrivate.asOf;
      return isLater ? { ...channel, isPrivate: { is, asOf, seq } } : channel;
    }
    case 'bot-moved':
      return { ...channel, hasBot: { is: event.present, asOf: event.asOf } };
    case 'channel-deleted':
      return { ...channel, isDeleted: true };
    default:
      return event satisfies never;
  }
}

/** Told twice with the same content is news as well: the later date is what an even later one is compared with. */
function isNews(channel: IncidentChannel | undefined, told: Told | undefined, asOf: Instant): boolean {
  return channel !== undefined && !channel.isDeleted && (told === undefined || asOf > told.asOf);
}

/** Records that somebody joined an incident that goes on, once; whoever joins again has read the brief. */
export function joinChannel(
  { joined, status }: { readonly joined: readonly PersonId[]; readonly status: Status },
  person: PersonId,
): readonly Fact[] {
  const isOver = status === 'closed' || status === 'canceled';
  return isOver || joined.includes(person) ? [] : [{ type: 'joined', person }];
}
