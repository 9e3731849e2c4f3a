import { spanText } from '../../domain/time/span';
import { aboutSign } from '../draft/moment';
import { type Phase, SIZES } from './picture';
import { LineRoom, type Sheet } from './sheet';
import type { Moment, Subject } from './subject';
import { fitted, textWidth } from './text-width';
import { dayLabel, momentLabel } from './time-axis';

const LINE = 15;

/** Days, times, and what is special about them: clocks that change, and what lies far from the incident. */
export function drawAxis(sheet: Sheet): void {
  const { axis } = sheet;
  sheet.y += 8;
  drawClockChanges(sheet);
  const isByDay = axis.ticks.every(({ isDay }) => isDay) && axis.ticks.length > 1;
  if (!isByDay) drawDays(sheet);
  sheet.y += LINE;
  const room = new LineRoom();
  drawBeyond(sheet, room);
  for (const { x, label } of axis.ticks) {
    centred(sheet, room, x, label);
    sheet.down('grid', x);
  }
  sheet.y += 6;
  sheet.add({
    type: 'line',
    stroke: 'rule',
    from: [sheet.plot.left, sheet.y],
    to: [sheet.plot.right, sheet.y],
  });
}

function drawClockChanges(sheet: Sheet): void {
  const { axis, plot } = sheet;
  const room = new LineRoom();
  if (axis.changes.length > 0) sheet.y += LINE;
  for (const { x, label } of axis.changes) {
    const text = fitted(label, SIZES.small, plot.right - plot.left);
    const width = textWidth(text, SIZES.small);
    const from = Math.max(Math.min(x - 4, plot.right - width), plot.left);
    if (room.take(from, from + width)) sheet.write(from, sheet.y, text, width, { size: SIZES.small });
    sheet.down('clock change', x);
  }
}

/** Each day where it begins, the first one at the beginning. */
function drawDays(sheet: Sheet): void {
  const { axis, plot } = sheet;
  sheet.y += LINE;
  const room = new LineRoom();
  const days = axis.ticks.filter(({ isDay }) => isDay);
  for (const { x, at } of [...days, { x: plot.left, at: axis.begin }]) {
    const text = dayLabel(at, axis.zone, 'EEE d MMM yyyy');
    const width = textWidth(text, SIZES.small);
    if (x + width > plot.right || !room.take(x, x + width)) continue;
    sheet.write(x, sheet.y, text, width, { size: SIZES.small, isBold: true });
  }
}

function drawBeyond(sheet: Sheet, room: LineRoom): void {
  const { axis, plot } = sheet;
  const [from, to] = axis.scaled;
  for (const [left, right, text] of [
    [plot.left, from, 'earlier'],
    [to, plot.right, 'later'],
  ] as const) {
    const isBeyond = text === 'earlier' ? from > axis.left : to < axis.right;
    if (!isBeyond) continue;
    // At the outer end, so that the times at the inner one keep their place.
    centred(sheet, room, text === 'earlier' ? left : right, text);
    sheet.shade(left, right);
  }
}

function centred(sheet: Sheet, room: LineRoom, x: number, text: string): void {
  const { left, right } = sheet.plot;
  const width = textWidth(text, SIZES.small);
  const from = Math.max(Math.min(x - width / 2, right - width), left);
  if (room.take(from, from + width))
    sheet.write(from, sheet.y, text, width, { size: SIZES.small, tone: 'muted' });
}

