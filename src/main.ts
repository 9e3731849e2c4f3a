import type { RequestListener } from 'node:http';
import { Absence, type WaysIn } from './app/catch-up/absence';
import type { Gap } from './app/catch-up/catch-up';
import { progressInWords, type QueueProgress } from './app/catch-up/retrying-queue';
import { SleepWatch } from './app/catch-up/sleep-watch';
import { openChanges } from './app/change';
import type { IncidentRef } from './app/job';
import { announcingMembers } from './app/people';
import type { Clock, Documents, Log } from './app/ports';
import type { TakenSignatures } from './app/processes/counted-together';
import { Housekeeping } from './app/processes/housekeeping';
import { SharedCatchUp, shareWithOthers } from './app/processes/sharing';
import { furtherFacts } from './app/requests/further-facts';
import { readMembersJob } from './app/requests/redraw-jobs';
import { StorageWatch } from './app/storage-watch';
import type { Config, SlackConfig } from './config';
import { openDocuments } from './documents/open-documents';
import type { Incident } from './domain/incident/incident';
import { jobKinds } from './jobs/kinds';
import { Runner } from './jobs/runner';
import { createMetrics, type MetricsPage } from './metrics/metrics';
import { Readiness } from './metrics/readiness';
import { createApp } from './slack/app';
import { type ConnectedWorkspace, connectWorkspace } from './slack/connected-workspace';
import { InFlight } from './slack/transport/in-flight';
import { openReceiver } from './slack/transport/receiver';
import { SlackWatch, type WhenCutOff } from './slack/transport/slack-watch';
import type { Api } from './slack/web-api/api';
import { boltLogger } from './slack/web-api/bolt-logger';
import { defaultTimeouts, type SlackTimeouts } from './slack/web-api/timeouts';
import { Workspaces } from './slack/workspace';
import type { OwnConnection } from './storage/connection';
import { createStore } from './storage/incidents/incidents';
import { createMembers } from './storage/members';
import { connect } from './storage/open';
import { createOutbox } from './storage/outbox/outbox';
import { createPeople } from './storage/people';
import { createPictures } from './storage/pictures';

/** A running bot. */
export interface Firelog {
  readonly metrics: MetricsPage;
  readonly readiness: Readiness;
  /** Takes Slack's requests at `/slack/events`, where Slack reaches the bot over HTTP. */
  readonly requests?: RequestListener;
  /** True while something that came in or a job is in flight and does not wait for the clock. */
  readonly busy: boolean;
  /** Takes in nothing more, finishes what is in flight and lets go of everything. */
  stop(): Promise<void>;
}

/** What a bot is started with. */
export interface FirelogOptions {
  readonly config: Config;
  readonly slack: SlackConfig;
  readonly clock: Clock;
  readonly log: Log;
  /** Documents for this configuration, where somebody has them already. */
  readonly documents?: Documents;
  /** When Slack stays out of reach; without it the bot waits for ever. */
  readonly whenCutOff?: WhenCutOff;
  /** Ends this process once the database was migrated by a newer one; without it the bot goes on as long as it can. */
  readonly whenOutdated?: (sentence: string) => void;
  /** How long Slack is waited for, where that is not the usual. */
  readonly timeouts?: Partial<SlackTimeouts>;
}

/**
 * Puts the parts together and starts them. Rejects with a sentence for a person when a database, a template or a
 * token is at fault; whatever was opened by then is let go of.
 */
