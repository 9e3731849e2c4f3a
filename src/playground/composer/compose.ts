import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { richText } from '../block-kit/rich-text';
import { SlackError } from '../state/slack-error';
import type { WorkspaceState } from '../state/state';
import { encodeTyped } from '../workspace/typed-text';
import { flattened } from './flatten';
import { composeRichText } from './rich-text';

/** What a person writes, as Slack's composer sends it: rich text, and a flattened copy of it as `text`. */
export interface WrittenMessage {
  text: string;
  /** Absent where nothing was written, as with a file alone. */
  blocks?: readonly unknown[];
}

/**
 * What somebody typed as the message that Slack makes of it. Sources: docs.slack.dev, reference/block-kit/blocks/rich-text-block
 * ("the output of the Slack client's WYSIWYG message composer"), and messages recorded in slackapi/java-slack-sdk.
 */
export function composeMessage(state: WorkspaceState, typed: string): WrittenMessage {
  const { parts, text } = composeRichText(encodeTyped(state, typed));
  if (parts.length === 0) return { text };
  return { text, blocks: [{ type: 'rich_text', block_id: newBlockId(), elements: parts }] };
}

/**
 * A message of rich text that is there already; its text is the flattened copy, unless another is given. Refuses what no person's
 * message can hold with `invalid_blocks`.
 */
export function readyMessage(text: string, blocks: readonly unknown[]): WrittenMessage {
  const read = richTextBlocks.safeParse(blocks);
  if (!read.success)
    throw new SlackError('invalid_blocks', { errors: read.error.issues.map(({ message }) => message) });
  const identified = read.data.map((block) => ({ ...block, block_id: block.block_id ?? newBlockId() }));
  return { text: text === '' ? flattened(identified) : text, blocks: identified };
}

const richTextBlocks = z.array(richText).min(1);

/** What somebody typed into a rich text input, as the block that the app is told. */
export function composeInput(state: WorkspaceState, typed: string): Readonly<Record<string, unknown>> {
  return { type: 'rich_text', elements: composeRichText(encodeTyped(state, typed)).parts };
}

function newBlockId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
