import { facts } from '../../domain/facts';
import type { FactDefinition } from '../../domain/facts/fact';
import { withCorrection, wordingOfFact } from '../../domain/fold/fact-words';
import { type Incident, messageOf } from '../../domain/incident/incident';
import { entryKeyOf, type FactType, type IncidentEvent } from '../../domain/incident/incident-event';
import { masked } from '../../domain/text/secrets/masked';
import type { RecordContext } from './record-context';

/** The log without what no document shows: secrets, and words that were put otherwise or taken back since. */
export function shownLog(
  incident: Incident,
  log: readonly IncidentEvent[],
  { settings, shown }: RecordContext,
): readonly IncidentEvent[] {
  const latest = new Map(
    log.flatMap((event) =>
      event.type === 'entry-changed' && event.text !== undefined ? [[event.entry, event.seq]] : [],
    ),
  );
  return log.map((event) => {
    const isHidden = settings.earlierWordings !== true && isEarlier(event, incident, latest);
    return withoutSecrets(isHidden ? silent(event) : event, shown);
  });
}

/** Whether an event holds words that are no longer those of its entry. */
function isEarlier(event: IncidentEvent, incident: Incident, latest: ReadonlyMap<string, number>): boolean {
  if (event.type === 'entry-changed') return latest.get(event.entry) !== event.seq;
  if (event.type !== 'worded') {
    const { isCorrectable, isTask } = facts[event.type];
    return latest.has(entryKeyOf(event)) && (isCorrectable === true || isTask === true);
  }
  const { current, correction, deletedAt } = messageOf(incident, event.source) ?? {};
  return current?.seq !== event.seq || deletedAt !== undefined || correction?.text !== undefined;
}

function silent(event: IncidentEvent): IncidentEvent {
  if (event.type === 'worded') {
    const { pictures: _, ...bare } = event;
    return { ...bare, text: [] };
  }
  if (event.type === 'entry-changed') return event.text === undefined ? event : { ...event, text: [] };
  return wordingOfFact(event) === undefined ? event : withCorrection(event, { text: [] });
}

function withoutSecrets(event: IncidentEvent, shown: RecordContext['shown']): IncidentEvent {
  const said = wordingOfFact(event);
  let clean: IncidentEvent =
    said === undefined ? event : withCorrection(event, { text: masked(said, shown) });
  // The definition of a type takes events of that type, which an index cannot show.
  const { quotes } = facts[event.type] as FactDefinition<FactType>;
  const count = quotes?.(clean).length ?? 0;
  // Each is looked for anew: one that was masked is another fact.
  for (let index = 0; index < count; index += 1) {
    const quote = quotes?.(clean)[index];
    const text = quote === undefined ? undefined : masked(quote.text, shown);
    if (quote !== undefined && text !== undefined && text !== quote.text) clean = quote.with(text);
  }
  return clean;
}
