import fc from 'fast-check';

/** An element of rich text, as Slack sends it. */
export type Element = Readonly<Record<string, unknown>>;

/** A text as an element. */
export function text(words: string, style?: object): Element {
  return { type: 'text', text: words, ...(style !== undefined && { style }) };
}

/** Elements as a section. */
export function section(...elements: readonly object[]): Element {
  return { type: 'rich_text_section', elements };
}

/** Parts as a block. */
export function richText(elements: readonly object[]): Element {
  return { type: 'rich_text', block_id: 'r', elements };
}

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('the pool ', ' is *full*', '- a', '1. b\n2. c', '\n', '> no', '```', '<!here>', '&amp;'),
);
const style = fc.record(
  { bold: fc.constant(true), italic: fc.constant(true), strike: fc.constant(true), code: fc.constant(true) },
  { requiredKeys: [] },
);
const leaf: fc.Arbitrary<Element> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('text'), text: words, style }) },
  fc.record({ type: fc.constant('link'), url: fc.webUrl(), text: words, style }),
  fc.record({ type: fc.constant('user'), user_id: fc.constantFrom('U0AMINA', 'U0BARAKA'), style }),
  fc.constantFrom<Element>(
    { type: 'channel', channel_id: 'C0OPS' },
    { type: 'usergroup', usergroup_id: 'S0DBA' },
    { type: 'broadcast', range: 'here' },
    { type: 'emoji', name: 'fire', unicode: '1f525' },
    { type: 'emoji', name: 'our-logo' },
    { type: 'date', timestamp: 1714979100, format: '{time}', fallback: '09:05' },
  ),
);
const elements = fc.array(leaf, { minLength: 1, maxLength: 6 });
const sectionArb: fc.Arbitrary<Element> = elements.map((each) => section(...each));

/** A part of a block of rich text: a section, a list at any depth, a quote or code. */
export const partArb: fc.Arbitrary<Element> = fc.oneof(
  sectionArb,
  elements.map((each) => ({ type: 'rich_text_quote', elements: each })),
  elements.map((each) => ({ type: 'rich_text_preformatted', border: 0, elements: each })),
  fc.record({
    type: fc.constant('rich_text_list'),
    style: fc.constantFrom('bullet', 'ordered'),
    indent: fc.nat(8),
    offset: fc.nat(3),
    border: fc.constantFrom(0, 1),
    elements: fc.array(sectionArb, { minLength: 1, maxLength: 4 }),
  }),
);

/** Every text in elements, lines apart. */
export function textsIn(parts: readonly unknown[]): readonly string[] {
  return parts.flatMap((part) => {
    const { text: own, elements: inner } = part as { text?: string; elements?: readonly unknown[] };
    return [...(own ?? '').split('\n'), ...textsIn(inner ?? [])];
  });
}
