import type { DocumentContext, Documents, Log } from '../../app/ports';
import { readConfig } from '../../config';
import { openDocuments } from '../../documents/open-documents';
import type { Incident } from '../../domain/incident/incident';
import type { Scenario } from '../../playground/scenario/scenario';
import { replay } from './replay';

/** An incident as a scenario left it when its draft was written last, with what its documents need. */
export interface ToldIncident {
  readonly incident: Incident;
  readonly context: DocumentContext;
}

/**
 * Plays a scenario through the real bot, and keeps of its first incident what a draft is made from; undefined where it
 * ends without a draft.
 */
export async function tellIncident(scenario: Scenario, log: Log): Promise<ToldIncident | undefined> {
  const told = new Map<number, ToldIncident>();
  const settings = readConfig({});
  const documents: Documents = {
    ...openDocuments(settings, (error) => log.error({ error }, 'Part of a draft could not be rendered')),
    postmortem(incident, context) {
      told.set(incident.number, { incident, context });
      return Promise.resolve('A draft that nobody reads.\n');
    },
  };
  await replay(scenario, { log, documents });
  return told.values().next().value;
}
