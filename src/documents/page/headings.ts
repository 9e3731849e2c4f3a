import { type Token, textIn } from '../markdown/reader';

/** A heading as the contents list it. */
export interface Heading {
  readonly id: string;
  readonly text: string;
}

/**
 * Gives each heading below the title a place that a link can lead to, no two the same: that of `S1` is `s1`. Resolves to the
 * headings of the sections.
 */
export function placeHeadings(tokens: readonly Token[], taken: readonly string[]): readonly Heading[] {
  const used = new Set(taken);
  const sections: Heading[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open' || token.tag === 'h1') continue;
    const text = textIn(tokens.slice(index + 1, index + 2));
    const id = unused(slug(text), used);
    used.add(id);
    token.attrSet('id', id);
    if (token.tag === 'h2') sections.push({ id, text });
  }
  return sections;
}

/** A name in letters and digits that every browser takes, and that begins with a letter. */
function slug(text: string): string {
  const name = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
  return /^[a-z]/.test(name) ? name : `section${name === '' ? '' : '-'}${name}`;
}

function unused(name: string, used: ReadonlySet<string>): string {
  let [candidate, count] = [name, 1];
  while (used.has(candidate)) {
    count += 1;
    candidate = `${name}-${count}`;
  }
  return candidate;
}
