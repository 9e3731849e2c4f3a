import type { RequestListener } from 'node:http';
import { Absence, type WaysIn } from './app/absence';
import { CatchUp } from './app/catch-up';
import { openChanges } from './app/change';
import { readMembers } from './app/follow-ups';
import type { IncidentRef } from './app/job';
import { Newcomers } from './app/newcomers';
import { PeopleAtHand } from './app/people-at-hand';
import type { Clock, Documents, Log } from './app/ports';
import { RecentMessages } from './app/recent-messages';
import { sightOf } from './app/sight';
import { SleepWatch } from './app/sleep-watch';
import { StorageWatch } from './app/storage-watch';
import { type Config, ownTemplates, type SlackConfig } from './config';
import { openDocuments } from './documents/open-documents';
import type { PersonId, Standing } from './domain/person';
import { jobKinds } from './jobs/kinds';
import { Runner } from './jobs/runner';
import { createMetrics, type MetricsPage } from './metrics/metrics';
import { Readiness } from './metrics/readiness';
import { Api } from './slack/api';
import { createApp } from './slack/app';
import { boltLogger } from './slack/bolt-logger';
import { createChat } from './slack/chat/chat';
import type { Identity } from './slack/chat/parts';
import { reader } from './slack/chat/reading';
import { openClient, whoAmI } from './slack/connect';
import { HalfPace } from './slack/half-pace';
import { Homes } from './slack/home';
import { InHand } from './slack/in-hand';
import { Pace } from './slack/pace';
import { Reach } from './slack/reach';
import { openReceiver } from './slack/receiver';
import { SlackWatch, type WhenCutOff } from './slack/slack-watch';
import { type SlackWaits, usualWaits } from './slack/waits';
import { connect, type OwnConnection } from './storage/connect';
import { createStore } from './storage/incidents';
import { createMembers } from './storage/members';
import { createOutbox } from './storage/outbox';
import { createPeople } from './storage/people';

/** A running bot. */
export interface Firelog {
  readonly metrics: MetricsPage;
  readonly readiness: Readiness;
  /** Takes Slack's requests at `/slack/events`, where Slack reaches the bot over HTTP. */
  readonly requests?: RequestListener;
  /** True while something that came in or a job is in hand and does not wait for the clock. */
  readonly busy: boolean;
  /** Takes in nothing more, finishes what is in hand and lets go of everything. */
  stop(): Promise<void>;
}

/** What a bot is started with. */
export interface FirelogOptions {
  readonly config: Config;
  readonly slack: SlackConfig;
  readonly clock: Clock;
  readonly log: Log;
  /** When Slack stays out of reach; without it the bot waits for ever. */
  readonly whenCutOff?: WhenCutOff;
  /** How long Slack is waited for, where that is not the usual. */
  readonly waits?: Partial<SlackWaits>;
}

/**
 * Puts the parts together and starts them. Rejects with a sentence for a person when a database, a template or a
 * token is at fault; whatever was opened by then is let go of.
 */
