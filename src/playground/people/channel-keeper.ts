import { SlackError } from '../state/slack-error';
import type { Channel, Person } from '../state/state';
import type { Workspace } from '../state/workspace';
import {
  archiveChannel,
  convertChannel,
  createChannel,
  deleteChannel,
  renameChannel,
  setHeadline,
  shareChannel,
  unarchiveChannel,
} from '../workspace/channels';
import { joinChannel, leaveChannel } from '../workspace/membership';

/** What a person does to channels as such: opens, names, describes and closes them, and brings people in and out. */
export class ChannelKeeper {
  readonly #workspace: Workspace;
  readonly #person: Person;

  constructor(workspace: Workspace, person: Person) {
    this.#workspace = workspace;
    this.#person = person;
  }

  /** Creates a channel with this person in it and names its id. */
  create(name: string, { private: isPrivate = false }: { private?: boolean } = {}): string {
    const channel = createChannel(this.#workspace, this.#person.id, name, isPrivate);
    joinChannel(this.#workspace, channel, this.#person.id);
    return channel.id;
  }

  /** Brings members in: people, or an app's bot user. */
  invite(channel: string, ...users: string[]): void {
    const found = this.#own(channel);
    if (found.archived) throw new SlackError('is_archived');
    for (const user of users)
      joinChannel(this.#workspace, found, this.#workspace.member(user).id, this.#person.id);
  }

  /** Takes a member out. */
  kick(channel: string, user: string): void {
    const found = this.#own(channel);
    if (found.isGeneral) throw new SlackError('cant_kick_from_general');
    leaveChannel(this.#workspace, found, user, this.#person.id);
  }

  /** Archives the channel; nobody writes in it from then on. */
  archive(channel: string): void {
    archiveChannel(this.#workspace, this.#own(channel), this.#person.id);
  }

  /** Makes the channel private, or public. Refused with `restricted_action` in #general, and where it is so already. */
  convert(channel: string, to: 'public' | 'private'): void {
    convertChannel(this.#workspace, this.#own(channel), this.#person.id, to);
  }

  /** Brings an archived channel back. */
  unarchive(channel: string): void {
    unarchiveChannel(this.#workspace, this.#own(channel), this.#person.id);
  }

  /** Shares the channel with another workspace, whose people may be brought in from then on. */
  share(channel: string, team: string): void {
    shareChannel(this.#workspace, this.#own(channel), team);
  }

  /** Gives the channel another name; refused like in `createChannel`. */
  rename(channel: string, name: string): void {
    renameChannel(this.#workspace, this.#own(channel), this.#person.id, name);
  }

  /** Deletes the channel with everything in it. */
  delete(channel: string): void {
    deleteChannel(this.#workspace, this.#own(channel), this.#person.id);
  }

  /** Writes the topic, of at most 250 characters. */
  setTopic(channel: string, topic: string): void {
    setHeadline(this.#workspace, this.#own(channel), this.#person.id, 'topic', topic);
  }

  /** Writes the purpose, of at most 250 characters. */
  setPurpose(channel: string, purpose: string): void {
    setHeadline(this.#workspace, this.#own(channel), this.#person.id, 'purpose', purpose);
  }

  #own(id: string): Channel {
    const channel = this.#workspace.channel(id);
    if (!channel.members.includes(this.#person.id)) {
      throw new SlackError(channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found');
    }
    if (channel.kind !== 'public' && channel.kind !== 'private')
      throw new SlackError('method_not_supported_for_channel_type');
    return channel;
  }
}
