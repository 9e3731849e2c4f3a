import type { Loss } from '../domain/incident/channel';
import type { Incident } from '../domain/incident/incident';
import type { IncidentEvent } from '../domain/incident/incident-event';
import type { SeenMessage } from '../domain/marks/marking';
import type { PersonId, Standing } from '../domain/person';
import type { Severity } from '../domain/severity';
import type { Source } from '../domain/source';
import type { Status } from '../domain/status';
import type { Instant } from '../domain/time/instant';
import type { Canvases } from './canvas/canvases';
import type { Once } from './delivery/once';
import type { Backlog, IncidentRef, Job, JobKindName, JobRequest, SaidOnce } from './job';
import type { Notice, Thread } from './notice';
import type { Person, Talk } from './people';
import type { PictureRead } from './pictures/pictures';

export type { Metrics } from './metrics';
export type { Members, Membership, People, Person } from './people';
export type { KeptPicture, PictureRead, Pictures } from './pictures/pictures';
export type {
  ChannelMessage,
  ChannelPage,
  ChannelReader,
  Readings,
  ReadOutcome,
} from './reading/channel-reader';

/** The time that Firelog lives by: the machine's, or a replay's. */
export interface Clock {
  /** What the clock shows. Somebody may set it, back or forth. */
  now(): Instant;
  /**
   * Microseconds that have passed since some moment, those among them in which the machine slept. Nobody can set it.
   * A clock that is only ever turned forth, as in a replay, needs none.
   */
  elapsed?(): number;
  /**
   * Calls `ring` once the clock shows `when`, or as much time has passed as it lies ahead now: whichever is first, so
   * that a clock that is set back holds nothing up. The returned function takes the alarm back.
   */
  at(when: Instant, ring: () => void): () => void;
}

/** A job on its way into the outbox: `cause` is the position of its fact in the log, `order` breaks ties. */
export interface QueuedJob {
  readonly request: JobRequest;
  readonly cause: number;
  readonly order: number;
}

/** What one change leaves behind. */
export interface ChangeResult {
  readonly events: readonly IncidentEvent[];
  readonly jobs: readonly QueuedJob[];
  /** The incident after the events. */
  readonly after: Incident | undefined;
}

/** An incident as lists show it. */
export interface OpenIncident {
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly zone: Incident['zone'];
  readonly channel?: string;
  /** Why nobody can write in the channel. */
  readonly channelLost?: Loss;
  readonly declaredAt: Instant;
  /** The names of the services that it is about. */
  readonly services: readonly string[];
}

/** What is taken once, and when. */
export interface Taken {
  readonly once: Once;
  readonly at: Instant;
}

/** Keeps the incidents and their logs. */
export interface Store {
  /**
   * Runs `step` on the locked incident and commits what it returns, or nothing when it throws. With `taken`, the same
   * transaction keeps what was taken; rejects with `TakenBefore`, and runs nothing, where that was kept before.
   */
  change(ref: IncidentRef, step: (incident: Incident) => ChangeResult, taken?: Taken): Promise<Incident>;
  /** The same for a new incident, with the workspace's next number. */
  declare(team: string, step: (number: number) => ChangeResult, taken?: Taken): Promise<Incident>;
  load(ref: IncidentRef): Promise<Incident>;
  /** The same, or undefined when nobody declared that one. */
  find(ref: IncidentRef): Promise<Incident | undefined>;
  /** The incident of a channel; undefined for any other channel. */
  inChannel(team: string, channel: string): Promise<IncidentRef | undefined>;
  /** The whole log of an incident, oldest first. */
  log(ref: IncidentRef): Promise<readonly IncidentEvent[]>;
  /** The incidents of a workspace that are neither closed nor canceled, newest first. */
  open(team: string): Promise<readonly OpenIncident[]>;
  /** The incidents of a workspace that are not canceled and in which tasks may be left to do, newest first. */
  withOpenTasks(team: string): Promise<readonly IncidentRef[]>;
  /** Every private incident that has a channel, newest first. */
  inPrivate(team: string): Promise<readonly IncidentRef[]>;
  /**
   * The open ones that a person may see, wherever they ask: a private one only those who are in its channel, and its
   * declarer while it has none.
   */
  visibleTo(team: string, person: PersonId): Promise<readonly OpenIncident[]>;
  /** The newest incidents that a person may see, closed ones among them and canceled ones not. */
  newestVisibleTo(team: string, person: PersonId, most: number): Promise<readonly IncidentRef[]>;
  /** One event of a log. */
  event(ref: IncidentRef, seq: number): Promise<IncidentEvent>;
}

