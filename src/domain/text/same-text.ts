import { inPlainText } from './plain-text';
import { mapLeaves, type Wording } from './wording';

/** What a line of a list or of a quote may begin with. */
const LINE_START = /^[ \t]*(?:(?:[-*•◦▪‣–>]\uFE0E?|(?:\d{1,3}|[a-z]|[ivxl]{1,5})[.)])(?:[ \t]+|$))*/gm;

/** Signs of formatting, as they stand at the beginning and at the end of words. */
const SIGNS = /(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu;

/**
 * Whether two wordings say the same, however they are set: white space, formatting and the signs of lists aside. What a
 * group or a channel is called in them is not theirs to say: the workspace fills it in, and not everywhere alike.
 */
export function sameText(one: Wording, other: Wording): boolean {
  return one === other || bareText(one) === bareText(other);
}

function bareText(wording: Wording): string {
  const nameless = mapLeaves(wording, (piece) => {
    if (typeof piece === 'string') return piece;
    if ('group' in piece) return { ...piece, name: piece.group };
    if ('channel' in piece) return { ...piece, name: piece.channel };
    // Some tell which character an emoji is.
    return 'emoji' in piece ? `:${piece.emoji}:` : piece;
  });
  return inPlainText(nameless, (id) => id)
    .replace(LINE_START, '')
    .replace(SIGNS, '')
    .replace(/\s+/g, '');
}