/** A milestone's label, and where it lies. */
interface Label {
  readonly x: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

/** The milestones with their times, each with a line down to the phases: the later, the lower. */
export function drawMilestones(sheet: Sheet, subject: Subject): void {
  const labels: Label[] = [];
  for (const moments of together(subject.milestones, sheet).reverse()) {
    const label = labelOf(moments, sheet);
    const inWay = labels.filter(
      ({ x, from, to }) =>
        (label.from < to + 6 && from - 6 < label.to) || (label.from < x + 3 && x - 3 < label.to),
    );
    const level = Math.max(-1, ...inWay.map((each) => each.level)) + 1;
    labels.push({ ...label, level });
  }
  const levels = Math.max(0, ...labels.map(({ level }) => level)) + 1;
  const bottom = sheet.y + levels * LINE + 8;
  sheet.used.add('milestone');
  for (const { x, level } of labels) {
    const top = bottom - 4 - (level + 1) * LINE;
    sheet.add({ type: 'line', stroke: 'milestone', from: [x, top + 3], to: [x, bottom + 20] });
  }
  for (const { from, to, text, level } of labels) {
    const base = bottom - 8 - level * LINE;
    sheet.add({ type: 'bar', x: from - 2, y: base - 11, width: to - from + 4, height: 14, fill: 'paper' });
    sheet.write(from, base, text, to - from + 1, { size: SIZES.small });
  }
  sheet.y = bottom;
}

/** Those of the same minute, or so near to each other that one line stands for them, in the order of time. */
function together(milestones: readonly Moment[], { axis }: Sheet): Moment[][] {
  const groups: Moment[][] = [];
  for (const moment of [...milestones].sort((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    const isSame = last?.[0] !== undefined && momentLabel(last[0].at, axis) === momentLabel(moment.at, axis);
    if (isSame) last.push(moment);
    else groups.push([moment]);
  }
  return groups;
}

function labelOf(moments: readonly Moment[], { axis, plot }: Sheet): Omit<Label, 'level'> {
  const [first] = moments;
  if (first === undefined) throw new Error('A label stands for one milestone at least');
  const x = axis.x(first.at);
  const about = aboutSign(...moments.map((each) => ({ isApproximate: each.isApproximate || undefined })));
  const names = moments.map(({ name }) => name).join(', ');
  const room = plot.right - plot.left;
  const text = fitted(`${about}${momentLabel(first.at, axis)} ${names}`, SIZES.small, room - 4);
  const width = textWidth(text, SIZES.small);
  const before = Math.max(x - 4 - width, plot.left);
  const from = x + 4 + width <= plot.right ? x + 4 : Math.min(before, plot.right - width);
  return { x, text, from, to: from + width };
}

/** What was going on, from milestone to milestone. */
export function drawPhases(sheet: Sheet, { phases }: Subject): void {
  if (phases.length === 0) return;
  const { axis } = sheet;
  // Lines come down from the milestones, where a name above them would stand.
  const middle = sheet.row({ text: sheet.isNarrow ? '' : 'Phases' }, 22);
  for (const { from, to, phase } of phases) {
    const left = axis.x(from);
    const right = to === undefined ? axis.right + 6 : axis.x(to);
    if (right - left < 0.5) continue;
    const isOpen = to === undefined;
    sheet.add({
      ...{ type: 'bar', x: left, y: middle - 9, width: right - left, height: 18, fill: phase },
      ...(isOpen && { isOpen }),
    });
    if (isOpen) sheet.add({ type: 'mark', sign: 'arrow', x: right + 5, y: middle });
    const name = phaseNames[phase];
    const longest = to === undefined ? [] : [`${name} ${spanText(from, to)}`];
    sheet.inside(left, right, middle + 4, [...longest, name, name.charAt(0).toUpperCase()]);
  }
}

/** What each phase is called; no two begin with the same letter. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  undetected: 'undetected',
  searching: 'looking for the cause',
  dealing: 'dealing with it',
  mitigating: 'mitigating',
  recovering: 'back to normal',
  closing: 'wrapping up',
};

/** The windows of impact. */
export function drawImpact(sheet: Sheet, { impact }: Subject): void {
  if (impact.length === 0) return;
  const { axis } = sheet;
  const middle = sheet.row(
    { text: impact.length === 1 ? 'Impact' : `Impact (${impact.length} windows)` },
    22,
  );
  for (const { from, to } of impact) {
    const left = axis.x(from);
    const right = Math.max(to === undefined ? axis.right + 6 : axis.x(to), left + 2);
    const isOpen = to === undefined;
    sheet.add({
      ...{ type: 'bar', x: left, y: middle - 8, width: right - left, height: 16, fill: 'impact' },
      ...(isOpen && { isOpen }),
    });
    if (isOpen) sheet.add({ type: 'mark', sign: 'arrow', x: right + 5, y: middle });
    sheet.inside(left, right, middle + 4, [to === undefined ? 'no end on record' : spanText(from, to)]);
  }
}
