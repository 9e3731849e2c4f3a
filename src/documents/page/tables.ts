import { escapeHtml, htmlToken, type Token, textIn } from '../markdown/reader';

/** Puts each table where it can be moved sideways on a narrow page, by keys too, and says which way its headings head. */
export function shapeTables(tokens: readonly Token[]): Token[] {
  let heading = 'Table';
  return tokens.flatMap((token, index) => {
    if (token.type === 'heading_open') heading = textIn(tokens.slice(index + 1, index + 2));
    if (token.type === 'th_open') token.attrSet('scope', 'col');
    if (token.type === 'table_open') {
      return [htmlToken(`<section class="wide" aria-label="${escapeHtml(heading)}" tabindex="0">`), token];
    }
    return token.type === 'table_close' ? [token, htmlToken('</section>\n')] : [token];
  });
}
