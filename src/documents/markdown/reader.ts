import MarkdownIt from 'markdown-it';

/** A piece of Markdown that was read: the beginning or the end of an element, or what is in one. */
export type Token = MarkdownIt.Token;

const reader = MarkdownIt({ html: false, linkify: false, typographer: false });
reader.validateLink = (address) => /^(?:https?:|mailto:|#)/i.test(address);
// The text of a bare address is what was written, and not a prettier form of it.
reader.normalizeLinkText = (text) => text;
// A picture from elsewhere would be a request: it becomes a link.
reader.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const address = escapeHtml(String(token?.attrGet('src') ?? ''));
  return `<a href="${address}" rel="noreferrer">${escapeHtml(textIn(token?.children ?? []) || 'Picture')}</a>`;
};

const { Token: NewToken } = new reader.core.State('', reader, {});

/**
 * Reads a document: CommonMark with tables and strikethrough. HTML in it is text, a picture a link, and what leads
 * anywhere but to the web, to mail or within the document is no link.
 */
export function tokensOf(markdown: string): Token[] {
  return reader.parse(markdown, {});
}

/** Tokens as HTML. Text and attributes in them are escaped; what stands in a token of `htmlToken` is written as it is. */
export function htmlOf(tokens: Token[]): string {
  return reader.renderer.render(tokens, reader.options, {});
}

/** A token of HTML that is ready. */
export function htmlToken(html: string): Token {
  const token = new NewToken('html_inline', '', 0);
  token.content = html;
  return token;
}

/** The text in tokens, without the signs of Markdown; a line break is a space. */
export function textIn(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (children !== null) return textIn(children);
      return type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
    })
    .join('');
}

/** An address as a link to it has it. */
export function asLinked(address: string): string {
  return reader.normalizeLink(address);
}

/** Any text as the text of an element or the value of an attribute. */
export function escapeHtml(text: string): string {
  return reader.utils.escapeHtml(text);
}
