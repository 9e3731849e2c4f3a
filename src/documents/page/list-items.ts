import { milestones } from '../../domain/milestone';
import { htmlToken, type Token, textIn } from '../markdown/reader';

/** `15:05`, `≈15:05:12`, `02:30 CEST`: what a line of the timeline begins with. */
const clock = /^≈?\d{1,2}:\d{2}(?::\d{2})?(?: [A-Z\d:+-]+)?$/;

/** An item of a list: where it begins, and what stands on its first line. */
interface Item {
  readonly begin: Token;
  readonly line: Token | undefined;
}

/** What an item begins with in bold, and what follows that. */
interface Label {
  readonly sign: Token;
  readonly text: string;
  readonly next: Token | undefined;
}

/**
 * Makes of the lists of a document what they are: lines of a timeline, facts with a name each, tasks with a box. The
 * others stay as they are.
 */
export function shapeLists(tokens: readonly Token[]): void {
  const open: { readonly list: Token; readonly items: Item[] }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'bullet_list_open') open.push({ list: token, items: [] });
    else if (token.type === 'ordered_list_open') open.push({ list: token, items: [] });
    else if (token.type === 'list_item_open')
      open.at(-1)?.items.push({ begin: token, line: tokens[index + 2] });
    else if (token.type === 'bullet_list_close') shapeList(open.pop());
    else if (token.type === 'ordered_list_close') open.pop();
  }
}

function shapeList(read: { readonly list: Token; readonly items: readonly Item[] } | undefined): void {
  if (read === undefined) return;
  const { list, items } = read;
  const labels = items.map(labelOf);
  if (labels.every((label) => label !== undefined && clock.test(label.text))) {
    list.attrJoin('class', 'timeline');
    for (const [index, item] of items.entries()) shapeEntry(item, labels[index]);
  } else if (labels.every((label) => label?.next?.type === 'text' && /^: ?/.test(label.next.content))) {
    list.attrJoin('class', 'facts');
    for (const label of labels) shapeFact(label);
  } else for (const item of items) shapeTask(item);
}

/** What an item has in bold at its very beginning. */
function labelOf({ line }: Item): Label | undefined {
  const children = line?.children ?? [];
  const first = children.findIndex(({ type, content }) => type !== 'text' || content !== '');
  const sign = children[first];
  const end = children.findIndex(({ type }) => type === 'strong_close');
  if (sign?.type !== 'strong_open' || end < 0) return undefined;
  return { sign, text: textIn(children.slice(first + 1, end)), next: children[end + 1] };
}

function shapeEntry({ begin, line }: Item, label: Label | undefined): void {
  label?.sign.attrJoin('class', 'time');
  const children = line?.children ?? [];
  const isMilestone = children.some(
    ({ type }, index) => type === 'strong_open' && names.has(children[index + 1]?.content ?? ''),
  );
  begin.attrJoin('class', isMilestone ? 'entry milestone' : 'entry');
}

/** Milestones as a line says them. */
const names = new Set(milestones.map((name) => name.charAt(0).toUpperCase() + name.slice(1)));

/** The colon joins its name, behind which the value stands on a line or in a column of its own. */
function shapeFact(label: Label | undefined): void {
  if (label?.next === undefined) return;
  label.sign.attrJoin('class', 'name');
  const value = label.next.content.replace(/^: ?/, '');
  label.next.content = value === '' ? '' : ` ${value}`;
}

/** What people wrote has a backslash before its brackets, so that only the template's own are a box. */
function shapeTask({ begin, line }: Item): void {
  const mark = /^\[([ xX])\] /.exec(line?.content ?? '');
  const first = line?.children?.find(({ type, content }) => type === 'text' && content !== '');
  if (mark === null || first === undefined || line === undefined) return;
  const isDone = mark[1] !== ' ';
  first.content = first.content.slice(mark[0].length);
  begin.attrJoin('class', 'task');
  const state = isDone ? 'checked aria-label="Done"' : 'aria-label="Not done"';
  line.children?.unshift(htmlToken(`<input type="checkbox" disabled ${state}> `));
}
