import { openChanges } from '../src/app/change';
import type { IncidentRef } from '../src/app/job';
import { SystemClock } from '../src/app/system-clock';
import type { Fact } from '../src/domain/incident/incident-event';
import { plain } from '../src/domain/text/wording';
import { instant } from '../src/domain/time/instant';
import { parseZone } from '../src/domain/time/zone';
import { createStore } from '../src/storage/incidents/incidents';
import { connect } from '../src/storage/open';

/** A channel with messages of which each was marked. */
export interface MarkedChannel {
  readonly channel: string;
  readonly messages: readonly string[];
  readonly person: string;
}

/** Puts incidents into a database as if their channels had been set up and their messages marked long ago. */
export async function record(url: string, team: string, channels: readonly MarkedChannel[]): Promise<void> {
  const connection = await connect(url);
  const store = createStore(connection);
  const changes = openChanges({ store, clock: new SystemClock(), queued: () => undefined });
  for (const { channel, messages, person } of channels) {
    const { number } = await changes.declare(team, person, declaration, parseZone('UTC'));
    const ref: IncidentRef = { team, number };
    await changes.change(ref, undefined, () => [{ type: 'channel-opened', channel, name: `inc-${number}` }]);
    for (let from = 0; from < messages.length; from += perChange) {
      const some = messages.slice(from, from + perChange);
      await changes.change(ref, person, () => some.flatMap((message) => marked(channel, message, person)));
    }
  }
  await connection.db.deleteFrom('jobs').execute();
  await connection.close();
}

const declaration = {
  title: 'Checkout answers 500',
  severity: 'sev2',
  isPrivate: false,
  isDrill: false,
} as const;

/** How many marks are recorded at once: a statement takes so many values and no more. */
const perChange = 200;

/** A message as long as they are, and the mark on it. */
function marked(channel: string, message: string, person: string): readonly Fact[] {
  const source = { channel, message };
  const asOf = instant(Number(message.replace('.', '')));
  const text = plain(`At ${message} the error rate of the checkout was still above what we promise`);
  return [
    { type: 'mark-set', source, kind: 'entry', emoji: 'pushpin', person, present: true, asOf },
    { type: 'worded', source, text, author: { person }, asOf },
  ];
}
