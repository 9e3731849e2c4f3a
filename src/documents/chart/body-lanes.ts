import { groupBy } from '../../domain/incident/group-by';
import type { AssumptionVerdict } from '../../domain/mark-kind';
import { spanText } from '../../domain/time/span';
import type { Fill, Sign } from './picture';
import { SIZES } from './picture';
import type { Sheet } from './sheet';
import type { EntryKind, Holder, Row, Span, Subject } from './subject';
import { textWidth } from './text-width';

/** How many rows a group has at most, so that a picture ends somewhere; the rest is counted. */
export const MAX_ROWS = { assumptions: 40, escalations: 16, roles: 12 } as const;
/** Entries that are nearer to each other are drawn as one, with their number. */
const CLUSTER = 26;

const entrySigns: Readonly<Record<EntryKind, { readonly sign: Sign; readonly name: string }>> = {
  said: { sign: 'circle', name: 'Messages, notes' },
  cause: { sign: 'diamond', name: 'Root cause' },
  update: { sign: 'triangle', name: 'Updates' },
  state: { sign: 'square', name: 'Status, severity' },
};

/** What was said and decided, by kind; what is too near to be told apart is counted. */
export function drawEntries(sheet: Sheet, subject: Subject): void {
  const { entries, assumptions, escalations, holders } = subject;
  if (entries.length === 0) return;
  const hasBars = [assumptions, escalations, holders].some(({ length }) => length > 0);
  sheet.section('Entries', hasBars ? 'that no bar below stands for' : '');
  for (const [kind, { sign, name }] of Object.entries(entrySigns)) {
    const own = entries.filter((entry) => entry.kind === kind).map(({ at }) => sheet.axis.x(at));
    if (own.length === 0) continue;
    const middle = sheet.row({ text: `${name} (${own.length})`, sign });
    for (const { x, count } of clusters(own)) {
      if (count === 1) sheet.add({ type: 'mark', sign, x, y: middle });
      else drawCount(sheet, x, middle, count);
    }
  }
}

/** Places from left to right, those together that are nearer than a number is wide to the first of them. */
function clusters(places: readonly number[]): readonly { readonly x: number; readonly count: number }[] {
  const found: { x: number; count: number }[] = [];
  for (const x of [...places].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && x - last.x < CLUSTER) last.count += 1;
    else found.push({ x, count: 1 });
  }
  return found;
}

function drawCount(sheet: Sheet, x: number, y: number, count: number): void {
  const text = count > 999 ? '1k+' : String(count);
  const size = SIZES.count;
  const width = Math.max(textWidth(text, size) + 8, 15);
  sheet.used.add('count');
  sheet.add(
    { type: 'bar', x: x - width / 2, y: y - 6.5, width, height: 13, fill: 'ink', isRound: true },
    {
      ...{ type: 'text', x: x - textWidth(text, size) / 2, y: y + 3.5, text, size },
      ...{ isBold: true, tone: 'paper' },
    },
  );
}

/** How an assumption looks that was settled so; `partly right` counts where somebody said that. */
const verdictLooks: Readonly<Record<AssumptionVerdict, { fill: Fill; letter: string }>> = {
  confirmed: { fill: 'confirmed', letter: 'C' },
  'partly right': { fill: 'partly right', letter: 'P' },
  'ruled out': { fill: 'ruled out', letter: 'R' },
};

/** Assumptions from when they were opened until they were settled. */
export function drawAssumptions(sheet: Sheet, { assumptions }: Subject): void {
  if (assumptions.length === 0) return;
  const counts = [...Object.keys(verdictLooks), undefined].flatMap((verdict) => {
    const { length } = assumptions.filter((each) => each.verdict === verdict);
    return length === 0 ? [] : [`${length} ${verdict ?? 'still open'}`];
  });
  sheet.section('Assumptions', counts.join(', '));
  for (const each of assumptions.slice(0, MAX_ROWS.assumptions)) {
    const look = each.verdict === undefined ? undefined : verdictLooks[each.verdict];
    drawSpan(sheet, each, look ?? { fill: 'open', letter: 'O' });
  }
  drawRest(sheet, assumptions.length - MAX_ROWS.assumptions);
}

/** Escalations from when somebody was called until they answered. */
export function drawEscalations(sheet: Sheet, { escalations }: Subject): void {
  if (escalations.length === 0) return;
  const unanswered = escalations.filter(({ to }) => to === undefined).length;
  const answered = escalations.length - unanswered;
  const counts = [
    ...(answered === 0 ? [] : [`${answered} acknowledged`]),
    ...(unanswered === 0 ? [] : [`${unanswered} not acknowledged`]),
  ];
  sheet.section('Escalations', counts.join(', '));
  for (const each of escalations.slice(0, MAX_ROWS.escalations)) {
    const look = each.to === undefined ? unansweredLook : answeredLook;
    const middle = drawSpan(sheet, each, look);
    for (const call of each.calls) {
      const x = sheet.axis.x(call);
      sheet.add({ type: 'line', stroke: 'milestone', from: [x, middle - 6], to: [x, middle + 6] });
    }
  }
  drawRest(sheet, escalations.length - MAX_ROWS.escalations);
}

