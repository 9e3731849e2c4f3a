import type { Installation } from '../../installation';
import { SlackError } from '../../state/slack-error';
import type { Channel, Person } from '../../state/state';
import type { ListedChannel, ShownMessage } from '../contract';
import { listChannel } from './listed-channel';
import { showMessage } from './shown-message';

/** The workspace as one person sees it. */
export class Viewer {
  constructor(
    readonly installation: Installation,
    readonly person: Person,
  ) {}

  /** Whether this person sees the conversation, with everything in it. */
  sees(channel: Channel): boolean {
    return channel.kind === 'public' || channel.members.includes(this.person.id);
  }

  /** Every conversation that this person sees. */
  channels(): Channel[] {
    return Object.values(this.installation.workspace.state.channels).filter((channel) => this.sees(channel));
  }

  /** The conversation with this id; refuses with `channel_not_found` where there is none to see. */
  channel(id: string): Channel {
    const { channels } = this.installation.workspace.state;
    const channel = Object.hasOwn(channels, id) ? channels[id] : undefined;
    if (!channel || !this.sees(channel)) throw new SlackError('channel_not_found');
    return channel;
  }

  /** The list at the side. */
  list(): ListedChannel[] {
    const { state } = this.installation.workspace;
    return this.channels().map((channel) => listChannel(state, channel, this.person.id));
  }

  /** A message as it is shown to this person. */
  show(channel: Channel, message: Channel['messages'][number]): ShownMessage {
    return showMessage(this.installation.workspace, channel, message, this.person.id);
  }
}