/**
 * Keeps the jobs. What is queued, given up, taken up anew or remembered is on disk when it resolves; how far a job has
 * come a power cut may take back, after which every job counts as begun once.
 */
export interface Outbox {
  /** Hands out jobs that are due, oldest first, of these kinds alone where some are named, and counts the attempt. */
  claim(now: Instant, most: number, kinds?: readonly JobKindName[]): Promise<readonly Job[]>;
  /** Queues a job that no fact causes, unless one of those waits under the same merge key. It holds up nothing before. */
  queue(ref: IncidentRef, request: JobRequest, due: Instant): Promise<void>;
  /** When the next job is due after an instant up to which jobs were claimed; undefined when none is. */
  nextDue(after?: Instant): Promise<Instant | undefined>;
  /** The jobs that wait in the same lane as one, in the order in which they will be done. */
  behind(job: Job): Promise<readonly JobRequest[]>;
  done(job: Job): Promise<void>;
  retry(job: Job, at: Instant, why: string): Promise<void>;
  /**
   * The same, and the attempt does not count towards giving up: it failed for no reason of its own. The first one still
   * counts as made, so that what it may have left behind is looked for.
   */
  reschedule(job: Job, at: Instant, why: string): Promise<void>;
  /** Puts a job off to another time, as if it had not begun; it holds up nothing before. */
  postpone(job: Job, due: Instant): Promise<void>;
  /** Puts a job by until its incident's channel is within reach, and those behind it in its lane with it. */
  hold(job: Job, why: string): Promise<void>;
  /** Lets the jobs go on that were held. */
  release(ref: IncidentRef): Promise<void>;
  /** Lets the jobs of a kind try anew that were given up; false when the incident has none. */
  unpark(ref: IncidentRef, kind: string): Promise<boolean>;
  /**
   * Gives a job up; it stays in the outbox for a person to see. `report` is queued unless it was for another job of its
   * kind that failed for the same reason: in the incident unless another place is named.
   */
  park(job: Job, at: Instant, why: string, report?: JobRequest, once?: SaidOnce): Promise<void>;
  /**
   * Has what is due after an instant come due so much sooner and not before `now`; at `now` where it is not said. What somebody
   * promised by a time stays due by that.
   */
  hasten(after: Instant, now: Instant, by?: number): Promise<void>;
  /** Forgets the jobs that were given up before an instant; those with a file that may have to be deleted before another. */
  forget(before: Instant, withFiles: Instant): Promise<void>;
  /** Keeps something for later attempts, such as the id of an upload that was begun. */
  remember(job: Job, progress: Readonly<Record<string, string>>): Promise<void>;
  /** The files of an incident's jobs that are not done, given up ones among them: each may stand on the workspace. */
  uploads(ref: IncidentRef): Promise<readonly string[]>;
  /** How much there is in it, of every incident. */
  backlog(now: Instant): Promise<Backlog>;
}

/** A file for an incident's channel. */
export interface Upload {
  readonly channel: string;
  readonly name: string;
  readonly title: string;
  readonly content: string | Uint8Array;
  /** What a picture shows, for whoever cannot see it. */
  readonly altText?: string;
  /** Another one where the content is another: an earlier attempt's file of the same version is as good as a new one. */
  readonly version: string;
}

/** What identifies the work of a job on the workspace, so that a later attempt finds an earlier one's. */
export type Operation = Pick<Job, 'id' | 'attempt' | 'firstAttemptAt' | 'progress'>;

/** A message that was posted. */
export interface Posted {
  readonly source: Source;
  /** What it says, word for word; missing where an earlier attempt posted it, which may have said something else. */
  readonly says?: string;
}

