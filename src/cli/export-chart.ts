import { dirname, join } from 'node:path';
import { incidentName } from '../domain/incident/incident';
import { CommandFailed, WrongUsage } from './output';
import type { StoredIncident } from './stored-incident';

/** A chart and the file that it goes into. */
export interface ExportedChart {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/**
 * What draws an incident's chart in a form, `svg` or `png`, for a file beside the one that is written; undefined where none is
 * wanted. Throws `WrongUsage` for another form, and where nothing says which folder is meant.
 */
export function chartFor(
  form: string | undefined,
  out: string | undefined,
): ((stored: StoredIncident) => Promise<ExportedChart>) | undefined {
  if (form === undefined) return undefined;
  if (form !== 'svg' && form !== 'png') {
    throw new WrongUsage(`There is no chart in the form “${form}”. Type --chart svg or --chart png.`);
  }
  if (out === undefined) {
    throw new WrongUsage('The chart is written beside the export. Say where that goes: --out <file>.');
  }
  return async ({ incident, nameOf }) => {
    // What draws takes a while to load, which no other command should wait for.
    const {
      chartFileName,
      chartOf,
      chartSvg,
    }: typeof import('../documents/chart/chart') = require('../documents/chart/chart');
    const content =
      form === 'svg' ? chartSvg(incident, { nameOf }) : (await chartOf(incident, { nameOf }))?.png;
    if (content === undefined) {
      throw new CommandFailed(
        `Nothing but the declaration of ${incidentName(incident)} is known, so there is no chart of it.`,
      );
    }
    return { file: join(dirname(out), chartFileName(incident, form)), content };
  };
}
