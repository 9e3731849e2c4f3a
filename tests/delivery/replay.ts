import { changeStatus } from '../../src/domain/decisions/change-status';
import { close } from '../../src/domain/decisions/close';
import { note } from '../../src/domain/decisions/note';
import { reopen } from '../../src/domain/decisions/reopen';
import { changeEntry, withdrawEntry } from '../../src/domain/entries/change-entry';
import { redactEntry } from '../../src/domain/entries/redact-entry';
import { withdraw } from '../../src/domain/entries/withdraw';
import type { Incident } from '../../src/domain/incident/incident';
import type { Fact } from '../../src/domain/incident/incident-event';
import { factAt, factsOf } from '../../src/domain/incident/kept-facts';
import { assume, settle } from '../../src/domain/ledger/assumption';
import { escalate } from '../../src/domain/ledger/escalation';
import { addFollowUp } from '../../src/domain/ledger/follow-up';
import { settleFollowUp } from '../../src/domain/ledger/settle-follow-up';
import { isActing, isVerdict } from '../../src/domain/mark-kind';
import { sourceKey } from '../../src/domain/source';
import { plain } from '../../src/domain/text/wording';
import { type Instant, later, second } from '../../src/domain/time/instant';
import { amina, at, baraka, chebet, gil, zoe } from '../support/cast';
import { PaperBot } from '../support/paper-bot';
import { type Done, emojiFor, type Happening, isDone, type Name, type Told } from './history';
import {
  askedAt,
  assumedAt,
  escalatedAt,
  isShared,
  PaperWorkspace,
  type SlackEvent,
  sourceOf,
} from './workspace';

/** A happening that was possible, with what comes of it. */
export interface Step {
  readonly happening: Happening;
  readonly at: Instant;
  readonly events: readonly SlackEvent[];
}

/** A history that can have happened, with the workspace in which it did. */
export interface Course {
  readonly steps: readonly Step[];
  readonly workspace: PaperWorkspace;
}

/** Things happen this far apart: several in one second. */
const apart = 0.4 * second;
const begin = at('10:00:45');
/** By then everything has arrived. */
export const lastSlot = 2_500;

/** When the bot's clock is at a slot of a history. */
export function momentOf(slot: number): Instant {
  return later(begin, slot * apart);
}

/** Leaves out of a history what cannot have happened. */
export function courseOf(history: readonly Happening[]): Course {
  const workspace = new PaperWorkspace();
  const people = new People();
  const steps = history.flatMap((happening, index): readonly Step[] => {
    const now = momentOf(index);
    const { what } = happening;
    if (isDone(what)) return people.can(what) ? [{ happening, at: now, events: [] }] : [];
    const events = workspace.tell(what, now);
    if (events.length > 0) people.see(what);
    return events.length === 0 ? [] : [{ happening, at: now, events }];
  });
  return { steps, workspace };
}

/** What people see in the first channel, and so what they can type. */
class People {
  readonly #marks = new Map<string, { name: Name; records: boolean }>();
  #isClosed = false;
  #isRetracted = false;
  #notes = 0;
  #status = 'investigating';

  see(what: Told): void {
    if ((what.type !== 'mark' && what.type !== 'unmark') || what.place !== 'first') return;
    const key = `${what.name}:${emojiFor(what.kind, what.by)}:${what.by}`;
    if (what.type === 'mark') this.#marks.set(key, { name: what.name, records: records(what) });
    else this.#marks.delete(key);
  }

  can(what: Done): boolean {
    switch (what.type) {
      case 'settle':
        return !this.#isRetracted;
      case 'retract':
        return !this.#isRetracted && this.#do(() => (this.#isRetracted = true));
      case 'close':
        return !this.#isClosed && this.#do(() => (this.#isClosed = true));
      case 'reopen':
        return (
          this.#isClosed &&
          this.#do(() => {
            this.#isClosed = false;
            this.#status = 'investigating';
          })
        );
      case 'status':
        return !this.#isClosed && this.#status !== what.to && this.#do(() => (this.#status = what.to));
      case 'note':
        return this.#do(() => (this.#notes += 1));
      case 'undo':
        return this.#notes > 0 && this.#do(() => (this.#notes -= 1));
      case 'escalate':
        return !this.#isClosed;
      case 'follow-up':
      case 'follow up':
        return true;
      case 'reword':
      case 'redact':
      case 'remark':
        return this.#isRecorded(what.name);
      case 'withdraw':
        return this.#isRecorded(what.name) && this.#do(() => this.#forget(what.name));
      default:
        return what satisfies never;
    }
  }

  #do(act: () => unknown): boolean {
    act();
    return true;
  }

  #isRecorded(name: Name): boolean {
    return [...this.#marks.values()].some((mark) => mark.name === name && mark.records);
  }

  #forget(name: Name): void {
    for (const [key, mark] of this.#marks) if (mark.name === name) this.#marks.delete(key);
  }
}

/** Whether a mark puts its message on record: no verdict does, and no mark of somebody who may not set it. */
function records({ kind, by }: Extract<Told, { type: 'mark' | 'unmark' }>): boolean {
  if (isVerdict(kind) || (by === zoe && isActing(kind))) return false;
  return by !== gil || kind !== 'escalation';
}

