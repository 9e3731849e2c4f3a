import { z } from 'zod';
import type { Forwarded } from '../../domain/forwarded';
import type { Author } from '../../domain/person';
import type { Picture } from '../../domain/picture';
import { onLines } from '../../domain/text/lines';
import { leavesOf, type Wording } from '../../domain/text/wording';
import { fromTimestamp } from '../../domain/time/instant';
import { isPersonId } from '../text/ids';
import { readReferences } from '../text/inline';
import { readMrkdwn } from '../text/read-mrkdwn';
import { formOf } from '../text/rich-text';
import { readBlocks } from './blocks';
import { flag, list, string } from './fields';
import { fileName, picturesIn } from './files';
import { timestamp } from './timestamp';

const attachment = z.object({
  pretext: string,
  title: string,
  text: string,
  fields: z
    .array(z.object({ title: string, value: string }))
    .optional()
    .catch(undefined),
  blocks: list,
  fallback: string,
  files: list,
  message_blocks: list,
  is_share: flag,
  is_msg_unfurl: flag,
  is_app_unfurl: flag,
  service_name: string,
  from_url: string,
  original_url: string,
  author_name: string,
  author_id: string,
  ts: timestamp.optional().catch(undefined),
});

type Attachment = z.infer<typeof attachment>;

/** What Slack fills in where it shows a forwarded message and tells no app its words. */
const NO_PREVIEW = '[no preview available]';

/** What stands beside the words of a message: what other programs say, and what was forwarded. */
export interface Attached {
  /** The message's own words, without an address that stands for what was forwarded. */
  readonly own: Wording;
  readonly beside: readonly Wording[];
  readonly forwarded?: Forwarded;
  /** The pictures that stand in what was forwarded. */
  readonly pictures: readonly Picture[];
}

/**
 * Reads a message's attachments, given its own words. Previews of links in them are the links' words and nobody's of the
 * message. The message whose address somebody typed within words of their own is quoted, and their words stay theirs.
 */
export function readAttachments(values: readonly unknown[], words: Wording): Attached {
  const all = values.flatMap((value) => {
    const read = attachment.safeParse(value);
    return read.success ? [read.data] : [];
  });
  const links = new Set(linksIn(words));
  const shared = all.filter(isShared);
  const isAddress = shared.length > 0 && isAddressOf(words, shared);
  const own = isAddress ? [] : words;
  const hasWords = own.length > 0;
  const [first] = shared.filter((each) => each.is_share === true || !hasWords);
  const beside = all
    .filter((each) => isShared(each) || !(hasWords && isPreview(each, links)))
    .map((each) => (isShared(each) ? quotedIf(hasWords, forwardedWords(each)) : attachmentWords(each)));
  return {
    own,
    beside,
    ...(first !== undefined && { forwarded: forwardOf(first, hasWords) }),
    pictures: shared.flatMap(({ files = [] }) => picturesIn(files)),
  };
}

function quotedIf(isQuote: boolean, words: Wording): Wording {
  return isQuote && words.length > 0 ? [{ quote: words }] : words;
}

function isShared({ is_share: isShare, is_msg_unfurl: isMessage }: Attachment): boolean {
  return isShare === true || isMessage === true;
}

function isPreview(read: Attachment, links: ReadonlySet<string>): boolean {
  const { is_app_unfurl: isUnfurl, service_name: service, from_url: from, original_url: original } = read;
  const isLinked = [from, original].some((url) => url !== undefined && links.has(url));
  return isUnfurl === true || (service !== undefined && service !== '') || isLinked;
}

function linksIn(words: Wording): readonly string[] {
  return leavesOf(words).flatMap((piece) =>
    typeof piece === 'object' && 'link' in piece ? [piece.link] : [],
  );
}

/** Whether words are nothing but the addresses of what was forwarded. */
function isAddressOf(words: Wording, shared: readonly Attachment[]): boolean {
  const addresses = new Set(shared.map(({ from_url: from }) => from));
  return leavesOf(words).every((piece) =>
    typeof piece === 'string' ? piece.trim() === '' : 'link' in piece && addresses.has(piece.link),
  );
}

function forwardOf(read: Attachment, isCommented: boolean): Forwarded {
  const { ts, from_url: link } = read;
  const author = authorOf(read);
  return {
    ...(author !== undefined && { author }),
    ...(ts !== undefined && { at: fromTimestamp(ts) }),
    ...(link !== undefined && link !== '' && { link }),
    ...(isCommented && { isCommented }),
  };
}

function authorOf({ author_id: id = '', author_name: name = '' }: Attachment): Author | undefined {
  if (isPersonId(id)) return { person: id, ...(name !== '' && { name }) };
  return name === '' ? undefined : { bot: name };
}

const carried = z.object({ message: z.object({ blocks: list }).optional().catch(undefined) });

function forwardedWords(read: Attachment): Wording {
  const { message_blocks: messages = [], text = '', files = [], blocks = [], fallback = '' } = read;
  const inMessages = messages.flatMap((each) => {
    const message = carried.safeParse(each);
    return message.success ? (message.data.message?.blocks ?? []) : [];
  });
  const candidates = [
    () => readBlocks(inMessages, formOf(inMessages, text)),
    () => (text === NO_PREVIEW ? [] : readMrkdwn(text)),
    () => readBlocks(blocks, formOf(blocks, text)),
  ];
  const words = firstOf(candidates);
  const said = onLines([words, ...files.map(fileName)]);
  return said.length > 0 || fallback === NO_PREVIEW ? said : readMrkdwn(fallback);
}

function firstOf(candidates: readonly (() => Wording)[]): Wording {
  for (const candidate of candidates) {
    const words = onLines([candidate()]);
    if (words.length > 0) return words;
  }
  return [];
}

function attachmentWords(read: Attachment): Wording {
  const { pretext = '', title = '', text = '', fields = [], blocks = [], files = [], fallback = '' } = read;
  const words = onLines([
    readMrkdwn(pretext),
    readReferences(title),
    readMrkdwn(text),
    ...fields.map(fieldWords),
    readBlocks(blocks, formOf(blocks, text)),
    ...files.map(fileName),
  ]);
  return words.length > 0 || fallback === NO_PREVIEW ? words : readMrkdwn(fallback);
}

function fieldWords({
  title = '',
  value = '',
}: {
  title?: string | undefined;
  value?: string | undefined;
}): Wording {
  if (title.trim() === '') return readMrkdwn(value);
  return value.trim() === ''
    ? readReferences(title)
    : [...readReferences(`${title}: `), ...readMrkdwn(value)];
}
