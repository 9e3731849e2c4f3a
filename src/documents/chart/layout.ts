import { type Incident, incidentName } from '../../domain/incident/incident';
import type { Instant } from '../../domain/time/instant';
import { spanText } from '../../domain/time/span';
import { shownTitle } from '../../domain/timeline/secret-places';
import { zoneName } from '../draft/moment';
import { drawAssumptions, drawEntries, drawEscalations, drawRoles } from './body-lanes';
import { drawAxis, drawImpact, drawMilestones, drawPhases, phaseNames } from './head-lanes';
import { drawLegend } from './legend';
import { type Picture, SIZES } from './picture';
import { axisOf, MARGIN, Sheet } from './sheet';
import { momentsOf, type Subject } from './subject';
import { drawable, fitted, textWidth } from './text-width';
import { bounds, dayLabel, momentLabel, type TimeAxis, timeAxis } from './time-axis';

/** Narrower than that there is no room for anything. */
export const MIN_WIDTH = 320;

/**
 * Lays out the chart of an incident, in time that grows with what it shows. Undefined where nothing happened at two
 * different times, of which there is nothing to draw.
 */
export function pictureOf(incident: Incident, subject: Subject, wanted: number): Picture | undefined {
  const width = Math.max(Math.round(wanted), MIN_WIDTH);
  const moments = momentsOf(subject);
  if (new Set(moments).size < 2) return undefined;
  const { zone } = incident;
  const axis = timeAxis({ zone, ...axisOf(width), moments, core: coreOf(subject, moments) });
  const sheet = new Sheet(width, axis);
  drawHead(sheet, incident);
  drawAxis(sheet);
  drawMilestones(sheet, subject);
  drawPhases(sheet, subject);
  drawImpact(sheet, subject);
  drawEntries(sheet, subject);
  drawAssumptions(sheet, subject);
  drawEscalations(sheet, subject);
  drawRoles(sheet, subject);
  sheet.endRows();
  drawLegend(sheet);
  return {
    width,
    height: Math.ceil(sheet.y + MARGIN / 2),
    title: `Timeline of ${incidentName(incident)}: ${drawable(shownTitle(incident))}`,
    description: descriptionOf(subject, axis),
    shapes: sheet.shapes,
  };
}

/** From when to when the incident itself ran: what comes long before or after it must not press it together. */
function coreOf(subject: Subject, moments: readonly Instant[]): readonly [Instant, Instant] {
  const { milestones, impact } = subject;
  const at = (name: string): readonly Instant[] =>
    milestones.flatMap((each) => (each.name === name ? [each.at] : []));
  const known = [...impact.map(({ from }) => from), ...at('detected')];
  const begins = known.length > 0 ? known : at('declared');
  const isOver = at('resolved').length > 0 || impact.some(({ to }) => to !== undefined);
  const ends = isOver
    ? [...['resolved', 'mitigated', 'identified'].flatMap(at), ...impact.flatMap(({ to }) => to ?? [])]
    : moments;
  const [begin] = bounds(begins.length > 0 ? begins : moments);
  return [begin, bounds([begin, ...ends])[1]];
}

function drawHead(sheet: Sheet, incident: Incident): void {
  const { axis, width } = sheet;
  const room = width - 2 * MARGIN;
  const title = `${incidentName(incident)}: ${drawable(shownTitle(incident))}`;
  sheet.line(fitted(title, SIZES.title, room), { size: SIZES.title, isBold: true });
  sheet.y += 2;
  const parts = [
    incident.severity,
    ...(incident.isDrill ? ['drill'] : []),
    ...(incident.isPrivate ? ['private'] : []),
    spanName(axis),
    `times in ${zoneName(axis.begin, axis.zone)}`,
  ].map(drawable);
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line} · ${part}`;
    if (line !== '' && textWidth(longer, SIZES.usual) > room) {
      sheet.line(line, { tone: 'muted' });
      line = part;
    } else line = longer;
  }
  sheet.line(line, { tone: 'muted' });
}

/** `8 Nov 2023, 15:00 – 16:45`. */
function spanName(axis: TimeAxis): string {
  const { begin, end, zone, severalDays } = axis;
  const day = (at: Instant): string => dayLabel(at, zone, 'd MMM yyyy');
  const time = (at: Instant): string => momentLabel(at, { ...axis, severalDays: false });
  if (severalDays) return `${day(begin)} ${time(begin)} – ${day(end)} ${time(end)}`;
  return `${day(begin)}, ${time(begin)} – ${time(end)}`;
}

/** What the chart shows in words, for whoever cannot see it; the rest stands in the draft. */
function descriptionOf(subject: Subject, axis: TimeAxis): string {
  const { milestones, impact, phases, assumptions, escalations } = subject;
  const ended = assumptions.filter(({ to }) => to !== undefined).length;
  const answered = escalations.filter(({ to }) => to !== undefined).length;
  return [
    ...milestones.map(({ at, name }) => `${momentLabel(at, axis)} ${name}.`),
    ...impact.map(({ from, to }) =>
      to === undefined
        ? `Impact from ${momentLabel(from, axis)} on, with no end on record.`
        : `Impact for ${spanText(from, to)}.`,
    ),
    ...(phases.length === 0 ? [] : [`Phases: ${phases.map(phaseText).join(', ')}.`]),
    ...(assumptions.length === 0 ? [] : [`Assumptions: ${assumptions.length}, of which ${ended} settled.`]),
    ...(escalations.length === 0
      ? []
      : [`Escalations: ${escalations.length}, of which ${answered} acknowledged.`]),
  ].join(' ');
}

function phaseText({ phase, from, to }: Subject['phases'][number]): string {
  return to === undefined
    ? `${phaseNames[phase]}, with no end on record`
    : `${phaseNames[phase]} ${spanText(from, to)}`;
}
