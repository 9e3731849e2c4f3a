import { EMOJI_TABLE } from './emoji-table';

/** An emoji of Slack's: its first name is the one under which Slack keeps it. */
interface Emoji {
  readonly name: string;
  /** Its code points in hexadecimal, joined by hyphens, as Slack writes them: `2764-fe0f`. */
  readonly unicode: string;
}

const BY_NAME = new Map(
  EMOJI_TABLE.split(';').flatMap((entry) => {
    const [unicode = '', name = '', ...aliases] = entry.split(' ');
    const emoji: Emoji = { name, unicode };
    return [name, ...aliases].map((each): [string, Emoji] => [each, emoji]);
  }),
);

/**
 * The name under which Slack keeps an emoji that may be typed by several: `+1` for `thumbsup`. The tone of skin stays. A name that
 * Slack does not have, such as that of a workspace's own emoji, stays as it is.
 */
export function canonicalEmoji(typed: string): string {
  const [name = '', tone] = typed.split('::', 2);
  const known = BY_NAME.get(name)?.name ?? name;
  return tone === undefined ? known : `${known}::${tone}`;
}

/** The code points of an emoji that every workspace has, as Slack writes them; undefined for any other name. */
export function unicodeOfEmoji(name: string): string | undefined {
  return BY_NAME.get(name)?.unicode;
}
