import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { openChanges } from '../../../src/app/change';
import type { Clock } from '../../../src/app/ports';
import { readConfig } from '../../../src/config';
import { openDocuments } from '../../../src/documents/open-documents';
import { instant, second } from '../../../src/domain/time/instant';
import { jobKinds } from '../../../src/jobs/kinds';
import { Runner } from '../../../src/jobs/runner';
import { openLog } from '../../../src/log';
import { createMetrics } from '../../../src/metrics/metrics';
import { Playground } from '../../../src/playground/playground';
import { ReplayClock } from '../../../src/playground/scenario/replay-clock';
import { createApp } from '../../../src/slack/app';
import { type ConnectedWorkspace, connectWorkspace } from '../../../src/slack/connected-workspace';
import { manifestFor } from '../../../src/slack/manifest';
import { InFlight } from '../../../src/slack/transport/in-flight';
import { boltLogger } from '../../../src/slack/web-api/bolt-logger';
import { defaultTimeouts } from '../../../src/slack/web-api/timeouts';
import { Workspaces } from '../../../src/slack/workspace';
import { createMembers } from '../../../src/storage/members';
import { createPeople } from '../../../src/storage/people';
import { createPictures } from '../../../src/storage/pictures';
import { at, nairobi } from '../../support/cast';
import { TestDatabase } from '../../support/test-database';
import { until } from '../../support/until';

const log = openLog('silent');
const { settings, templates } = readConfig({});
const ignore = async (): Promise<void> => undefined;

/** Takes what Slack would send from the test. */
class HandReceiver implements Receiver {
  #app: App | undefined;

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves to what the bot acknowledged it with. */
  async take(body: ReceiverEvent['body']): Promise<unknown> {
    let answer: unknown;
    const ack: ReceiverEvent['ack'] = async (response) => {
      answer = response;
    };
    await this.#app?.processEvent({ body, ack });
    return answer;
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
}

/** One bot in two workspaces, in which people and channels happen to have the same ids. */
class TwoWorkspaces {
  readonly receiver = new HandReceiver();
  readonly workspaces = new Workspaces<ConnectedWorkspace>();
  readonly playgrounds: Playground[] = [];
  readonly #replay = new ReplayClock(at('15:00'));
  readonly #clock: Clock = {
    now: () => instant(this.#replay.now()),
    at: (when, ring) => this.#replay.at(when, ring),
  };
  readonly #parts;
  readonly #runner: Runner;

  private constructor(readonly database: TestDatabase) {
    const { workspaces } = this;
    const clock = this.#clock;
    const [store, outbox] = [database.store(), database.outbox()];
    const members = createMembers(database.connection);
    const queued = () => this.#runner.wake();
    const changed = (team: string) => workspaces.find(team)?.homes.changed();
    const changes = openChanges({ store, clock, queued, changed });
    const metrics = createMetrics();
    const { session } = database.connection;
    const pictures = createPictures(database.connection);
    this.#parts = { store, members, pictures, changes, clock, log, metrics, session };
    const documents = openDocuments({ templates, settings }, () => undefined);
    const workspaceOf = (team: string) => workspaces.find(team);
    this.#runner = new Runner({ ...this.#parts, outbox, documents, kinds: jobKinds, workspaceOf });
  }

