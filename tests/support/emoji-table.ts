import { readFileSync } from 'node:fs';

interface ListedEmoji {
  readonly emoji: string;
  readonly shortcodes?: readonly string[];
}

const head = `\
/**
 * Slack's emoji with all the names that each may be typed by, the one first under which Slack keeps it. Made by
 * "npm run generate" from emoji-picker-element-data: do not edit it.
 */
`;

/** What `src/emoji/emoji-table.ts` must hold. */
export function emojiTableText(): string {
  const path = require.resolve('emoji-picker-element-data/en/iamcal/data.json');
  const list = JSON.parse(readFileSync(path, 'utf8')) as readonly ListedEmoji[];
  const entries = list.flatMap(({ emoji, shortcodes = [] }) => {
    if (shortcodes.length === 0) return [];
    // The list puts the short name of a flag first, under which Slack does not keep it.
    const names = [...shortcodes].sort((one, other) => Number(isFlag(other)) - Number(isFlag(one)));
    return [[unicodeOf(emoji), ...names].join(' ')];
  });
  return `${head}export const EMOJI_TABLE =\n  '${entries.join(';')}';\n`;
}

function isFlag(name: string): boolean {
  return name.startsWith('flag-');
}

/** Slack leaves out the mark for "drawn as an emoji" where a character is drawn so anyway. */
function unicodeOf(emoji: string): string {
  const drawn = /^(\p{Emoji_Presentation})\ufe0f$/u.exec(emoji)?.[1] ?? emoji;
  return [...drawn].map((char) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('-');
}