/** What Firelog does on the workspace. Every method may throw a `ChatFailure`, and may be called again. */
export interface Chat extends Talk, Canvases {
  openChannel(
    request: { incident: Incident; isTaken: (channel: string) => Promise<boolean> },
    operation: Operation,
    remember: (progress: Readonly<Record<string, string>>) => Promise<void>,
  ): Promise<{ channel: string; name: string }>;
  invite(channel: string, people: readonly PersonId[]): Promise<void>;
  setTopic(channel: string, incident: Incident, operation: Operation): Promise<void>;
  /** Names a channel after its incident as it is now. */
  renameChannel(channel: string, incident: Incident): Promise<void>;
  /** Archives a channel; resolves to when that was so for certain. */
  archiveChannel(channel: string): Promise<Instant>;
  setPurpose(channel: string, incident: Incident, operation: Operation): Promise<void>;
  /**
   * Posts a notice once, whatever happened to earlier attempts of the same operation. What one of those posted is
   * found and left as it is: to be brought up to date with `edit`. `thread` is the message below which it is posted.
   */
  post(channel: string, notice: Notice, operation: Operation, thread?: string | Thread): Promise<Posted>;
  /** Brings a message up to date in place, unless it `says` that already; false when somebody deleted it. */
  edit(source: Source, notice: Notice, says?: string): Promise<boolean>;
  /** Shows a notice to one person in a channel, if they are there to see it. Nobody promises that it arrives. */
  tellAlone(channel: string, person: PersonId, notice: Notice): Promise<void>;
  pin(source: Source): Promise<void>;
  /** Sets the bot's own reaction on a message, or takes it back. */
  answer(source: Source, present: boolean): Promise<void>;
  /** A message as it stands now; undefined when there is none. */
  read(source: Source): Promise<SeenMessage | undefined>;
  /** Every message of the thread that a message stands in; undefined where the bot may not read it. */
  readThread(source: Source): Promise<readonly SeenMessage[] | undefined>;
  /** Uploads a file to a channel with the notice that goes with it; `remember` keeps what a later attempt needs. */
  upload(
    file: Upload,
    notice: Notice,
    operation: Operation,
    remember: (progress: Readonly<Record<string, string>>) => Promise<void>,
  ): Promise<{ file: string; link: string; source?: Source }>;
  /** Deletes a file of the bot's own, wherever it is shared. */
  deleteFile(file: string): Promise<void>;
  /** The bytes of a picture that somebody posted, where it is one that is kept, within the settings' size. */
  picture(file: string): Promise<PictureRead>;
  /** Puts a link into the channel's head, in place of the one with the same title. */
  bookmark(channel: string, title: string, link: string): Promise<void>;
  /** The channel of the bot's direct messages with a person. */
  directMessages(person: PersonId): Promise<string>;
  /** Everybody who is in a channel, and when that was so for certain. */
  members(channel: string): Promise<{ readonly people: readonly PersonId[]; readonly asOf: Instant }>;
  /** The members of a user group. */
  groupMembers(group: string): Promise<readonly PersonId[]>;
  /** The names of people, channels and user groups, as the workspace shows them; the id of whom it tells none. */
  names(ids: readonly string[]): Promise<(id: string) => string>;
  /** Those of the people whom the workspace knows. */
  whoIs(people: readonly PersonId[]): Promise<readonly Person[]>;
  /** Who somebody is now, whatever is known of them; undefined where the workspace knows nobody of that id. */
  lookUp(person: PersonId): Promise<Person | undefined>;
  /**
   * What somebody is to the workspace, asked for where it is not known; whom it does not know is foreign. Who they are is
   * kept of those who are `involved` in an incident.
   */
  standing(person: PersonId, who: { involved: boolean }): Promise<Standing>;
  /** The name of a person, a channel or a user group as far as it is at hand; never a call. */
  nameAtHand(id: string): string;
  linkTo(source: Source): string;
}

/** What a document needs besides the incident itself. */
export interface DocumentContext {
  readonly revision: number;
  readonly renderedAt: Instant;
  /** Whether what the workspace shows could not be read before. */
  readonly isUnread?: boolean;
  /** The name of a person as the workspace shows it. */
  readonly nameOf: (person: PersonId) => string;
  /** The web address of a message. */
  readonly linkTo: (source: Source) => string;
}

/** The timeline of an incident as a picture. */
export interface Chart {
  readonly png: Uint8Array;
  /** What it shows, in words. */
  readonly description: string;
  /** Another one where the picture is another. */
  readonly version: string;
}

/** Renders what is written about an incident. */
export interface Documents {
  /** The postmortem draft, in Markdown. */
  postmortem(incident: Incident, context: DocumentContext): Promise<string>;
  /** The timeline as a picture; undefined where there is nothing to draw. */
  chart(incident: Incident, context: Pick<DocumentContext, 'nameOf'>): Promise<Chart | undefined>;
  /** What a meeting about the postmortem goes through, in Markdown. */
  agenda(incident: Incident, context: DocumentContext): Promise<string>;
  /** The same as a canvas takes it. */
  postmortemCanvas(incident: Incident, context: DocumentContext): Promise<string>;
  /**
   * The record as a canvas takes it; `before` is the incident as the postmortem's canvas tells of it, where there is one. It
   * says the same whenever the incident is the same.
   */
  recordCanvas(incident: Incident, context: DocumentContext, before: Incident | undefined): Promise<string>;
}

/** Writes the log. No token and no message text below `debug`. */
export interface Log {
  debug(about: object, message: string): void;
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}
