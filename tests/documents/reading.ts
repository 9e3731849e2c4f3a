import MarkdownIt from 'markdown-it';

/** Reads as CommonMark with GitHub's tables, strikethrough and bare addresses, and with HTML let through. */
const renderer = MarkdownIt({ html: true, linkify: true });
renderer.linkify.set({ fuzzyLink: false });
// The renderer's own habit of prettifying the text of a link is no part of Markdown.
renderer.normalizeLinkText = (text) => text;

/** What a reader of rendered Markdown sees. */
export interface Reading {
  /** The text, with a line break for each that is shown. */
  readonly text: string;
  /** The elements that it is made of, in order: `p`, `strong`, `a`. */
  readonly elements: readonly string[];
  /** Where the links lead. */
  readonly links: readonly string[];
}

/** Renders Markdown and tells what there is to see. */
export function read(markdown: string): Reading {
  const tokens = renderer
    .parse(markdown, {})
    .flatMap((token) => (token.type === 'inline' ? (token.children ?? []) : [token]));
  const opened = tokens.filter((token) => token.nesting !== -1 && token.type !== 'text');
  return {
    text: tokens.map((token) => (/^(?:hard|soft)break$/.test(token.type) ? '\n' : token.content)).join(''),
    elements: opened.map((token) => (token.type.startsWith('html') ? 'html' : token.tag)),
    links: opened.flatMap((token) => (token.tag === 'a' ? [String(token.attrGet('href'))] : [])),
  };
}

/** The rendered page. */
export function pageOf(markdown: string): string {
  return renderer.render(markdown);
}
