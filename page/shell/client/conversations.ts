import type { ListedChannel, Welcome } from '../../../src/playground/page/contract';

/** The conversations of a person as the list shows them. */
export interface Conversations {
  readonly channels: readonly ListedChannel[];
  readonly direct: readonly ListedChannel[];
}

/** Sorts conversations for the list: channels by name, direct messages by who was heard last. */
export function conversationsOf(
  channels: readonly ListedChannel[],
  nameOf: (id: string) => string,
): Conversations {
  const isDirect = ({ kind }: ListedChannel): boolean => kind === 'im' || kind === 'mpim';
  const shown = channels.filter(({ isArchived, isMember }) => !isArchived || isMember);
  return {
    channels: shown.filter((channel) => !isDirect(channel)).sort(byName),
    direct: shown
      .filter(isDirect)
      .sort((one, other) => titleOf(one, nameOf).localeCompare(titleOf(other, nameOf))),
  };
}

/** Those that a person is in first, archived ones last, each by name. */
function byName(one: ListedChannel, other: ListedChannel): number {
  return (
    Number(other.isMember) - Number(one.isMember) ||
    Number(one.isArchived) - Number(other.isArchived) ||
    one.name.localeCompare(other.name, undefined, { numeric: true })
  );
}

/** What a conversation is called: its name, or those whom it is with. */
export function titleOf(channel: ListedChannel, nameOf: (id: string) => string): string {
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  return isDirect ? channel.others.map(nameOf).join(', ') || 'You' : channel.name;
}

/** How a person is called. */
export function nameIn(welcome: Pick<Welcome, 'people' | 'bots'>): (id: string) => string {
  return (id) =>
    welcome.people[id]?.realName ||
    welcome.people[id]?.name ||
    welcome.bots[id]?.name ||
    (id === 'USLACKBOT' ? 'Slackbot' : id);
}

/** Where a tab begins that was sent nowhere: the channel that everybody is in. */
export function firstChannel(channels: readonly ListedChannel[]): ListedChannel | undefined {
  return (
    channels.find(({ isGeneral }) => isGeneral) ?? channels.find(({ isMember }) => isMember) ?? channels[0]
  );
}
