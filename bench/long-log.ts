import type { IncidentEvent } from '../src/domain/incident/incident-event';
import type { MarkKind } from '../src/domain/mark-kind';
import type { Author } from '../src/domain/person';
import type { Wording } from '../src/domain/text/wording';
import { fromIso, later, second, toTimestamp } from '../src/domain/time/instant';
import { parseZone } from '../src/domain/time/zone';

const began = fromIso('2024-10-26T18:00:00Z');

/** What people write in an incident, and a monitor. */
const texts: readonly Wording[] = [
  ['Restarting the web application server, that helped last time'],
  ['Restarted, still 5xx. So it is not a hung worker: see pod web-1 … web-4 (31 of 32 GB).'],
  [
    '[FIRING:1] WebsiteDown: 5xx rate 98 % on all pods ',
    { link: 'https://grafana.example.com/d/web?from=now-1h&var-env=prod', label: 'Dashboard' },
  ],
  [{ person: 'U3' }, ' the cause is in the application’s code: who knows session_cache.ts?'],
  ['Fix 4.18.1 is deployed, server restarted.\nMemory is flat at 4 GB'],
  ['Für die Kasse gilt dasselbe: bitte nicht neu starten, https://status.example.com/x?a=1&b=2 sagt mehr.'],
  ['The error rate of the checkout was still above what we promise 🔥 but falling'],
  ['ok'],
  [
    'The connection pool is exhausted; `pg_stat_activity` shows 500 idle in transaction, the oldest since 09:41 — somebody forgot a COMMIT in the importer. Will kill those older than ten minutes.',
  ],
];

/** The log of an incident in which so many messages were marked: most as entries, some of each ledger. */
export function marksOf(entries: number): readonly IncidentEvent[] {
  const declared: IncidentEvent = {
    ...{ type: 'declared', number: 1, title: 'Checkout answers 500', severity: 'sev1', seq: 1 },
    ...{ zone: parseZone('Europe/Berlin'), isPrivate: false, isDrill: false, recordedAt: began, by: 'U1' },
  };
  return [declared, ...Array.from({ length: entries }, (_, index) => markedMessage(index)).flat()];
}

function markedMessage(index: number): readonly IncidentEvent[] {
  const asOf = later(began, (index + 1) * 37 * second);
  const source = { channel: 'C1', message: toTimestamp(asOf) };
  const text = texts[index % texts.length] ?? [];
  const [writer, person] = [`U${(index * 7) % 23}`, `U${(index * 5) % 23}`];
  const author: Author = text[0]?.toString().startsWith('[FIRING') ? { bot: 'Grafana' } : { person: writer };
  const recordedAt = later(asOf, 20 * second);
  const kind = kindOf(index);
  return [
    {
      ...{ type: 'mark-set', source, kind, emoji: kind, person, present: true, asOf: recordedAt },
      ...{ recordedAt, by: person, seq: 2 * index + 2 },
    },
    { type: 'worded', source, text, author, asOf, recordedAt, seq: 2 * index + 3 },
  ];
}

function kindOf(index: number): MarkKind {
  if (index === 3) return 'impact started';
  if (index === 5) return 'detected';
  if (index % 500 === 450) return 'mitigated';
  const ofHundred = index % 100;
  if (ofHundred < 5) return 'assumption';
  if (ofHundred < 7) return 'escalation';
  return ofHundred < 10 ? 'follow-up' : 'entry';
}
