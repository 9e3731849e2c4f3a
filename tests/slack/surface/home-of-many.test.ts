import type { IncidentRef } from '../../../src/app/job';
import type { Members, Store } from '../../../src/app/ports';
import { visibleIncidentsOf } from '../../../src/app/visible-incidents';
import { readConfig } from '../../../src/config';
import { addFollowUp } from '../../../src/domain/ledger/follow-up';
import { plain } from '../../../src/domain/text/wording';
import { openLog } from '../../../src/log';
import { Homes } from '../../../src/slack/homes';
import { absent } from '../../support/absent';
import { amina, nameOf } from '../../support/cast';
import { TestDatabase, team } from '../../support/test-database';
import { until } from '../../support/until';

const people = Array.from({ length: 50 }, (_, index) => `U0PERSON${index}`);

test('fifty open Home tabs read each incident once after a change, and show each what is theirs', async () => {
  const database = await TestDatabase.open();
  const ref = await database.declare();
  await database.declare();
  const read: number[] = [];
  const store: Store = counting(database.store(), read);
  const shown = new Map<string, string>();
  // What is published is all that Home asks of Slack.
  const api = {
    call: async <R>(_: string, send: (client: never) => Promise<R>): Promise<R> =>
      send({ views: { publish: keep } } as never),
  };
  async function keep({ user_id: user, view }: { user_id: string; view: unknown }): Promise<object> {
    shown.set(user, JSON.stringify(view));
    return {};
  }
  const { settings } = readConfig({});
  const clock = { now: () => database.now, at: () => () => undefined };
  const members = absent<Members>('members');
  const member = 'member' as const;
  const standings = { atHand: () => member, asked: async () => member };
  const visible = visibleIncidentsOf(team, { store, members }, standings);
  const homes = new Homes({ store, visible, api, settings, clock, log: openLog('silent'), nameOf });
  for (const person of people) homes.opened(person);
  await until('all of them are drawn', () => shown.size === 50 && !homes.busy);

  read.length = 0;
  await database
    .changes(store)
    .change(ref, amina, (incident) => [
      ...addFollowUp(incident, { text: plain('mend the pool'), owner: people[7] ?? '' }),
      ...addFollowUp(incident, { text: plain('raise the limit'), owner: people[31] ?? '' }),
    ]);
  homes.changed();
  await until('what is new is drawn', () => !homes.busy);
  expect(read.sort()).toEqual([1, 2]);
  expect(shown.get(people[7] ?? '')).toContain('mend the pool');
  expect(shown.get(people[7] ?? '')).not.toContain('raise the limit');
  expect(shown.get(people[31] ?? '')).toContain('raise the limit');
  await homes.stop();
  await database.close();
});

/** The same store, which notes what it is asked to load. */
function counting(store: Store, read: number[]): Store {
  return {
    ...store,
    load: (ref: IncidentRef) => {
      read.push(ref.number);
      return store.load(ref);
    },
  };
}
