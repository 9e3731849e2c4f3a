import { type Incident, messageOf } from '../incident/incident';
import type { Fact, FactType, IncidentEvent, Recorded } from '../incident/incident-event';
import { factsOf, lastOf } from '../incident/kept-facts';
import { type Escalation, escalationsOf } from '../ledger/escalation';
import { followUpsOf } from '../ledger/follow-up';
import { reviewOf } from '../review/review';
import type { Source } from '../source';
import { type Instant, later } from '../time/instant';
import { onDay, onWorkday } from '../time/workdays';
import { calledAgain, calledOff, waitAfterCall, waitAfterPosting } from './climb';
import { nextUpdateIn } from './next-update';
import { isOwed } from './owed-task';
import { type PromiseKey, promiseKey } from './promise-key';
import { isImpactLasting, isOver, promiseOf, promisesOf, standingPromises } from './promises';
import { nextTaskReminder } from './task-reminders';
import type { PromiseTerms } from './terms';

/** What was recorded, and the incident before and after it. */
interface Step {
  readonly before: Incident | undefined;
  readonly after: Incident;
  readonly terms: PromiseTerms;
  readonly now: Instant;
}

/**
 * What somebody owes because of what was just recorded. What was recorded before promises were kept owes nothing: only what
 * is new makes one.
 */
export function promisesMade(
  { before, after, events }: Pick<Step, 'before' | 'after'> & { readonly events: readonly IncidentEvent[] },
  terms: PromiseTerms,
): readonly Fact[] {
  const made = new Map<string, Fact>();
  for (const event of events) {
    const causes = makers[event.type] as ((event: IncidentEvent, step: Step) => readonly Fact[]) | undefined;
    for (const fact of causes?.(event, { before, after, terms, now: event.recordedAt }) ?? []) {
      if (fact.type === 'promised' || fact.type === 'promise-dropped') made.set(fact.promise, fact);
    }
  }
  for (const fact of before === undefined ? [] : calledOff(before, after)) {
    if (fact.type === 'promise-dropped') made.set(fact.promise, fact);
  }
  for (const fact of owedAgain({ before, after, events }, terms)) made.set(fact.promise, fact);
  return [...made.values()];
}

/** What fell due while the incident was over, which it is not after all: it was asked of nobody. */
function owedAgain(
  { before, after, events }: Pick<Step, 'before' | 'after'> & { readonly events: readonly IncidentEvent[] },
  terms: PromiseTerms,
): readonly Extract<Fact, { type: 'promised' }>[] {
  const now = events.at(-1)?.recordedAt;
  if (before === undefined || now === undefined || !isOver(before) || isOver(after)) return [];
  const isMistake = !events.some(({ type }) => type === 'reopened' || type === 'status-changed');
  const calls = calledAgain(after, { usual: terms.acknowledgement, now, isMistake });
  const missed = standingPromises(after).find(({ kind, due }) => kind === 'lead' && due <= now);
  if (missed === undefined || terms.lead === undefined) return calls;
  return [{ type: 'promised', promise: missed.key, due: later(now, terms.lead) }, ...calls];
}

type Maker<T extends FactType> = (event: Recorded<T>, step: Step) => readonly Fact[];

/** The facts that promises can follow from. */
const makers: { readonly [T in FactType]?: Maker<T> } = {
  declared: ({ seq }, step) => [...nextUpdate(seq, step), ...lead(seq, step), ...heardFrom(seq, step)],
  updated: ({ seq, text, nextBy }, step) => [
    ...nextUpdate(seq, step, nextBy ?? nextUpdateIn(text, { now: step.now, zone: step.after.zone })),
    ...heardFrom(seq, step),
  ],
  reopened: (_, step) => [...movedOn(step), ...lastsAgain(step)],
  // What was not told after all is still to be told.
  withdrawn: ({ fact }, step) => [
    ...(isUpdate(fact, step) ? nextUpdate(step.after.seq, step) : movedOn(step)),
    ...lastsAgain(step),
  ],
  'severity-changed': (_, step) => [...sooner(step), ...listenedTo(step)],
  'status-changed': (_, step) => [...movedOn(step), ...lastsAgain(step)],
  escalated: (_, step) => askedFor(step),
  'rung-called': ({ seq, escalation }, { after, now }) => {
    const promise = promiseKey({ kind: 'acknowledgement', of: escalation });
    // Nobody is asked any more where the last ones are called and that is not to be.
    return [waitAfterCall(after, seq, now) ?? { type: 'promise-dropped', promise }];
  },
  told: ({ fact }, { after, now }) => waitAfterPosting(after, fact, now),
  'mark-set': ({ source }, step) => [...movedOn(step), ...lastsAgain(step), ...markedAt(source, step)],
  'marks-withdrawn': (_, step) => [...movedOn(step), ...lastsAgain(step)],
  worded: ({ source }, step) => markedAt(source, step),
  'follow-up-added': (_, step) => tasks(step),
  'follow-up-settled': (_, step) => tasks(step),
  'entry-changed': (_, step) => tasks(step),
  closed: ({ seq }, step) => publication(seq, step),
  'review-asked': ({ seq, due }, step) => reviews(seq, due, step),
};

/** Whoever declared it says who leads, unless somebody does by then. */
function lead(of: number, { terms, now }: Step): readonly Fact[] {
  return terms.lead === undefined ? [] : [promised({ kind: 'lead', of }, later(now, terms.lead))];
}

/** The next update is owed from the fact at a position of the log on; by a time that was said, else by the usual one. */
function nextUpdate(of: number, { after, terms, now }: Step, said?: Instant): readonly Fact[] {
  const usual = terms['next update'][after.severity];
  const due = said ?? (usual === undefined ? undefined : later(now, usual));
  return due === undefined || isOver(after) ? [] : [promised({ kind: 'next update', of }, due)];
}