export async function startFirelog(options: FirelogOptions): Promise<Firelog> {
  const { templates } = options.config;
  const documents = openDocuments({ templates, areTried: templates === ownTemplates }, (error) =>
    options.log.error({ error }, 'Part of a draft could not be rendered, and stands in it as that'),
  );
  const connection = await connect(options.config.databaseUrl);
  try {
    return await startOn(connection, documents, options);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function startOn(
  connection: OwnConnection,
  documents: Documents,
  options: FirelogOptions,
): Promise<Firelog> {
  const { config, slack, clock, log } = options;
  const waits = { ...usualWaits, ...options.waits };
  const client = openClient(slack.botToken, config.slackApiUrl, boltLogger(log), waits);
  const identity = await whoAmI(client, config.slackApiUrl);
  const pace = new Pace(clock);
  const entrance = { identity, pace, waits, api: new Api(client, pace, new Reach(), waits.call) };
  const parts = assemble(connection, documents, options, entrance);
  await parts.people.warm(identity.botUser);
  await parts.chat.prepare().catch((error: unknown) => {
    log.warn({ error }, 'The announcement channel is not ready; incidents run without it until it is');
  });
  await parts.receiver.start();
  parts.runner.start();
  parts.catchUp.request('start');
  // On a socket the answers to pings tell of it, and better: what they cannot tell is told by nothing else over HTTP.
  if (!('appToken' in slack)) parts.sleepWatch.start();
  const watch = watchStorage(connection, parts, options);
  return running(parts, pace, connection, watch);
}

/** How the bot reaches Slack. */
interface Entrance {
  readonly identity: Identity;
  readonly pace: Pace;
  readonly waits: SlackWaits;
  readonly api: Api;
}

/** Makes every part and ties it to those it works with; nothing runs yet. */
function assemble(
  connection: OwnConnection,
  documents: Documents,
  options: FirelogOptions,
  entrance: Entrance,
) {
  const { config, slack, clock, log } = options;
  const { identity, pace, waits, api } = entrance;
  const { settings, slackApiUrl } = config;
  const { team } = identity;
  const [store, outbox] = [createStore(connection), createOutbox(connection)];
  const members = createMembers(connection);
  const people = new PeopleAtHand(createPeople(connection), team);
  const chat = createChat({ api, identity, settings }, people, clock);
  const nameOf = chat.nameAtHand;
  const [metrics, readiness, inHand] = [createMetrics(), new Readiness(), new InHand()];
  const newcomers = new Newcomers({ people, chat, log });
  const standingOf = async (person: PersonId): Promise<Standing> => {
    try {
      return await chat.standing(person, { involved: false });
    } catch (error) {
      log.warn({ error }, 'It could not be found out who somebody is; they see what guests see');
      return 'guest';
    }
  };
  const sight = sightOf(store, members, {
    atHand: (person) => people.standing(person),
    asked: standingOf,
  });
  const homes = new Homes({ store: sight.store, api, team, settings, clock, log, nameOf });
  const [queued, changed] = [() => runner.wake(), () => homes.changed()];
  const changes = openChanges({ store, clock, queued, changed });
  const kinds = jobKinds(settings.announcements);
  const { responders } = settings;
  const [half, recent] = [new HalfPace(pace, clock), new RecentMessages()];
  const catchUp = new CatchUp({
    ...{ store, members, changes, recent, clock, log, settings, team },
    reader: reader({ api: new Api(api.client, half, api.reach), identity, settings }, clock),
    standingOf: (person) => people.standing(person),
    met: (person) => newcomers.appeared(person),
    onMembers: () => homes.changed(),
    released: async (ref) => {
      await outbox.release(ref);
      runner.wake();
    },
    onProgress: (progress) =>
      readiness.note('catching up', progress && `${progress.done} of ${progress.of} incidents`),
  });
  const isOverSockets = 'appToken' in slack;
  const absence = new Absence(clock, () => catchUp.request(isOverSockets ? 'sockets' : 'http'));
  const sleepWatch = new SleepWatch(clock, () => catchUp.request('sleep'));
  const working = { outbox, store, members, changes, chat, documents, clock, log, metrics };
  const runner = new Runner({ ...working, kinds, responders, readings: catchUp });
  const logger = boltLogger(log);
  const { receiver, requests, slackWatch } = openWays(options, entrance, readiness, absence);
  const tryAgain = runner.tryAgain.bind(runner);
  const rereadMembers = async (ref: IncidentRef): Promise<void> => {
    await outbox.queue(ref, readMembers, clock.now());
    runner.wake();
  };
  const keeping = { store: sight.store, members, people, changes, recent, homes, newcomers };
  const { isLessForGuests } = sight;
  const asking = { standingOf, isLessForGuests, rereadMembers, tryAgain, nameOf };
  const desk = { ...keeping, ...asking, api, clock, log, settings, identity };
  const { botToken } = slack;
  const app = createApp({ desk, botToken, slackApiUrl, receiver, inHand, metrics, logger, waits });
  const kept = { outbox, people, store, half, catchUp, newcomers, sleepWatch };
  return { app, chat, homes, inHand, metrics, readiness, receiver, requests, runner, slackWatch, ...kept };
}

/** Opens the ways between Slack and the bot, and has them watched. */
function openWays(
  { config, slack, clock, log, whenCutOff }: FirelogOptions,
  { waits, api }: Entrance,
  readiness: Readiness,
  ways: WaysIn,
) {
  const { slackApiUrl } = config;
  const slackWatch = new SlackWatch({
    api,
    slackApiUrl,
    clock,
    log,
    whenCutOff,
    isOverSockets: 'appToken' in slack,
    ready: (part, isReady) => readiness.set(part, isReady),
  });
  const onConnections = (open: number): void => slackWatch.connected(open);
  const onTrouble = (error: unknown): void => slackWatch.troubled(error);
  const logger = boltLogger(log);
  const told = { onConnections, onTrouble, ways, reach: api.reach };
  return { slackWatch, ...openReceiver({ slack, slackApiUrl, logger, waits, ...told }) };
}

type Parts = ReturnType<typeof assemble>;

function watchStorage(
  storage: OwnConnection,
  { metrics, readiness, runner, catchUp }: Parts,
  { clock, log }: FirelogOptions,
): StorageWatch {
  // What Slack told meanwhile may have been in vain for good.
  const back = (): void => {
    runner.wake();
    catchUp.request('storage');
  };
  const ready = (isReady: boolean): void => readiness.set('database', isReady);
  return new StorageWatch({ storage, clock, log, metrics, ready, back });
}

function running(parts: Parts, pace: Pace, connection: OwnConnection, watch: StorageWatch): Firelog {
  const { app, homes, inHand, metrics, readiness, requests, runner } = parts;
  const { slackWatch, sleepWatch, half, catchUp, newcomers } = parts;
  return {
    metrics,
    readiness,
    ...(requests !== undefined && { requests }),
    get busy() {
      const background = [homes.busy, newcomers.busy].filter(Boolean).length;
      const calling = runner.running - runner.pausing + background + catchUp.reading;
      return (
        inHand.busy || connection.busy || runner.looking || watch.busy || calling > pace.asleep + half.asleep
      );
    },
    async stop() {
      inHand.close();
      await inHand.idle();
      await app.stop();
      slackWatch.stop();
      sleepWatch.stop();
      await watch.stop();
      pace.stop();
      half.stop();
      await catchUp.stop();
      await newcomers.stop();
      await runner.stop();
      await homes.stop();
      await connection.close();
    },
  };
}
