import type { DocumentContext } from '../../app/ports';
import type { Incident } from '../../domain/incident/incident';
import { pictureOf } from './layout';
import { subjectOf } from './subject';
import { svgOf } from './svg';

/** How wide a chart is unless said, in pixels: half of a wide screen, so that its letters are read on a telephone, too. */
export const CHART_WIDTH = 840;

/**
 * The timeline chart of an incident as SVG, which may stand in an HTML page as it is; `width` is in pixels. The same incident
 * and the same names give the same, whenever it is drawn. Undefined where there is nothing to draw.
 */
export function chartSvg(
  incident: Incident,
  context: Pick<DocumentContext, 'nameOf'>,
  { width = CHART_WIDTH }: { readonly width?: number } = {},
): string | undefined {
  const picture = pictureOf(incident, subjectOf(incident, context), width);
  return picture === undefined ? undefined : svgOf(picture, `chart-${picture.width}-`);
}

/** The name of a chart's file: `INC-1-timeline.png`. */
export function chartFileName(name: string, form: 'svg' | 'png'): string {
  return `${name}-timeline.${form}`;
}
