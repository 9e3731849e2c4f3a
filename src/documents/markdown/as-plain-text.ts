import { type Token, tokensOf } from './reader';

/**
 * Markdown as somebody reads it aloud: words without signs. Lists and quotes keep theirs, a line break stays one, paragraphs
 * are a blank line apart, and behind a link's words stands where it leads.
 */
export function asPlainText(markdown: string): string {
  const lines: string[] = [];
  // What the next line begins with, for each list and quote that it stands in.
  let signs: string[] = [];
  let before: Token | undefined;
  for (const token of tokensOf(markdown)) {
    if (token.type === 'paragraph_open' && before?.type === 'paragraph_close') lines.push('');
    if (token.type === 'list_item_open') signs.push(token.info === '' ? '- ' : `${token.info}. `);
    else if (token.type === 'blockquote_open') signs.push('> ');
    else if (token.type === 'list_item_close' || token.type === 'blockquote_close') signs.pop();
    for (const line of linesOf(token)) {
      lines.push(`${signs.join('')}${line}`);
      signs = signs.map((sign) => (sign === '> ' ? sign : ' '.repeat(sign.length)));
    }
    before = token;
  }
  return lines.join('\n');
}

/** The lines of what a token says; none of one that only begins or ends something. */
function linesOf({ type, content, children }: Token): readonly string[] {
  if (type === 'fence' || type === 'code_block') return content.replace(/\n$/, '').split('\n');
  return type === 'inline' ? inlineWords(children ?? []).split('\n') : [];
}

function inlineWords(tokens: readonly Token[]): string {
  let [words, address, label] = ['', '', 0];
  for (const token of tokens) {
    if (token.type === 'link_open') [address, label] = [String(token.attrGet('href')), words.length];
    else if (token.type === 'link_close') words += words.slice(label) === address ? '' : ` (${address})`;
    else words += token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content;
  }
  return words;
}
