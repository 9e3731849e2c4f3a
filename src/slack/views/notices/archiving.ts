import type { Notice } from '../../../app/notice';
import { day } from '../../../domain/time/instant';
import { actions, type BlockMessage, button, type DrawContext, paragraphs } from '../../block-kit/message';
import { keepChannelAction } from '../../buttons/keep-channel';
import { inReadersZone } from '../../text/instants';
import { escaped } from '../../text/mrkdwn';

/** Says that the channel is archived, with a button that keeps it; says what became of that once it is known. */
export function drawArchiving(
  { incident, due, outlook }: Extract<Notice, { type: 'archiving' }>,
  { nameOf, settings }: DrawContext,
): BlockMessage {
  switch (outlook.type) {
    case 'archived then': {
      const said = paragraphs(
        `*This channel will be archived ${inReadersZone(due)}.* ${silence(settings.channel.archiveAfter)} What was recorded stays, and the channel can be brought back. Writing here before then puts it off.`,
      );
      const keep = button(keepChannelAction, 'Keep the channel', `${incident.number}`);
      return { ...said, blocks: [...said.blocks, actions([keep])] };
    }
    case 'kept': {
      const who = outlook.by === undefined ? '' : `, said ${escaped(nameOf(outlook.by))}`;
      return paragraphs(`*This channel stays*${who}. Firelog does not archive it.`);
    }
    case 'put off':
      return paragraphs(
        `This channel was to be archived ${inReadersZone(due)}. *That was put off:* something happened here since it was said.`,
      );
    case 'called off':
      return paragraphs(
        `This channel was to be archived ${inReadersZone(due)}. *It stays:* Firelog archives no channels any more.`,
      );
    case 'refused':
      return paragraphs(
        `This channel was to be archived ${inReadersZone(due)}. *That was refused.* ${escaped(outlook.why)}`,
      );
    default:
      return outlook satisfies never;
  }
}

function silence(archiveAfter: number | undefined): string {
  const days = Math.round((archiveAfter ?? day) / day);
  return `That is done once nobody has written for ${days === 1 ? 'a day' : `${days} days`}.`;
}
