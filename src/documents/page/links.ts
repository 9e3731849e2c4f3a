import { htmlToken, type Token } from '../markdown/reader';

/** A link to a message, which says who wrote it; on paper its address would tell nobody more. */
const message = /\/archives\/[A-Z\d]+\/p\d+/;

/**
 * Says of each link what it is, and that whoever it leads to hears nothing of this document. Behind the first line of a
 * timeline that links to a message stands what `behind` has for that address.
 */
export function shapeLinks(tokens: readonly Token[], behind: ReadonlyMap<string, string>): void {
  const left = new Map(behind);
  for (const [index, { children, type }] of tokens.entries()) {
    if (type !== 'inline' || children === null) continue;
    for (const link of children.filter((child) => child.type === 'link_open')) shapeLink(link);
    const isEntry = String(tokens[index - 2]?.attrGet('class')).startsWith('entry');
    if (isEntry) addBehind(children, left);
  }
}

function shapeLink(link: Token): void {
  const address = String(link.attrGet('href'));
  if (address.startsWith('#')) return;
  link.attrSet('rel', 'noreferrer');
  if (message.test(address)) link.attrJoin('class', 'message');
  else if (link.markup !== 'autolink' && !/^mailto:/i.test(address)) link.attrJoin('class', 'elsewhere');
}

function addBehind(children: Token[], left: Map<string, string>): void {
  const address = children.map((child) => String(child.attrGet('href'))).find((each) => left.has(each));
  if (address === undefined) return;
  children.push(htmlToken(left.get(address) ?? ''));
  left.delete(address);
}
