import { WebClient } from '@slack/web-api';
import { readChannel } from '../../src/app/catch-up/read-incident';
import { RecentMessages } from '../../src/app/catch-up/recent-messages';
import { type Changes, openChanges } from '../../src/app/change';
import { KnownPeople } from '../../src/app/directory/known-people';
import { PeopleLookup } from '../../src/app/directory/people-lookup';
import type { IncidentRef, Job, JobKindName } from '../../src/app/job';
import type {
  ChannelReader,
  Clock,
  Members,
  People,
  Pictures,
  QueuedJob,
  Readings,
  Store,
} from '../../src/app/ports';
import { readConfig } from '../../src/config';
import { createDocuments } from '../../src/documents/documents';
import type { Incident } from '../../src/domain/incident/incident';
import type { IncidentEvent } from '../../src/domain/incident/incident-event';
import { type Instant, instant } from '../../src/domain/time/instant';
import type { JobKind } from '../../src/jobs/kind';
import { jobKinds } from '../../src/jobs/kinds';
import { openLog } from '../../src/log';
import { events } from '../../src/slack/events';
import { eventContext } from '../../src/slack/events/event';
import { Homes } from '../../src/slack/homes';
import { ChannelAnswers } from '../../src/slack/listeners/declarer-answers';
import { RateLimiter } from '../../src/slack/rate-limits/rate-limiter';
import { Api } from '../../src/slack/web-api/api';
import type { Workspace } from '../../src/slack/workspace';
import { amina, nairobi, nameOf } from './cast';
import { PaperChat } from './paper-chat';
import { PaperMembers, PaperPeople } from './paper-people';

const team = 'T0TEAM';
const { settings, templates } = readConfig({});
const documents = createDocuments({ templates, settings });
const log = openLog('silent');
const readings: Readings = { outcome: () => 'read', reread: () => undefined };

/** What an incident leaves behind: its log, and the jobs that wait. */
interface Kept {
  readonly events: IncidentEvent[];
  incident: Incident;
  readonly jobs: Job[];
}

/** Where a bot keeps what it knows, if not on paper. */
export interface Storage {
  readonly store: Store;
  readonly members: Members;
  readonly people: People;
  /** Whether other bots work on the same, so that none hears of everything. */
  readonly isShared?: boolean;
  /** Has each job run that waits, and those that come of them; of one kind where one is named. */
  work(run: (job: Job) => Promise<void>, kind?: JobKindName): Promise<void>;
}

/**
 * The bot with its listeners, rules, follow-ups and jobs as they are, over a store and a workspace on paper: thousands
 * of incidents a minute. Nothing runs by itself; `now` is turned by hand.
 */
export class PaperBot {
  now: Instant = instant(0);
  readonly chat: PaperChat;
  readonly members = new PaperMembers();
  readonly people = new PaperPeople();
  readonly changes: Changes;
  readonly #kept = new Map<number, Kept>();
  readonly #store: Store;
  readonly #members: Members;
  readonly #workspace: Workspace;
  readonly #clock: Clock;

