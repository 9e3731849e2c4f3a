import fc from 'fast-check';
import type { Job, JobKindName } from '../../src/app/job';
import { StorageFailure } from '../../src/app/storage-failure';
import { fromMillis, type Instant } from '../../src/domain/time/instant';
import type { OwnConnection } from '../../src/storage/connection';
import { createStore } from '../../src/storage/incidents/incidents';
import { createMembers } from '../../src/storage/members';
import { createOutbox } from '../../src/storage/outbox/outbox';
import { createPeople } from '../../src/storage/people';
import { baraka } from '../support/cast';
import { PaperBot, type Storage } from '../support/paper-bot';
import { PaperChat } from '../support/paper-chat';
import { StorageProcesses } from '../support/postgres/processes';
import { Random } from '../support/random';
import { histories, isDone } from './history';
import { bursts, deliveriesOf } from './interrupted';
import { outcomeOf, type Remains } from './outcome';
import {
  type Arrival,
  asDelivered,
  botAfter,
  type Course,
  courseOf,
  decide,
  inOrder,
  lastSlot,
  momentOf,
  openIncidents,
} from './replay';
import { meetEverybody, remainsIn } from './stored';

/** More where a number is given: `RUNS=1000 npx jest tests/delivery/three`. */
const runs = Number(process.env.RUNS ?? 4);

jest.setTimeout(120_000 + runs * 20_000);

const endOfTime = fromMillis(Date.UTC(2_100, 0));

/** Does something as often as it takes, as Slack delivers again: a busy machine is late with connections. */
async function inTheEnd<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
    }
  }
}

/** What one of several processes keeps in the database. */
function storageOn(connection: OwnConnection): Storage {
  const outbox = createOutbox(connection);
  const claimed = (kind?: JobKindName) =>
    inTheEnd(() => outbox.claim(endOfTime, 1, kind === undefined ? undefined : [kind]));
  return {
    isShared: true,
    store: createStore(connection),
    members: createMembers(connection),
    people: createPeople(connection),
    async work(run: (job: Job) => Promise<void>, kind) {
      for (let [job] = await claimed(kind); job !== undefined; [job] = await claimed(kind)) {
        await inTheEnd(() => run(job));
        await inTheEnd(() => outbox.done(job));
      }
    },
  };
}

/** What is left of three bots on one database, to one or another of which everything arrives. */
async function remainsOfThree(
  { workspace }: Course,
  arrivals: readonly Arrival[],
  processes: StorageProcesses,
  random: Random,
): Promise<Remains> {
  const [first, ...others] = processes.all.map(({ connection }) => storageOn(connection));
  if (first === undefined) throw new Error('There is no process');
  await meetEverybody(first);
  const chat: PaperChat = new PaperChat(async (source) =>
    workspace.read(source, bots[0]?.now ?? momentOf(0)),
  );
  const bots = [first, ...others].map((storage) => new PaperBot(chat.read, storage, chat));
  const anyBot = (): PaperBot => random.pick(bots);
  const turn = (now: Instant): void => {
    for (const bot of bots) bot.now = now;
  };
  const work = (kind?: 'identify') => Promise.all(bots.map((bot) => bot.work(kind)));
  await openIncidents(bots[0] ?? anyBot());
  for (const burst of bursts(arrivals, random)) {
    const [only] = burst;
    const what = only?.step.happening.what;
    if (only !== undefined && what !== undefined && isDone(what)) {
      turn(only.step.at);
      if ('name' in what) await work('identify');
      await anyBot().decide(1, baraka, (incident) => decide(incident, what, only.step.at));
    } else {
      turn(momentOf(Math.max(...burst.map(({ slot }) => slot))));
      await Promise.all(
        burst.flatMap(deliveriesOf).map((each) => inTheEnd(() => anyBot().hear(each.event, each.isShared))),
      );
    }
    if (burst.some(({ works }) => works)) await work();
  }
  turn(momentOf(lastSlot));
  await work();
  return remainsIn(first, chat);
}

describe('deliveries that arrive in bursts, each at one of three processes', () => {
  let processes: StorageProcesses;
  beforeAll(async () => {
    processes = await StorageProcesses.open(3);
  });
  afterAll(() => processes.close());

  test('make the same incidents and answers as at one', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(), async (history, seed) => {
        await processes.query('truncate incidents, incident_events, jobs, members, people cascade');
        // What was deleted before its words were read is in no process's memory for sure.
        const course = courseOf(history.filter(({ what }) => what.type !== 'delete'));
        const remains = await remainsOfThree(course, asDelivered(course), processes, new Random(seed));
        expect(outcomeOf(remains)).toEqual(outcomeOf(await botAfter(course, inOrder(course))));
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});
