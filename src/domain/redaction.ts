import type { Closing } from './closing';
import { entryOf } from './correct';
import { asCorrected, wordsIn } from './correction';
import type { Incident } from './incident';
import type { IncidentEvent, Recorded } from './incident-event';
import { sourceKey } from './source';
import type { Wording } from './wording';

/** What stands where words were removed for good. Whom they mentioned is no secret, and is who gets brought in. */
export function redacted(words: Wording): Wording {
  const mentions = words.filter(
    (piece) => typeof piece !== 'string' && ('person' in piece || 'group' in piece),
  );
  return ['[redacted]', ...mentions.flatMap((mention) => [' ', mention])];
}

/** A fact as it stands in the log once an entry's words were removed for good; the same fact where it held none. */
export function withoutWords<E extends IncidentEvent>(event: E, { entry, closing }: Recorded<'redacted'>): E {
  if (event.type === 'worded')
    return sourceKey(event.source) === entry ? { ...event, text: redacted(event.text) } : event;
  if (event.type === 'entry-changed') {
    return event.entry === entry && event.text !== undefined
      ? { ...event, text: redacted(event.text) }
      : event;
  }
  if (event.type === 'closed') {
    return closing.length === 0 ? event : { ...event, closing: withoutFields(event.closing, closing) };
  }
  const words = entryOf(event) === entry ? wordsIn(event) : undefined;
  return words === undefined ? event : asCorrected(event, { text: redacted(words) });
}

/** The incident once an entry's words were removed: as if the log had never held them. */
export function redact(incident: Incident, event: Recorded<'redacted'>): Incident {
  const clean = <E extends IncidentEvent>(each: E): E => withoutWords(each, event);
  const { closing } = incident;
  const facts = {
    notes: incident.notes.map(clean),
    verdicts: incident.verdicts.map(clean),
    updates: incident.updates.map(clean),
    closings: incident.closings.map(clean),
    assumptions: incident.assumptions.map((origin) =>
      'typed' in origin ? { ...origin, typed: clean(origin.typed) } : origin,
    ),
    escalations: incident.escalations.map((origin) =>
      'typed' in origin ? { ...origin, typed: clean(origin.typed) } : origin,
    ),
    ...(closing !== undefined && { closing: withoutFields(closing, event.closing) }),
  };
  return { ...incident, ...facts, ...corrections(incident, event), ...message(incident, event) };
}

function corrections(
  { corrections, firstWordings }: Incident,
  { entry }: Recorded<'redacted'>,
): Pick<Incident, 'corrections' | 'firstWordings'> {
  const correction = corrections[entry];
  const first = firstWordings[entry];
  return {
    corrections:
      correction?.text === undefined
        ? corrections
        : { ...corrections, [entry]: { ...correction, text: redacted(correction.text) } },
    firstWordings: first === undefined ? firstWordings : { ...firstWordings, [entry]: redacted(first) },
  };
}

function message({ messages }: Incident, event: Recorded<'redacted'>): Pick<Incident, 'messages'> {
  const found = messages.get(event.entry);
  if (found === undefined) return { messages };
  const { first, current, correction } = found;
  const clean = {
    ...found,
    isRedacted: true,
    ...(first !== undefined && { first: withoutWords(first, event) }),
    ...(current !== undefined && { current: withoutWords(current, event) }),
    ...(correction?.text !== undefined && { correction: { ...correction, text: redacted(correction.text) } }),
  };
  return { messages: messages.with(event.entry, clean) };
}

function withoutFields(closing: Closing, fields: readonly (keyof Closing)[]): Closing {
  const blank = fields.filter((field) => closing[field] !== undefined).map((field) => [field, '[redacted]']);
  return { ...closing, ...Object.fromEntries(blank) };
}
