import type { Clock, Log, Store } from '../app/ports';
import type { Settings } from '../app/settings';
import type { VisibleIncidents } from '../app/visible-incidents';
import type { Incident } from '../domain/incident/incident';
import { readIncident } from '../domain/incident-view';
import type { PersonId } from '../domain/person';
import { pendingReviews } from '../domain/review/review';
import { hour, type Instant, later } from '../domain/time/instant';
import { drawHome, type OwedReview, type Task } from './views/home';
import type { Api } from './web-api/api';
import type { HomeTabs } from './workspace';

/** What the Home tabs are made from. */
export interface HomeParts {
  readonly store: Pick<Store, 'load'>;
  readonly visible: VisibleIncidents;
  readonly api: Pick<Api, 'call'>;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly nameOf: (person: PersonId) => string;
}

/** For how many people Home is kept current, and for how long after they opened it. */
const MAX_KEPT = 50;
const keptFor = hour;
/** Follow-ups and reviews are looked for in this many incidents, the newest. */
const MAX_INCIDENTS = 100;

/** What is to be done after incidents. */
interface Duties {
  readonly tasks: readonly Task[];
  readonly reviews: readonly OwedReview[];
}

/** What is known of somebody's Home: when they opened it last, and what it shows. */
interface Shown {
  readonly openedAt: Instant;
  readonly view?: string;
}

/**
 * Keeps the Home tabs current of those who opened theirs lately. Home is only a view: whatever is lost with the
 * process or to a failure is drawn anew when the tab is opened again, so nothing of it is queued or stored.
 */
export class Homes implements HomeTabs {
  readonly #parts: HomeParts;
  readonly #shown = new Map<PersonId, Shown>();
  readonly #due = new Set<PersonId>();
  /** What is to be done of each incident, read once for everybody until something changes. */
  #duties = new Map<number, Promise<Duties>>();
  #pass: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: HomeParts) {
    this.#parts = parts;
  }

  /** True while tabs are being drawn. */
  get busy(): boolean {
    return this.#pass !== undefined;
  }

  /** Somebody opened their tab: it is drawn now, and kept current for a while. */
  opened(person: PersonId): void {
    this.#shown.delete(person);
    this.#shown.set(person, { openedAt: this.#parts.clock.now() });
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > MAX_KEPT && oldest !== undefined) this.#shown.delete(oldest);
    this.#draw([person]);
  }

  /** Some incident changed, or who is in its channel: whoever may look at a list of them sees that. */
  changed(): void {
    this.#duties = new Map();
    const longAgo = later(this.#parts.clock.now(), -keptFor);
    for (const [person, { openedAt }] of this.#shown) {
      if (openedAt < longAgo) this.#shown.delete(person);
    }
    this.#draw(this.#shown.keys());
  }

  /** Draws nothing more and resolves once nothing is being drawn. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#pass;
  }

  #draw(people: Iterable<PersonId>): void {
    for (const person of people) this.#due.add(person);
    if (this.#stopped || this.#due.size === 0) return;
    // What changes while a tab is drawn makes it due again.
    this.#pass ??= this.#drawDue().finally(() => {
      this.#pass = undefined;
      if (this.#due.size > 0) this.#draw([]);
    });
  }

  async #drawDue(): Promise<void> {
    this.#duties = new Map();
    for (const person of this.#due) {
      this.#due.delete(person);
      if (this.#stopped) return;
      await this.#publish(person).catch((error: unknown) => {
        this.#parts.log.warn({ error }, 'A Home tab could not be drawn; opening it again tries again');
      });
    }
  }

  async #publish(person: PersonId): Promise<void> {
    const { api, visible, settings, nameOf } = this.#parts;
    const view = drawHome({
      open: await visible.open(person),
      ...(await this.#dutiesOf(person)),
      command: settings.command,
      nameOf,
    });
    const drawn = JSON.stringify(view);
    const shown = this.#shown.get(person);
    if (shown === undefined || shown.view === drawn) return;
    await api.call('views.publish', (client) => client.views.publish({ user_id: person, view }));
    const now = this.#shown.get(person);
    if (now !== undefined) this.#shown.set(person, { ...now, view: drawn });
  }

  async #dutiesOf(person: PersonId): Promise<Duties> {
    const { store, visible } = this.#parts;
    const tasks: Task[] = [];
    const reviews: OwedReview[] = [];
    for (const ref of await visible.newest(person, MAX_INCIDENTS)) {
      const known = this.#duties.get(ref.number) ?? store.load(ref).then(dutiesIn);
      this.#duties.set(ref.number, known);
      const found = await known;
      tasks.push(...found.tasks.filter(({ followUp }) => followUp.owner === person));
      reviews.push(...found.reviews.filter(({ request }) => request.reviewer === person));
    }
    return { tasks, reviews };
  }
}

function dutiesIn(incident: Incident): Duties {
  const open = readIncident(incident).followUps.filter(({ state }) => state === 'open');
  return {
    tasks: open.map((followUp) => ({ incident, followUp })),
    reviews: pendingReviews(incident).map((request) => ({ incident, request })),
  };
}
