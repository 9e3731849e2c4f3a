import type { Button, KnownBlock, SectionBlock } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import type { PersonId } from '../../domain/person';
import { shortenMrkdwn } from '../text/mrkdwn';

/** A message as it is posted: blocks to see, and a text for notifications and readers of text. */
export interface BlockMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** What a view needs to draw. */
export interface DrawContext {
  readonly nameOf: (person: PersonId) => string;
  readonly settings: Settings;
}

/** A section may hold this many characters. Source: docs.slack.dev, block-kit/blocks/section-block. */
const MAX_SECTION = 3_000;

/** A paragraph of mrkdwn. What people wrote in it must be escaped already. */
export function section(mrkdwn: string): SectionBlock {
  return sectionBeside(mrkdwn);
}

/** The same with a button beside it, which takes no line of its own where there is room. */
export function sectionBeside(mrkdwn: string, accessory?: Button): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: shortenMrkdwn(mrkdwn, MAX_SECTION), verbatim: true },
    ...(accessory !== undefined && { accessory }),
  };
}

/** A paragraph with a button beside it. */
export function sectionWith(mrkdwn: string, beside: Button): KnownBlock {
  return { ...section(mrkdwn), accessory: beside };
}

/** Small print. */
export function context(mrkdwn: string): KnownBlock {
  const text = shortenMrkdwn(mrkdwn, MAX_SECTION);
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}

/** A row of buttons. */
export function actions(buttons: Button[]): KnownBlock {
  return { type: 'actions', elements: buttons };
}

/** A button; `value` says what it is about. */
export function button(action: string, label: string, value: string): Button {
  return { type: 'button', action_id: action, text: { type: 'plain_text', text: label }, value };
}

/** A paragraph with small print below it, of which the parts stand on one line; none where there are no parts. */
export function withSmallPrint(mrkdwn: string, ...parts: readonly string[]): BlockMessage {
  const below = parts.length === 0 ? [] : [context(parts.join(' · '))];
  return { text: mrkdwn, blocks: [section(mrkdwn), ...below] };
}

/** A message of paragraphs alone, whose notification is its first line. */
export function paragraphs(...mrkdwn: readonly string[]): BlockMessage {
  return { text: mrkdwn[0] ?? '', blocks: mrkdwn.map(section) };
}