  static async open(): Promise<TwoWorkspaces> {
    const two = new TwoWorkspaces(await TestDatabase.open());
    await two.#connect('T0ACME', 'incidents');
    await two.#connect('T0BETA', 'fires');
    const { workspaces, receiver } = two;
    createApp({
      dependencies: { ...two.#parts, workspaces, rereadMembers: ignore, tryAgain: async () => false },
      // No form is opened here.
      slackApiUrl: 'http://127.0.0.1:9/',
      receiver,
      inFlight: new InFlight(),
      metrics: two.#parts.metrics,
      logger: boltLogger(log),
      timeouts: defaultTimeouts,
    });
    two.#runner.start();
    return two;
  }

  async #connect(id: string, announcements: string): Promise<void> {
    const manifest = manifestFor({ command: 'incident' });
    const team = { id, domain: id.toLowerCase() };
    const playground = await Playground.start({ manifest, clock: this.#replay, team });
    this.playgrounds.push(playground);
    const amina = playground.addPerson({ name: 'amina', realName: 'Amina Wanjiru', timezone: nairobi });
    for (const name of ['ops', announcements]) playground.addChannel({ name, members: [amina.id] });
    const { botToken, apiUrl: slackApiUrl } = playground;
    const own = {
      botToken,
      slackApiUrl,
      settings: { ...settings, announcements },
      timeouts: defaultTimeouts,
    };
    const people = createPeople(this.database.connection);
    const shared = { ...this.#parts, people, released: ignore, onProgress: () => undefined };
    this.workspaces.add(await connectWorkspace(own, shared));
  }

  types(team: string, channel: string, text: string): Promise<unknown> {
    return this.receiver.take({
      command: '/incident',
      text,
      team_id: team,
      user_id: this.amina,
      channel_id: channel,
      trigger_id: '1.2.x',
      response_url: 'https://hooks.slack.com/none',
    });
  }

  /** Somebody marks a message with a reaction, as Slack tells of it. */
  marks(team: string, channel: string, ts: string): Promise<unknown> {
    const event = {
      ...{ type: 'reaction_added', user: this.amina, reaction: 'pushpin' },
      item: { type: 'message', channel, ts },
      event_ts: '1699455700.000100',
    };
    const authorizations = [{ team_id: team }];
    return this.receiver.take({ type: 'event_callback', team_id: team, authorizations, event });
  }

  /** The same in both. */
  get amina(): string {
    return this.playgrounds[0]?.person('amina').id ?? '';
  }

  /** Lets ten seconds pass and what is due in them be done. */
  async settled(): Promise<void> {
    const isBusy = () => this.#runner.busy || this.workspaces.all().some(({ active }) => active > 0);
    for (let turns = 0; turns < 10; turns += 1) {
      this.#replay.turn(this.#replay.now() + second);
      await until('the jobs are done', () => !isBusy() && this.playgrounds.every(({ busy }) => !busy));
    }
  }

  async close(): Promise<void> {
    for (const workspace of this.workspaces.all()) await workspace.stop();
    await this.#runner.stop();
    for (const playground of this.playgrounds) await playground.stop();
    await this.database.close();
  }
}

describe('a bot in two workspaces', () => {
  let two: TwoWorkspaces;
  beforeAll(async () => {
    two = await TwoWorkspaces.open();
  });
  afterAll(() => two.close());

  const incidentChannels = (index: number): readonly string[] =>
    (two.playgrounds[index]?.channels() ?? [])
      .map(({ name }) => name)
      .filter((name) => name.startsWith('inc-'));

  const announced = (index: number, channel: string): string =>
    (two.playgrounds[index]?.messages(channel) ?? []).map(({ text }) => text).join();

  test('opens the channel of an incident in the workspace in which it was declared, and tells of it there', async () => {
    const ops = two.playgrounds[0]?.channel('ops').id ?? '';
    expect(two.playgrounds[1]?.channel('ops').id).toBe(ops);
    const declared = { text: expect.stringContaining('INC-1 is declared') };
    expect(await two.types('T0ACME', ops, 'start sev2 Checkout answers 500')).toMatchObject(declared);
    await two.settled();
    expect([incidentChannels(0), incidentChannels(1)]).toEqual([['inc-1-checkout-answers-500'], []]);

    expect(await two.types('T0BETA', ops, 'start sev1 Search is down')).toMatchObject(declared);
    await two.settled();
    expect([incidentChannels(0), incidentChannels(1)]).toEqual([
      ['inc-1-checkout-answers-500'],
      ['inc-1-search-is-down'],
    ]);
    expect(announced(0, 'incidents')).toContain('Checkout');
    expect(announced(1, 'fires')).toContain('Search');
  });

  test('takes a command and a reaction for the incident of the workspace that they come from', async () => {
    const channel = two.playgrounds[0]?.channel('inc-1-checkout-answers-500').id ?? '';
    expect(two.playgrounds[1]?.channel('inc-1-search-is-down').id).toBe(channel);
    await two.types('T0BETA', channel, 'title Search is slow');
    const ts = (await two.playgrounds[1]?.person('amina').post(channel, 'The index is gone')) ?? '';
    await two.marks('T0BETA', channel, ts);
    await two.settled();
    const store = two.database.store();
    const acme = await store.load({ team: 'T0ACME', number: 1 });
    const beta = await store.load({ team: 'T0BETA', number: 1 });
    expect([acme.title, beta.title]).toEqual(['Checkout answers 500', 'Search is slow']);
    expect([[...acme.messages].length, [...beta.messages].length]).toEqual([0, 1]);
    const list = JSON.stringify(await two.types('T0ACME', channel, 'list'));
    expect([list.includes('Checkout answers 500'), list.includes('Search')]).toEqual([true, false]);
  });

  test('keeps the jobs of a workspace that it is in no more, and does them nowhere else', async () => {
    const lost = { title: 'Lost', severity: 'sev2', isPrivate: false, isDrill: false } as const;
    await two.database.changes().declare('T0GONE', two.amina, lost, nairobi);
    const ops = two.playgrounds[0]?.channel('ops').id ?? '';
    await two.types('T0ACME', ops, 'start sev3 Wakes the runner');
    await two.settled();
    const { jobs } = await two.database.rows();
    expect(new Set(jobs.map(({ team_id: team }) => team))).toEqual(new Set(['T0GONE']));
    expect([...incidentChannels(0), ...incidentChannels(1)].join()).not.toContain('lost');
  });

  test('leaves alone what comes from a third', async () => {
    const ops = two.playgrounds[0]?.channel('ops').id ?? '';
    const refused = { text: expect.stringContaining('another workspace’s') };
    expect(await two.types('T0OTHER', ops, 'list')).toMatchObject(refused);
  });
});
