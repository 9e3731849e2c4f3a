import { z } from 'zod';
import { checkMetadata } from '../block-kit';
import { asObject } from '../block-kit/whole';
import { refuse, refuseInvalid, withNewIds } from '../interactions/app-message';
import { SlackError } from '../state/slack-error';
import type { Metadata, WorkspaceState } from '../state/state';
import type { MessageContent } from '../workspace/messages';
import { linkNames } from '../workspace/typed-text';
import { flag, json, jsonList, text } from './arguments';

/** The arguments that describe a message, in every method that writes one. */
export const contentArguments = {
  text: text.optional(),
  markdown_text: text.optional(),
  blocks: jsonList('invalid_blocks_format').optional(),
  attachments: jsonList('invalid_attachments').optional(),
  metadata: json('invalid_metadata_format').optional(),
  parse: text.optional(),
  link_names: flag.optional(),
};

const schema = z.object(contentArguments);

/** Those arguments, read. */
export type ContentArguments = z.infer<typeof schema>;

/** What is longer is cut off (docs.slack.dev/reference/methods/chat.postMessage). */
const LONGEST_TEXT = 40_000;
/** What is longer is refused. */
const LONGEST_MARKDOWN = 12_000;

/**
 * The content of a new message. Text past 40,000 characters is cut off.
 * Refuses with `no_text`, `invalid_blocks`, `invalid_attachments`, `markdown_text_conflict` and the metadata codes.
 */
export function readContent(state: WorkspaceState, args: ContentArguments): MessageContent {
  refuseInvalid(args);
  const given = markdownAsBlock(args);
  const content: MessageContent = {
    text: linked(state, given).slice(0, LONGEST_TEXT),
    ...withNewIds(given),
    metadata: readMetadata(args.metadata),
  };
  if (content.text.trim() === '' && !content.blocks?.length && !content.attachments?.length)
    throw new SlackError('no_text');
  return content;
}

/** The text with names linked where the app asked for that. */
export function linked(
  state: WorkspaceState,
  { text: given = '', parse, link_names: names }: ContentArguments,
): string {
  return parse === 'full' || names ? linkNames(state, given) : given;
}

/** The metadata of a message; undefined when none is given. Refuses with `invalid_metadata_format` or `_schema`. */
export function readMetadata(value: unknown): Metadata | undefined {
  const given = asObject(value);
  if (value === undefined || value === null) return undefined;
  if (!given) throw new SlackError('invalid_metadata_format');
  if (Object.keys(given).length === 0) return undefined;
  refuse('invalid_metadata_schema', checkMetadata(given));
  return { event_type: String(given.event_type), event_payload: { ...asObject(given.event_payload) } };
}

/** `markdown_text` as the block that it becomes. Refuses it beside `text` or `blocks`, and when it is too long. */
export function markdownAsBlock(args: ContentArguments): ContentArguments {
  const { markdown_text: markdown } = args;
  if (markdown === undefined) return args;
  if (args.text !== undefined || args.blocks !== undefined) throw new SlackError('markdown_text_conflict');
  if (markdown.length > LONGEST_MARKDOWN) throw new SlackError('msg_too_long');
  return { ...args, text: markdown, blocks: [{ type: 'markdown', text: markdown }] };
}