/** Something that reaches the bot at a moment of its own clock. */
export interface Arrival {
  readonly slot: number;
  readonly step: Step;
  readonly works: boolean;
}

/** Everything arrives once and in order, and the bot gets round to its jobs each time. */
export function inOrder({ steps }: Course): readonly Arrival[] {
  return steps.map((step, slot) => ({ slot, step, works: true }));
}

/**
 * Everything arrives late and maybe several times, and the jobs wait. What a person types about a message, they type
 * once the bot has heard of its marks: they see the bot's answer.
 */
export function asDelivered({ steps }: Course): readonly Arrival[] {
  return steps
    .flatMap((step, index) =>
      step.happening.delays.map((delay, copy) => ({
        slot: index + (copy === 0 ? Math.min(delay, patience(steps, index)) : delay),
        step,
        works: copy === 0 && step.happening.works,
      })),
    )
    .sort((a, b) => a.slot - b.slot || order(a) - order(b));
}

/** What is typed in one moment with what arrives, is typed after it. */
function order({ step }: Arrival): number {
  return isDone(step.happening.what) ? 1 : 0;
}

/** How late the first delivery of a mark may be: before somebody types something about its message. */
function patience(steps: readonly Step[], index: number): number {
  const what = steps[index]?.happening.what;
  if (what === undefined || isDone(what) || (what.type !== 'mark' && what.type !== 'unmark')) return 100;
  const next = steps.findIndex(({ happening }, place) => {
    const { what: typed } = happening;
    return place > index && isDone(typed) && 'name' in typed && typed.name === what.name;
  });
  return next === -1 ? 100 : next - index;
}

/** The two incidents of every history, as they are when it begins. */
export async function openIncidents(bot: PaperBot): Promise<void> {
  bot.now = at('10:00');
  await bot.declare('Checkout answers 500');
  await bot.declare('Search is slow');
  bot.now = assumedAt;
  await bot.decide(1, amina, (incident) => assume(incident, plain('the cache is cold')));
  bot.now = escalatedAt;
  await bot.decide(1, amina, (incident) => escalate(incident, { to: [{ person: chebet }], reason: [] }));
  bot.now = askedAt;
  await bot.decide(1, amina, (incident) => addFollowUp(incident, { text: plain('watch the cache') }));
}

/** The bot once it heard all of that, and what it made of it. */
export async function botAfter({ workspace }: Course, arrivals: readonly Arrival[]): Promise<PaperBot> {
  const bot = new PaperBot(async (source) => workspace.read(source, bot.now));
  await openIncidents(bot);
  for (const { slot, step, works } of arrivals) {
    const { what } = step.happening;
    bot.now = isDone(what) ? step.at : momentOf(slot);
    if (isDone(what)) {
      // Whoever types something about a message sees what its marks came to.
      if ('name' in what) await bot.work('identify');
      await bot.decide(1, baraka, (incident) => decide(incident, what, step.at));
    } else {
      for (const event of step.events) await bot.hear(event, isShared(what));
    }
    if (works) await bot.work();
  }
  bot.now = momentOf(lastSlot);
  await bot.work();
  return bot;
}

/** What a person's command comes to. */
export function decide(incident: Incident, what: Done, now: Instant): readonly Fact[] {
  switch (what.type) {
    case 'settle':
      // Its evidence makes it say something new, so that no order of arrival refuses it.
      return settle(incident, what.verdict, 'A1', plain(`at ${now}`));
    case 'retract':
      return withdraw(incident, typedAssumption(incident));
    case 'close':
      return close(incident, {});
    case 'reopen':
      return reopen(incident, plain('not over'));
    case 'status':
      return changeStatus(incident, what.to);
    case 'note':
      return note(incident, plain(`noted at ${now}`));
    case 'undo':
      return factsOf(incident, 'noted')
        .slice(-1)
        .flatMap((last) => withdraw(incident, last));
    case 'escalate':
      return escalate(incident, { to: [{ person: amina }], reason: plain(`at ${now}`) });
    case 'follow-up':
      return addFollowUp(incident, { text: plain(`task of ${now}`) });
    case 'follow up':
      return settleFollowUp(incident, {
        ...{ reference: 'F1', state: what.state },
        ...{ reason: plain(`at ${now}`), at: now },
      });
    case 'reword':
      return changeEntry(
        incident,
        keyOf(what.name),
        { text: plain(`as of ${now}`) },
        { person: baraka, now },
      );
    case 'remark':
      return changeEntry(incident, keyOf(what.name), { kind: what.kind }, { person: baraka, now });
    case 'redact':
      return redactEntry(incident, keyOf(what.name));
    case 'withdraw':
      return withdrawEntry(incident, keyOf(what.name), now);
    default:
      return what satisfies never;
  }
}

function typedAssumption(incident: Incident) {
  const [first] = incident.assumptions;
  if (first === undefined || !('typed' in first)) throw new Error('No assumption was typed');
  return factAt(incident, first.typed, 'assumed');
}

function keyOf(name: Name): string {
  return sourceKey(sourceOf({ place: 'first', name }));
}