const answeredLook = { fill: 'answered', letter: 'A' } as const;
const unansweredLook = { fill: 'unanswered', letter: 'N' } as const;

/** A bar with a letter at its end; resolves to its middle. What has no end goes on to the edge, with an arrow. */
function drawSpan(sheet: Sheet, row: Row, { fill, letter }: { fill: Fill; letter: string }): number {
  const { axis } = sheet;
  const middle = sheet.row({ text: `${row.name} ${row.text}`, size: SIZES.small });
  const isOpen = row.to === undefined;
  const left = Math.min(axis.x(row.from), isOpen ? axis.right - 14 : axis.right);
  const right = Math.max(row.to === undefined ? axis.right - 8 : axis.x(row.to), left + 2);
  sheet.add({
    ...{ type: 'bar', x: left, y: middle - 5, width: right - left, height: 10, fill },
    ...(isOpen && { isOpen }),
  });
  if (isOpen) sheet.add({ type: 'mark', sign: 'arrow', x: right + 5, y: middle });
  // At the very end of the axis it just fits beside it.
  const chip = isOpen ? right + 17 : right + 8;
  sheet.chip(chip, middle, letter);
  if (row.to !== undefined) sheet.beside(left, chip + 6.5, middle + 4, spanText(row.from, row.to));
  return middle;
}

function drawRest(sheet: Sheet, more: number): void {
  if (more <= 0) return;
  sheet.row({ text: '' }, 4);
  sheet.line(`and ${more} more, which the draft tells`, { size: SIZES.small, tone: 'muted' });
}

/** Who had which role from when to when. Those who had one at once stand below each other. */
export function drawRoles(sheet: Sheet, { holders }: Subject): void {
  if (holders.length === 0) return;
  sheet.section('Roles');
  const rows = [...groupBy(holders, ({ role }) => role)].flatMap(([role, all]) =>
    sideBySide(all).map((line, index) => ({ role, line, index })),
  );
  for (const { role, line, index } of rows.slice(0, MAX_ROWS.roles)) {
    const unnamed = line.filter((holder) => !isNamed(sheet, holder));
    const also = unnamed.length === 0 ? '' : ` (${[...new Set(unnamed.map(nameOf))].join(', ')})`;
    const middle = sheet.row({ text: index === 0 ? `${role}${also}` : `${role}, too${also}` });
    line.forEach((holder, place) => {
      drawHolding(sheet, holder, place, middle);
    });
  }
  drawRest(sheet, rows.length - MAX_ROWS.roles);
}

function drawHolding(sheet: Sheet, holder: Holder, place: number, middle: number): void {
  const [left, right] = sidesOf(sheet, holder);
  const fill = fillAt(place);
  const isOpen = holder.to === undefined;
  sheet.add({
    ...{ type: 'bar', x: left, y: middle - 8, width: right - left, height: 16, fill },
    ...(isOpen && { isOpen }),
  });
  if (isNamed(sheet, holder)) {
    const width = textWidth(holder.person, SIZES.small);
    sheet.write(left + 5, middle + 4, holder.person, width, { size: SIZES.small });
  }
  if (isOpen) sheet.add({ type: 'mark', sign: 'arrow', x: right + 5, y: middle });
}

/** Whether there is room for somebody's name where they had the role. */
function isNamed(sheet: Sheet, holder: Holder): boolean {
  const [left, right] = sidesOf(sheet, holder);
  return textWidth(holder.person, SIZES.small) + 8 <= right - left;
}

function sidesOf({ axis }: Sheet, { from, to }: Span): readonly [number, number] {
  const left = axis.x(from);
  return [left, Math.max(to === undefined ? axis.right + 6 : axis.x(to), left + 2)];
}

function fillAt(place: number): Fill {
  return place % 2 === 0 ? 'role' : 'next role';
}

function nameOf({ person }: Holder): string {
  return person;
}

/** Puts spans into as few lines as they need, in each of which none begins before the one before it has ended. */
function sideBySide(holders: readonly Holder[]): Holder[][] {
  const lines: Holder[][] = [];
  for (const holder of [...holders].sort((a, b) => a.from - b.from)) {
    const free = lines.find((line) => {
      const until = line.at(-1)?.to;
      return until !== undefined && until <= holder.from;
    });
    if (free === undefined) lines.push([holder]);
    else free.push(holder);
  }
  return lines;
}
