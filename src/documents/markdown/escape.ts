/** Every character that Markdown can mean something by is looked at in the place where it stands. */
const special =
  /\\|[`[\]|*]|_+|~+|<|&|\{(?=[{%])|:(?=\/\/)|(?<=[\w.+;:&=$,"!#%'*/?^`{|}~-])@(?=\S)|(?<![\p{L}\p{N}])www\./giu;
/** Most lines hold nothing that could be special, which is found out in far less time. */
const mayBeSpecial = /[\\`[\]|*_~<&{@]|:\/\/|www\./i;
const asciiPunctuation = /^[!-/:-@[-`{-~]/;
const word = /^[\p{L}\p{N}\p{M}]$/u;

/**
 * One line of text so that Markdown (CommonMark and GitHub's) shows exactly these characters and nothing else:
 * no emphasis, code, link, table, HTML, entity or template. Whatever means nothing where it stands is left alone,
 * so that prose stays readable: `a-b`, `10.42`, `snake_case`, `5 < 6`, `R&D`. What follows the text is not known,
 * so its two ends count as if anything could stand there. `keepTags` leaves the brackets of `[FIRING:2]` alone, too,
 * which must not be done between the brackets of a link; `keepSnakes` the underscores within a word, which must not be done
 * where a letter of it may be written in another way.
 */
export function escapeInline(
  line: string,
  { keepTags = false, keepSnakes = true }: { keepTags?: boolean; keepSnakes?: boolean } = {},
): string {
  if (!mayBeSpecial.test(line)) return line;
  const kept = keepTags && line.includes('[') ? tagEnds(line) : noTags;
  return line.replace(special, (found: string, offset: number) => {
    if (kept.has(offset)) return found;
    const before = [...line.slice(Math.max(0, offset - 2), offset)].at(-1) ?? '';
    const after = line.slice(offset + found.length);
    return found[0] === '_' && !keepSnakes ? each(found) : escaped(found, before, after);
  });
}

const noTags: ReadonlySet<number> = new Set();

/** The brackets of tags, as alerts have them: `[FIRING:2]`. No link can come of them where nothing defines one. */
function tagEnds(line: string): ReadonlySet<number> {
  const tags = [...line.matchAll(/\[[\p{L}\p{N}_][\p{L}\p{N}_ .:,-]+\](?=[^([:])/gu)];
  return new Set(tags.flatMap(({ 0: tag, index }) => [index, index + tag.length - 1]));
}

function escaped(found: string, before: string, after: string): string {
  const [next = ''] = after;
  switch (found[0]) {
    case '\\':
      return next === '' || asciiPunctuation.test(next) ? '\\\\' : found;
    case '*':
      return /\s/.test(before) && /\s/.test(next) ? found : '\\*';
    case '_':
      return word.test(before) && word.test([...after.slice(0, 2)][0] ?? '') ? found : each(found);
    case '~':
      return found === '~' && /\s/.test(before) ? found : each(found);
    case '<':
      return /\s/.test(next) ? found : '&lt;';
    case '&':
      return /^(?:#?\w*$|#?\w+;)/.test(after) ? '&amp;' : found;
    case '{':
      return '{\\';
    case 'w':
    case 'W':
      return `${found.slice(0, -1)}\\.`;
    default:
      return `\\${found}`;
  }
}

/** Most lines neither begin nor end with anything that could be the sign of one. */
const mayBeBlock = /^[-+*#>=:\d]|#$/;

/** A line of Markdown that begins no heading, list, quotation, rule, table or underlined heading. */
export function escapeLineStart(line: string): string {
  if (!mayBeBlock.test(line)) return line;
  return line
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
    .replace(/^(?=#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|[-=:][-=: \t]*$)/, '\\')
    .replace(/(^|\s)(#+)$/, (_, space: string, hashes: string) => `${space}\\${hashes}`);
}

function each(run: string): string {
  return [...run].map((character) => `\\${character}`).join('');
}