  constructor(
    read: PaperChat['read'],
    private readonly storage?: Storage,
    chat = new PaperChat(read),
  ) {
    this.chat = chat;
    const clock = { now: () => this.now, at: () => () => undefined };
    this.#clock = clock;
    const { store, members, people: known } = storage ?? this.#onPaper();
    this.#store = store;
    this.#members = members;
    this.changes = openChanges({ store, clock, queued: () => undefined });
    const api = new Api(new WebClient(), new RateLimiter(clock));
    const people = new KnownPeople(known, team);
    const visible = { open: async () => [], newest: async () => [], isLessForGuests: async () => false };
    const recent = new RecentMessages();
    this.#workspace = {
      ...{ chat, people, settings, api, visible, readings },
      identity: { team, teamUrl: 'https://paper.slack.com/', botUser: paperBotUser, botId: 'B0BOT' },
      botToken: 'xoxb-paper',
      recent,
      wordsAtHand: (source) => (storage?.isShared ? undefined : recent.find(source)),
      reworded: () => undefined,
      homes: new Homes({ store, visible, clock, log, settings, nameOf, api }),
      declarerAnswers: new ChannelAnswers({ clock, log, slackApiUrl: 'https://paper.slack.com/api/' }),
      peopleLookup: new PeopleLookup({ people, chat, log }),
      standingOf: async () => 'member',
    };
  }

  /** Declares an incident as amina; its channel is `paperChannel(number)`. */
  async declare(title: string): Promise<number> {
    const declaration = { title, severity: 'sev2', isPrivate: false, isDrill: false } as const;
    const { number } = await this.changes.declare(team, amina, declaration, nairobi);
    await this.work();
    return number;
  }

  incident(number: number): Incident {
    return this.#find(number).incident;
  }

  /** Lets an event of Slack in, as its listener gets it; `isShared` is what its envelope says of the channel. */
  async hear(
    event: { readonly type: string; readonly [field: string]: unknown },
    isShared = false,
  ): Promise<void> {
    const listener = events.find(({ type }) => type === event.type);
    if (listener === undefined) throw new Error(`Nothing listens to ${event.type}`);
    const parts = {
      store: this.#store,
      members: this.#members,
      pictures: noPictures,
      changes: this.changes,
    };
    await listener.hear(event, eventContext(parts, this.#workspace, isShared));
  }

  /** Somebody decides something by command. */
  async decide(number: number, by: string, decide: Parameters<Changes['change']>[2]): Promise<void> {
    await this.changes.change({ team, number }, by, decide);
  }

  /** Reads an incident's channel back; resolves to how many facts that brought. */
  async readBack(number: number, reader: ChannelReader, listeningSince: Instant): Promise<number> {
    const { changes } = this;
    const { recent, people } = this.#workspace;
    recent.clear();
    const parts = { store: this.#store, changes, recent, reader, clock: this.#clock, settings };
    const atHand = {
      listeningSince: () => listeningSince,
      standingOf: (person: string) => people.standing(person),
    };
    return readChannel({ ...parts, ...atHand }, { team, number });
  }

  /** Sees the jobs through that wait now, and those that come of them; of one kind where one is named. */
  async work(kind?: JobKindName): Promise<void> {
    if (this.storage !== undefined) return this.storage.work((job) => this.#run(job), kind);
    for (const { jobs } of this.#kept.values()) {
      const next = (): Job | undefined => {
        const at = jobs.findIndex((job) => kind === undefined || job.kind === kind);
        return at < 0 ? undefined : jobs.splice(at, 1)[0];
      };
      for (let job = next(); job !== undefined; job = next()) await this.#run(job);
    }
  }

  /** The draft as it would be delivered now. */
  draft(number: number): string {
    return documents.postmortem(this.incident(number), {
      revision: 1,
      renderedAt: this.now,
      nameOf,
      linkTo: (source) => this.chat.linkTo(source),
    });
  }

  async #run(job: Job): Promise<void> {
    const kind = jobKinds[job.kind] as JobKind<JobKindName>;
    await kind.run(job.payload, {
      ref: job.incident,
      incident: await this.#store.load(job.incident),
      job,
      chat: this.chat,
      store: this.#store,
      members: this.#members,
      pictures: noPictures,
      documents: {
        postmortem: async (...asked) => documents.postmortem(...asked),
        postmortemCanvas: async (...asked) => documents.postmortemCanvas(...asked),
        recordCanvas: async (...asked) => documents.recordCanvas(...asked),
        chart: async () => undefined,
        agenda: async (...asked) => documents.agenda(...asked),
      },
      readings,
      settings,
      clock: this.#clock,
      log,
      change: (decide) => this.changes.change(job.incident, undefined, decide),
      changeIn: (ref, decide) => this.changes.change(ref, undefined, decide),
      queue: async () => undefined,
      behind: async () => [],
      release: async () => undefined,
      uploads: async () => [],
      remember: async () => undefined,
    });
  }

  #find(number: number): Kept {
    const kept = this.#kept.get(number);
    if (kept === undefined) throw new Error(`There is no INC-${number}`);
    return kept;
  }

  #queue(ref: IncidentRef, { jobs }: Kept, queued: readonly QueuedJob[]): void {
    for (const { request, cause, order } of queued) {
      const isWaiting = ({ mergeKey }: Job): boolean =>
        mergeKey !== undefined && mergeKey === request.mergeKey;
      if (jobs.some(isWaiting)) continue;
      const id = `${ref.number}-${cause}-${order}`;
      jobs.push({
        ...request,
        id,
        incident: ref,
        attempt: 1,
        firstAttemptAt: this.now,
        progress: {},
        claimedBy: 'paper',
      });
    }
  }

  #onPaper(): Pick<Storage, 'store' | 'members' | 'people'> {
    return { store: this.#openStore(), members: this.members, people: this.people };
  }

  #openStore(): Store {
    const load = async ({ number }: IncidentRef): Promise<Incident> => this.incident(number);
    return {
      load,
      change: async (ref, step) => {
        const kept = this.#find(ref.number);
        const { events: news, jobs, after } = step(kept.incident);
        kept.events.push(...news);
        if (after !== undefined) kept.incident = after;
        this.#queue(ref, kept, jobs);
        return kept.incident;
      },
      withOpenTasks: async (team) => [...this.#kept.keys()].map((number) => ({ team, number })),
      declare: async (_, step) => {
        const number = this.#kept.size + 1;
        const { events: first, jobs, after } = step(number);
        if (after === undefined) throw new Error('Nothing was declared');
        const kept = { events: [...first], incident: after, jobs: [] };
        this.#kept.set(number, kept);
        this.#queue({ team, number }, kept, jobs);
        return after;
      },
      find: async ({ number }) => this.#kept.get(number)?.incident,
      inChannel: async (_, channel) => {
        const found = [...this.#kept.values()].find(({ incident }) => incident.channel?.id === channel);
        return found && { team, number: found.incident.number };
      },
      log: async ({ number }) => this.#find(number).events,
      open: async () => [],
      inPrivate: async () => [],
      visibleTo: async () => [],
      newestVisibleTo: async () => [],
      event: async ({ number }, seq) => {
        const found = this.#find(number).events.find((event) => event.seq === seq);
        if (found === undefined) throw new Error(`INC-${number} has no event ${seq}`);
        return found;
      },
    };
  }
}

/** The bot itself, as a member of channels. */
export const paperBotUser = 'U0BOT';

/** On paper there are no pictures. */
const noPictures: Pictures = {
  keptWith: async () => [],
  placesOf: async () => [],
  count: async () => 0,
  keep: async () => 'kept',
  remove: async () => undefined,
  of: async () => [],
  forget: async () => undefined,
};
