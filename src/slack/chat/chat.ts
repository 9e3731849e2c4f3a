import type { KnownPeople } from '../../app/directory/known-people';
import type { Chat, Clock } from '../../app/ports';
import { AnnouncementChannel } from './announcement-channel';
import { canvases } from './canvas/canvases';
import { channels } from './channels';
import { files } from './files';
import { invitations } from './invitations';
import { messages } from './messages';
import type { ChatParts } from './parts';
import { people } from './people';
import { permalink } from './permalink';
import { talk } from './talk';

/** What Firelog does on Slack, and a way to get ready for it. */
export interface SlackChat extends Chat {
  /** Finds and joins the announcement channel beforehand, so that declaring does not wait for it. */
  prepare(): Promise<void>;
}

/** Puts the parts of the chat together. */
export function createChat(parts: ChatParts, atHand: KnownPeople, clock: Clock): SlackChat {
  const announcements = new AnnouncementChannel(parts);
  const known = people(parts, atHand, clock);
  return {
    ...channels(parts, clock),
    ...invitations(parts),
    ...messages(parts, known.names, announcements, known.directMessages),
    ...files(parts),
    ...canvases(parts),
    ...known,
    ...talk(parts, clock),
    linkTo: (source) => permalink(parts.identity.teamUrl, source),
    async prepare() {
      await announcements.id();
    },
  };
}