export async function startFirelog(options: FirelogOptions): Promise<Firelog> {
  const documents = options.documents ?? documentsFor(options);
  const connection = await connect(options.config.databaseUrl);
  try {
    return await startOn(connection, documents, options);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function documentsFor({ config: { templates, settings }, log }: FirelogOptions): Documents {
  return openDocuments({ templates, settings }, (error) =>
    log.error({ error }, 'Part of a draft could not be rendered, and stands in it as that'),
  );
}

async function startOn(
  connection: OwnConnection,
  documents: Documents,
  options: FirelogOptions,
): Promise<Firelog> {
  const { config, slack, log } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const shared = share(connection, documents, options);
  const { settings, slackApiUrl } = config;
  const workspace = await connectWorkspace(
    { botToken: slack.botToken, slackApiUrl, settings, timeouts },
    shared,
  );
  shared.workspaces.add(workspace);
  const parts = assemble(shared, options, { timeouts, api: workspace.api });
  for (const { chat } of shared.workspaces.all()) {
    await chat.prepare().catch((error: unknown) => {
      log.warn({ error }, 'The announcement channel is not ready; incidents run without it until it is');
    });
  }
  await parts.receiver.start();
  parts.runner.start();
  shareWithOthers(parts.sharing, parts.sharedCatchUp);
  parts.catchUp('start');
  parts.housekeeping.start();
  // On a socket the answers to pings tell of it, and better: what they cannot tell is told by nothing else over HTTP.
  if (!('appToken' in slack)) parts.sleepWatch.start();
  const watch = watchStorage(connection, parts, options);
  return running(parts, connection, watch);
}

/** What the workspaces share: the stores, the changes, the jobs and what is told of the process. */
function share(connection: OwnConnection, documents: Documents, { clock, log }: FirelogOptions) {
  const workspaces = new Workspaces<ConnectedWorkspace>();
  const [store, outbox] = [createStore(connection), createOutbox(connection)];
  const readiness = new Readiness();
  const metrics = createMetrics({ readiness, backlog: () => outbox.backlog(clock.now()) });
  const queued = () => runner.wake();
  const { session } = connection;
  const listed = (team: string, number?: number): void => {
    workspaces.find(team)?.homes.changed();
    session.tell({ type: 'changed', team, ...(number !== undefined && { number }) });
  };
  const changed = (team: string, incident: Incident): void => {
    listed(team, incident.number);
    workspaces.find(team)?.declarerAnswers.changed(incident);
  };
  const [members, people] = [announcingMembers(createMembers(connection), listed), createPeople(connection)];
  const pictures = createPictures(connection);
  const isOneWriter = connection.lineUp === undefined;
  const changes = openChanges({
    ...{ store, clock, queued, changed, ...(isOneWriter && { handedIn: queued }) },
    owed: (team, step) => furtherFacts(step, workspaces.find(team)?.settings),
  });
  const workspaceOf = (team: string) => workspaces.find(team);
  const { budgets, signatures } = connection;
  const stored = { outbox, store, members, pictures, changes, session, budgets, signatures };
  const working = { ...stored, documents, clock, log, metrics };
  const runner = new Runner({ ...working, kinds: jobKinds, workspaceOf });
  const released = async (ref: IncidentRef): Promise<void> => {
    await outbox.release(ref);
    runner.wake();
  };
  const catchingUp = new Map<string, QueueProgress>();
  const onProgress = (team: string, progress: QueueProgress | undefined): void => {
    if (progress === undefined) catchingUp.delete(team);
    else catchingUp.set(team, progress);
    readiness.note('catching up', progressInWords([...catchingUp.values()]));
  };
  return { ...working, workspaces, people, readiness, runner, released, onProgress };
}

type Shared = ReturnType<typeof share>;

/** How the bot reaches Slack. */
interface Entrance {
  readonly timeouts: SlackTimeouts;
  readonly api: Api;
}

/** Ties the listeners to what they work with; nothing runs yet. */
function assemble(shared: Shared, options: FirelogOptions, entrance: Entrance) {
  const { config, slack } = options;
  const { workspaces, store, members, pictures, changes, outbox, runner, metrics, clock, log } = shared;
  const { timeouts } = entrance;
  const inFlight = new InFlight();
  const housekeeping = new Housekeeping({ ...shared, settings: config.settings });
  const sharing = {
    store,
    session: shared.session,
    workspaces,
    runner,
    clock,
    log,
    outdated: options.whenOutdated ?? (() => undefined),
  };
  const sharedCatchUp = new SharedCatchUp(sharing);
  const catchUp = (why: Gap): void => {
    sharedCatchUp.missed(why).catch((error: unknown) => log.error({ error }, 'Catching up could not begin'));
  };
  const isOverSockets = 'appToken' in slack;
  const absence = new Absence(clock, () => catchUp(isOverSockets ? 'sockets' : 'http'));
  const sleepWatch = new SleepWatch(clock, () => catchUp('sleep'));
  const ways = { absence, taken: shared.signatures };
  const { receiver, requests, slackWatch } = openWays(options, entrance, shared, ways);
  const tryAgain = runner.tryAgain.bind(runner);
  const rereadMembers = async (ref: IncidentRef): Promise<void> => {
    await outbox.queue(ref, readMembersJob, clock.now());
    runner.wake();
  };
  const stored = { store, members, pictures };
  const dependencies = { workspaces, ...stored, changes, clock, log, rereadMembers, tryAgain };
  const { slackApiUrl } = config;
  const app = createApp({
    dependencies,
    slackApiUrl,
    receiver,
    inFlight,
    metrics,
    logger: boltLogger(log),
    timeouts,
  });
  return {
    ...shared,
    app,
    inFlight,
    receiver,
    requests,
    slackWatch,
    sleepWatch,
    catchUp,
    sharing,
    sharedCatchUp,
    housekeeping,
  };
}

/** Opens the ways between Slack and the bot, and has them watched. */
function openWays(
  { config, slack, clock, log, whenCutOff }: FirelogOptions,
  { timeouts, api }: Entrance,
  { readiness, metrics }: Shared,
  { absence: ways, taken }: { readonly absence: WaysIn; readonly taken: TakenSignatures | undefined },
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
  const onConnections = (open: number): void => {
    metrics.connectionsOpen(open);
    slackWatch.connected(open);
  };
  const onTrouble = (error: unknown): void => {
    metrics.connectionFailed();
    slackWatch.troubled(error);
  };
  const logger = boltLogger(log);
  const told = { onConnections, onTrouble, ways, taken, reachability: api.reachability };
  return { slackWatch, ...openReceiver({ slack, slackApiUrl, logger, timeouts, ...told }) };
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
    catchUp('storage');
  };
  const ready = (isReady: boolean): void => readiness.set('database', isReady);
  return new StorageWatch({ storage, clock, log, metrics, ready, back });
}

function running(parts: Parts, connection: OwnConnection, watch: StorageWatch): Firelog {
  const { app, housekeeping, inFlight, metrics, readiness, requests, runner, slackWatch, sleepWatch } = parts;
  const workspaces = parts.workspaces.all();
  return {
    metrics,
    readiness,
    ...(requests !== undefined && { requests }),
    get busy() {
      const background = workspaces.reduce((sum, { active }) => sum + active, 0);
      const asleep = workspaces.reduce((sum, each) => sum + each.asleep, 0);
      const calling = runner.running - runner.pausing + background;
      return inFlight.busy || connection.busy || runner.looking || watch.busy || calling > asleep;
    },
    async stop() {
      inFlight.close();
      await inFlight.idle();
      await app.stop();
      slackWatch.stop();
      await housekeeping.stop();
      sleepWatch.stop();
      await watch.stop();
      for (const workspace of workspaces) await workspace.stop();
      await runner.stop();
      await connection.close();
    },
  };
}
