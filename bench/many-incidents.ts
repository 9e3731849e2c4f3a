import { fold } from '../src/domain/fold/fold';
import type { IncidentEvent } from '../src/domain/incident/incident-event';
import { plain } from '../src/domain/text/wording';
import { hour, instant, later, minute } from '../src/domain/time/instant';
import { parseZone } from '../src/domain/time/zone';
import { eventRow, rowOf } from '../src/storage/incidents/rows';
import type { DatabaseKind } from './databases/database-kind';

/** How many of them are open, however many there are. */
const OPEN = 10;
/** How many incidents a statement takes, with their events. */
const AT_ONCE = 500;

/** Puts so many incidents into a new database, the first of them open and all others closed, each with its log. */
export async function fillWithIncidents(
  kind: DatabaseKind,
  url: string,
  team: string,
  count: number,
): Promise<void> {
  const filler = await kind.fill(url);
  const few = 4 * AT_ONCE;
  for (let from = 1; from <= count; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - from + 1) }, (_, index) => from + index);
    const logs = numbers.map((number) => ({ ref: { team, number }, log: logOf(number, count) }));
    await filler.transact(async (trx) => {
      const rows = logs.map(({ ref, log }) => rowOf(ref, fold(undefined, log)));
      await trx.insertInto('incidents').values(rows).execute();
      const events = logs.flatMap(({ ref, log }) => log.map((event) => eventRow(ref, event)));
      await trx.insertInto('incident_events').values(events).execute();
    });
    // The server plans its checks anew once it knows that there are many: by itself it looks each minute, or never.
    if (from + AT_ONCE - 1 === few) await kind.settle(url);
  }
  await filler.close();
}

/** What became of one: they followed each other by an hour, and the last of them is over since yesterday. */
function logOf(number: number, count: number): readonly IncidentEvent[] {
  const declaredAt = instant(1_000 * Date.now() - (count - number + 24) * hour);
  const by = 'U1';
  const declared: IncidentEvent = {
    ...{ type: 'declared', number, title: `Checkout answers 500 (${number})`, severity: 'sev2' },
    ...{ zone: parseZone('UTC'), isPrivate: false, isDrill: false, seq: 1, recordedAt: declaredAt, by },
  };
  if (number <= OPEN) return [declared];
  const closing = { summary: plain(`The pool was exhausted for the ${number}th time`) };
  const [opened, closed] = [later(declaredAt, minute), later(declaredAt, 40 * minute)];
  return [
    declared,
    { type: 'channel-opened', channel: `CGONE${number}`, name: `inc-${number}`, seq: 2, recordedAt: opened },
    { type: 'closed', closing, seq: 3, recordedAt: closed, by },
  ];
}