function isUpdate(seq: number, { before }: Step): boolean {
  return before !== undefined && factsOf(before, 'updated').some((update) => update.seq === seq);
}

/** What became worse is told sooner; a time that was said for later stands where it comes first. */
function sooner({ before, after, terms, now }: Step): readonly Fact[] {
  const usual = terms['next update'][after.severity];
  if (usual === undefined || before?.severity === after.severity) return [];
  const due = later(now, usual);
  const standing = standingPromises(after).find(({ kind }) => kind === 'next update');
  if (standing !== undefined) {
    const { kind, of } = standing;
    return due < standing.due ? [promised({ kind, of }, due)] : [];
  }
  const of = lastOf(after, 'updated')?.seq ?? lastOf(after, 'reopened')?.seq ?? 1;
  const isDropped = promiseOf(after, promiseKey({ kind: 'next update', of })) !== undefined;
  return isDropped ? [] : nextUpdate(of, { before, after, terms, now });
}

/** Whoever watches it says one day that it is over, and whoever sees it over closes it; where it begins anew, news is owed. */
function movedOn(step: Step): readonly Fact[] {
  const { before, after, terms, now } = step;
  if (before === undefined || before.status === after.status) return [];
  if (isOver(before) && !isOver(after)) return nextUpdate(after.seq, step);
  const kind =
    after.status === 'monitoring' ? 'resolution' : after.status === 'resolved' ? 'closing' : undefined;
  const usual = kind && terms[kind];
  return kind === undefined || usual === undefined
    ? []
    : [promised({ kind, of: after.seq }, later(now, usual))];
}

/** While impact lasts somebody is heard from; not where somebody said that this is not needed. */
function heardFrom(of: number, { before, after, terms, now }: Step): readonly Fact[] {
  const usual = terms.silence[after.severity];
  if (usual === undefined || !isImpactLasting(after)) return [];
  const last = before && promisesOf(before).findLast(({ kind }) => kind === 'silence');
  return last?.state.type === 'dropped' ? [] : [promised({ kind: 'silence', of }, later(now, usual))];
}

/** The same from the moment on at which impact begins anew, whatever was said of the time before. */
function lastsAgain({ before, after, ...step }: Step): readonly Fact[] {
  const isNew = before !== undefined && !isImpactLasting(before);
  return isNew ? heardFrom(after.seq, { before: undefined, after, ...step }) : [];
}

/** The same of what became so bad that it is listened to. */
function listenedTo(step: Step): readonly Fact[] {
  const { before, after, terms } = step;
  const isKnown = before !== undefined && terms.silence[before.severity] !== undefined;
  return isKnown ? [] : heardFrom(after.seq, step);
}

/** Whom an escalation asks answers it. */
function askedFor({ before, after, terms, now }: Step): readonly Fact[] {
  const known = new Set(
    before === undefined
      ? []
      : escalationsOf(before)
          .filter(asksSomebody)
          .map(({ number }) => number),
  );
  return escalationsOf(after)
    .filter((each) => asksSomebody(each) && each.acknowledged === undefined && !known.has(each.number))
    .flatMap(({ number, ladder }) => {
      const wait = ladder.length === 0 ? terms.acknowledgement : ladder[0]?.wait;
      return wait === undefined ? [] : [promised({ kind: 'acknowledgement', of: number }, later(now, wait))];
    });
}

/** The same of a marked message, which says whom it asks once its words are known. */
function markedAt(source: Source, step: Step): readonly Fact[] {
  const kinds = new Set(Object.values(messageOf(step.after, source)?.marks ?? {}).map(({ kind }) => kind));
  return [...(kinds.has('escalation') ? askedFor(step) : []), ...(kinds.has('follow-up') ? tasks(step) : [])];
}

/** Whoever has a task does it by its day; asked anew where another has it, by another day, or where it is open again. */
function tasks({ before, after, terms, now }: Step): readonly Fact[] {
  if (!terms.areTasksAsked) return [];
  const known = new Map((before === undefined ? [] : followUpsOf(before)).map((task) => [task.number, task]));
  return followUpsOf(after)
    .filter(isOwed)
    .filter(({ number, owner, due }) => {
      const last = known.get(number);
      return last === undefined || !isOwed(last) || last.owner !== owner || last.due !== due;
    })
    .flatMap(({ number, due }) => {
      const next = nextTaskReminder(due, after.zone, now);
      return next === undefined ? [] : [promised({ kind: 'task', of: number }, next)];
    });
}

/** Whoever has the postmortem of what is closed gives it to reviewers, or publishes it. Nobody publishes a drill. */
function publication(of: number, { after, terms, now }: Step): readonly Fact[] {
  const usual = terms.publication;
  if (usual === undefined || after.isDrill) return [];
  return [promised({ kind: 'publication', of }, onWorkday(later(now, usual), after.zone))];
}

/** Whoever was asked for a review gives it by the day that was named, else by the usual time. */
function reviews(seq: number, day: string | undefined, { after, terms, now }: Step): readonly Fact[] {
  const usual = terms.review === undefined ? undefined : onWorkday(later(now, terms.review), after.zone);
  const due = day === undefined ? usual : onDay(day, after.zone, now);
  if (due === undefined) return [];
  return reviewOf(after)
    .requests.filter((each) => each.seq === seq)
    .map(({ number }) => promised({ kind: 'review', of: number }, due));
}

function asksSomebody({ to }: Escalation): boolean {
  return to.length > 0;
}

function promised(key: PromiseKey, due: Instant): Fact {
  return { type: 'promised', promise: promiseKey(key), due };
}
