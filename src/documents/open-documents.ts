import { setImmediate as turn } from 'node:timers/promises';
import { isOwnFolder } from '../app/documents/templates';
import type { Chart, Documents } from '../app/ports';
import type { Renderer, TemplatesToUse } from './documents';

/**
 * The documents of a running bot. Templates that were tried are read when the first document is asked for, until when
 * the bot is a fifth smaller without them. Others are read and tried at once: throws a TemplateProblem.
 */
export function openDocuments(from: TemplatesToUse, unrendered: (error: unknown) => void): Documents {
  let renderer: Renderer | undefined;
  const load = (): Renderer => {
    renderer ??= rendering().createDocuments(from, unrendered);
    return renderer;
  };
  if (!(from.areTried ?? isOwnFolder(from.templates))) load();
  /** To read the templates and to fill them in takes the processor for a while each. */
  const loaded = async (): Promise<Renderer> => {
    const renders = load();
    await turn();
    return renders;
  };
  return {
    postmortem: async (...given) => (await loaded()).postmortem(...given),
    postmortemCanvas: async (...given) => (await loaded()).postmortemCanvas(...given),
    recordCanvas: async (...given) => (await loaded()).recordCanvas(...given),
    agenda: async (...given) => (await loaded()).agenda(...given),
    async chart(incident, context): Promise<Chart | undefined> {
      const { chartOf } = drawing();
      await turn();
      return chartOf(incident, context);
    },
  };
}

/** Handlebars comes with it. */
function rendering(): typeof import('./documents') {
  return require('./documents');
}

/** What draws pictures takes some megabytes. */
function drawing(): typeof import('./chart/chart') {
  return require('./chart/chart');
}
