import { createHash } from 'node:crypto';
import type { Chart, DocumentContext } from '../../app/ports';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { pictureOf } from './layout';
import { subjectOf } from './subject';
import { svgOf } from './svg';

/** How wide a chart is unless said, in pixels: half of a wide screen, so that its letters are read on a telephone, too. */
const USUAL_WIDTH = 840;

/** Slack takes no more of what describes a picture. */
const MAX_DESCRIPTION = 1_000;

type Names = Pick<DocumentContext, 'nameOf'>;

/**
 * The timeline chart of an incident as SVG, which may stand in an HTML page as it is; `width` is in pixels. The same incident
 * and the same names give the same, whenever it is drawn. Undefined where there is nothing to draw.
 */
export function chartSvg(
  incident: Incident,
  context: Names,
  { width = USUAL_WIDTH }: { readonly width?: number } = {},
): string | undefined {
  return drawn(incident, context, width)?.svg;
}

/** The same as PNG, with what it shows in words. */
export async function chartOf(incident: Incident, context: Names): Promise<Chart | undefined> {
  const chart = drawn(incident, context, USUAL_WIDTH);
  if (chart === undefined) return undefined;
  // It takes some megabytes, which most who want an SVG do not need.
  const { pngOf }: typeof import('./png') = require('./png');
  const { svg, description } = chart;
  return {
    png: await pngOf(svg),
    description: description.slice(0, MAX_DESCRIPTION),
    version: createHash('sha256').update(svg).digest('hex'),
  };
}

/** The name of a chart's file: `INC-1-timeline.png`. */
export function chartFileName(incident: Pick<Incident, 'number'>, form: 'svg' | 'png'): string {
  return `${incidentName(incident)}-timeline.${form}`;
}

function drawn(incident: Incident, context: Names, width: number) {
  const picture = pictureOf(incident, subjectOf(incident, context), width);
  if (picture === undefined) return undefined;
  const { title, description } = picture;
  return { svg: svgOf(picture, `chart-${picture.width}-`), description: `${title}. ${description}` };
}
