/** An emoji as the data file lists it; tones of skin from 1 to 5. */
export interface ListedEmoji {
  readonly emoji: string;
  readonly shortcodes?: readonly string[];
  readonly order?: number;
  readonly skins?: readonly { readonly tone: number | readonly number[]; readonly emoji: string }[];
}

/** An emoji by the name that Slack has for it. */
export interface NamedEmoji {
  /** Without colons. */
  readonly name: string;
  readonly char: string;
}

/** All emoji by name. Names are Slack's (the list of iamcal), without colons. */
export class EmojiBook {
  readonly #byName = new Map<string, ListedEmoji>();
  readonly #names: readonly string[];

  constructor(list: readonly ListedEmoji[]) {
    for (const listed of list) {
      for (const name of listed.shortcodes ?? []) if (!this.#byName.has(name)) this.#byName.set(name, listed);
    }
    this.#names = [...this.#byName.keys()];
  }

  /** The character of a name like `wave` or `wave::skin-tone-3`; undefined if there is none. */
  find(name: string): string | undefined {
    const [base = '', suffix] = name.toLowerCase().split('::', 2);
    const listed = this.#byName.get(base);
    const tone = Number(/^skin-tone-([2-6])$/.exec(suffix ?? '')?.[1]);
    const toned = listed?.skins?.find((skin) => skin.tone === tone - 1);
    return toned?.emoji ?? listed?.emoji;
  }

  /** The name of a character, skin and all; undefined if it is no emoji. */
  nameOf(char: string): string | undefined {
    for (const [name, listed] of this.#byName) {
      if (listed.emoji === char) return name;
      const skin = listed.skins?.find((each) => each.emoji === char);
      if (typeof skin?.tone === 'number') return `${name}::skin-tone-${skin.tone + 1}`;
    }
    return undefined;
  }

  /** What could be meant by the beginning of a name: names that begin so, then names with a word that does, each emoji once. */
  search(prefix: string, limit = 8): readonly NamedEmoji[] {
    const wanted = prefix.toLowerCase();
    if (wanted === '') return [];
    const begins = this.#names.filter((name) => name.startsWith(wanted)).sort(byLength);
    const within = this.#names
      .filter((name) => !name.startsWith(wanted) && hasWord(name, wanted))
      .sort(byLength);
    const found = new Map<string, NamedEmoji>();
    for (const name of [...begins, ...within]) {
      const char = this.#byName.get(name)?.emoji ?? '';
      if (!found.has(char)) found.set(char, { name, char });
      if (found.size === limit) break;
    }
    return [...found.values()];
  }
}

function byLength(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}

function hasWord(name: string, beginning: string): boolean {
  return name.includes(`_${beginning}`) || name.includes(`-${beginning}`);
}
