import { typedEntry } from './bare-entry';
import type { About, Entry } from './entry';
import type { Incident } from './incident';
import type { Source } from './source';
import type { Wording } from './wording';

/** How the incident ran, as entries: its statuses, severities, updates, closings and reopenings. */
export function courseOf(incident: Incident): readonly Entry[] {
  const entry = (event: Parameters<typeof typedEntry>[0], about: About, text: Wording = []): Entry => {
    const source: Source | undefined = incident.told[event.seq];
    return { ...typedEntry(event), about: [about], text, ...(source !== undefined && { source }) };
  };
  const { declared, severityChanges, canceled } = incident;
  return [
    ...incident.statusChanges.map((event) => entry(event, { is: 'status', to: event.to })),
    ...severityChanges.map((event, index) => {
      const from = severityChanges[index - 1]?.to ?? declared.severity;
      return entry(event, { is: 'severity', from, to: event.to });
    }),
    ...incident.updates.map((event) => entry(event, { is: 'update' }, event.text)),
    ...incident.closings.map((event) => entry(event, { is: 'status', to: 'closed' })),
    ...incident.reopenings.map((event) => entry(event, { is: 'reopened' }, event.reason)),
    ...(canceled === undefined ? [] : [entry(canceled, { is: 'status', to: 'canceled' }, canceled.reason)]),
  ];
}
