import type { RequestListener } from 'node:http';
import { openChanges } from './app/change';
import { PeopleAtHand } from './app/people-at-hand';
import type { Clock, Log } from './app/ports';
import { readPrivateChannels } from './app/private-channels';
import { RecentMessages } from './app/recent-messages';
import type { Config, SlackConfig } from './config';
import { createDocuments } from './documents/documents';
import { jobKinds } from './jobs/kinds';
import { Runner } from './jobs/runner';
import { createMetrics, type MetricsPage } from './metrics/metrics';
import { Readiness } from './metrics/readiness';
import { Api } from './slack/api';
import { createApp } from './slack/app';
import { boltLogger } from './slack/bolt-logger';
import { createChat } from './slack/chat/chat';
import { openClient, whoAmI } from './slack/connect';
import { Homes } from './slack/home';
import { InHand } from './slack/in-hand';
import { Pace } from './slack/pace';
import { openReceiver } from './slack/receiver';
import { connect } from './storage/connect';
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
}

/**
 * Puts the parts together and starts them. Rejects with a sentence for a person when a database, a template or a
 * token is at fault; whatever was opened by then is let go of.
 */
export async function startFirelog(options: FirelogOptions): Promise<Firelog> {
  const documents = createDocuments(options.config);
  const connection = await connect(options.config.databaseUrl);
  try {
    return await startOn(connection, documents, options);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function startOn(
  connection: Awaited<ReturnType<typeof connect>>,
  documents: ReturnType<typeof createDocuments>,
  { config, slack, clock, log }: FirelogOptions,
): Promise<Firelog> {
  const { settings, slackApiUrl } = config;
  const logger = boltLogger(log);
  const client = openClient(slack.botToken, slackApiUrl, logger);
  const identity = await whoAmI(client, slackApiUrl);
  const pace = new Pace(clock);
  const people = new PeopleAtHand(createPeople(connection.db), identity.team);
  const api = new Api(client, pace);
  const chat = createChat({ api, identity, settings }, people);
  const store = createStore(connection.db);
  const { team } = identity;
  const homes = new Homes({ store, api, team, settings, clock, log, nameOf: chat.nameAtHand });
  const members = createMembers(connection.db);
  const outbox = createOutbox(connection.db);
  const metrics = createMetrics();
  const readiness = new Readiness();
  const inHand = new InHand();

  const changes = openChanges({
    store,
    clock,
    queued: () => runner.wake(),
    changed: () => homes.changed(),
  });
  const runner = new Runner({
    outbox,
    store,
    members,
    changes,
    chat,
    documents,
    clock,
    kinds: jobKinds(settings.announcements),
    responders: settings.responders,
    log,
    metrics,
  });

  readiness.set('slack', false);
  const { receiver, requests } = openReceiver({
    slack,
    slackApiUrl,
    logger,
    onConnections: (open) => readiness.set('slack', open > 0),
  });
  const desk = {
    store,
    members,
    people,
    changes,
    clock,
    log,
    settings,
    identity,
    recent: new RecentMessages(),
    tryAgain: runner.tryAgain.bind(runner),
    homes,
    nameOf: chat.nameAtHand,
  };
  const app = createApp({ desk, botToken: slack.botToken, slackApiUrl, receiver, inHand, metrics, logger });
  await people.warm(identity.botUser);
  await chat.prepare().catch((error: unknown) => {
    log.warn({ error }, 'The announcement channel is not ready; incidents run without it until it is');
  });
  await receiver.start();
  await readPrivateChannels({ store, outbox, clock }, team);
  runner.start();

  return {
    metrics,
    readiness,
    ...(requests !== undefined && { requests }),
    get busy() {
      const calling = runner.running + (homes.busy ? 1 : 0);
      return inHand.busy || runner.looking || calling > pace.asleep;
    },
    async stop() {
      inHand.close();
      await inHand.idle();
      await app.stop();
      pace.stop();
      await runner.stop();
      await homes.stop();
      await connection.close();
    },
  };
}
