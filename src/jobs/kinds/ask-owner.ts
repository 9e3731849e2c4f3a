import { ChatFailure } from '../../app/chat-failure';
import type { IncidentRef, JobKinds } from '../../app/job';
import type { Asked } from '../../app/notice';
import type { Incident } from '../../domain/incident/incident';
import { followUpName } from '../../domain/ledger/follow-up';
import type { PersonId } from '../../domain/person';
import { askedIn, isLastReminder, promiseWasAsked, unasked } from '../../domain/promises/asked';
import { nextDigest } from '../../domain/promises/digest';
import { whoOwes } from '../../domain/promises/owing';
import type { PromiseKind } from '../../domain/promises/promise-key';
import { type OwedPromise, promiseOf } from '../../domain/promises/promises';
import type { Source } from '../../domain/source';
import { type Instant, later, second } from '../../domain/time/instant';
import { zoneNamed } from '../../domain/time/zone';
import { mayBeTold } from '../confidants';
import type { JobContext, JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Asks somebody by direct message for what is due of an incident, a task or a review, and for what else of theirs waits to be. */
    'ask-owner': {
      readonly person: PersonId;
      readonly number: number;
      readonly promise: string;
      readonly due: Instant;
    };
  }
}

/** For so long it is waited for what else the same person is to be asked for. */
const TOGETHER = 30 * second;

const part = 'a reminder of what somebody promised';

/** Has whoever owes something by themselves asked for it, in one message with what else of theirs is due now, in whichever incident. */
export async function askOwnerSoon(promise: OwedPromise, context: JobContext): Promise<void> {
  const { incident, ref, clock, queue } = context;
  const owner = whoOwes(incident, promise);
  if (owner === undefined) return;
  const { key, due } = promise;
  const request = {
    kind: 'ask-owner',
    payload: { person: owner, number: ref.number, promise: key, due },
    mergeKey: `ask:${ref.number}:${key}`,
    lane: `owner:${owner}`,
  } as const;
  await queue(firstOf(ref), request, later(clock.now(), TOGETHER));
}

/** What is about several incidents is queued with the first one of the workspace, so that one lane holds it all. */
function firstOf({ team }: IncidentRef): IncidentRef {
  return { team, number: 1 };
}

/**
 * Asks for everything that a person owes by themselves and that is due. What is private is asked for alone: which incidents there are besides stands in no
 * other log.
 */
export const askOwner: JobKind<'ask-owner'> = {
  name: 'ask-owner',
  part,

  async run(payload, context) {
    const { job, chat, log, clock, ref, queue } = context;
    const { person } = payload;
    const [known] = await chat.whoIs([person]);
    if (known?.isDeactivated) return reportGone(payload, context);
    const asked = await allUnasked(payload, context);
    if (asked.length === 0) return;
    await listAfterwards(person, asked, context);
    try {
      const { source, says } = await chat.post(person, { type: 'reminder', asked }, job);
      // An earlier attempt may have recorded a part of it.
      const before = await numbersAsked(source, payload, context);
      const numbers = distinct([...before, ...asked.map(({ incident }) => incident.number)]);
      for (const number of numbers) {
        const beside = numbers.filter((other) => other !== number);
        await context.changeIn({ team: ref.team, number }, (now) =>
          asked
            .filter(({ incident }) => incident.number === number)
            .flatMap(({ promise, due }) => {
              const one = { promise, due, source, person, ...(beside.length > 0 && { beside }) };
              return promiseWasAsked(now, one, clock.now());
            }),
        );
      }
      // What became of some of it before the message was known had no message to say so.
      await drawAnew(source, numbers, context, says);
    } catch (error) {
      if (!(error instanceof ChatFailure) || error.outcome.again) throw error;
      log.warn({ error }, 'Somebody could not be asked for their tasks');
      for (const number of distinct(asked.map(({ incident }) => incident.number))) {
        const report = { kind: 'report-failure', payload: { part, why: error.sentence } } as const;
        await queue({ team: ref.team, number }, report, clock.now());
      }
    }
  },
};

/** Nobody does what somebody owes who works here no longer: those in its incident read so, once. */
async function reportGone(
  { number, promise, due }: JobKinds['ask-owner'],
  { ref, store, clock, queue }: JobContext,
): Promise<void> {
  const incident = await store.load({ team: ref.team, number });
  const owed = unasked(incident, promise, due);
  if (owed === undefined) return;
  const why = whoElse[owed.kind]?.(owed) ?? '';
  if (why === '') return;
  await queue({ team: ref.team, number }, { kind: 'report-failure', payload: { part, why } }, clock.now());
}

/** What is to be done where whoever owes something by themselves is gone. */
const whoElse: Readonly<Partial<Record<PromiseKind, (owed: OwedPromise) => string>>> = {
  task: ({ of: number }) =>
    `${followUpName({ number })} is still to be done, and its owner works here no longer. Give it to somebody else with “Change an entry” below the timeline.`,
  review: () =>
    'Somebody who was asked to review the postmortem works here no longer. Ask somebody else with “postmortem review”.',
  publication: () =>
    'The postmortem is in nobody’s hands: its owner works here no longer. Give it to somebody with “postmortem owner”.',
};

/** The incidents of which a message that may have been posted before asked something already. */
async function numbersAsked(
  source: Source,
  own: JobKinds['ask-owner'],
  { ref, store, behind }: JobContext,
): Promise<readonly number[]> {
  const others = (await behind()).flatMap((each) => (each.kind === 'ask-owner' ? [each.payload] : []));
  const numbers: number[] = [];
  for (const number of distinct([own, ...others].map((each) => each.number))) {
    const incident = await store.load({ team: ref.team, number });
    if (askedIn(incident, source).length > 0) numbers.push(number);
  }
  return numbers;
}

function distinct(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** Whoever is asked for a task for the last time sees it in a list each week from then on. */
async function listAfterwards(
  person: PersonId,
  asked: readonly Asked[],
  { ref, chat, clock, settings, queue }: JobContext,
): Promise<void> {
  const now = clock.now();
  const isLast = asked.some(({ incident, promise }) => isLastReminder(incident, promise, now));
  if (!isLast) return;
  const [known] = await chat.whoIs([person]);
  const zone = zoneNamed(known?.zone) ?? settings.zone;
  const [mergeKey, lane] = [`digest:${person}`, `owner:${person}`];
  const request = { kind: 'digest', payload: { person }, mergeKey, lane } as const;
  await queue(firstOf(ref), request, nextDigest(now, settings.digest, zone));
}

/** What somebody is to be asked for: by this job, and by those that wait behind it, which then find it asked. */
async function allUnasked(
  own: {
    readonly person: PersonId;
    readonly number: number;
    readonly promise: string;
    readonly due: Instant;
  },
  context: JobContext,
): Promise<readonly Asked[]> {
  const { ref, store, behind } = context;
  const others = (await behind()).flatMap((each) => (each.kind === 'ask-owner' ? [each.payload] : []));
  const found = new Map<string, Asked>();
  for (const { number, promise: key, due } of [own, ...others]) {
    const incident = await store.load({ team: ref.team, number });
    const promise = unasked(incident, key, due);
    const isTogether = number === own.number || !incident.isPrivate;
    if (promise === undefined || !isTogether || whoOwes(incident, promise) !== own.person) continue;
    const where = { ...context, ref: { team: ref.team, number }, incident };
    if (await mayBeTold(where, own.person)) found.set(`${number}:${key}`, { incident, promise: key, due });
    // A private one takes nothing along.
    if (number === own.number && incident.isPrivate) break;
  }
  return [...found.values()];
}

/**
 * Brings a message up to date that asks for tasks, as all its incidents stand now; once more where one changed meanwhile, as another
 * job may have drawn that before this one's message came through.
 */
export async function drawAnew(
  source: Source,
  numbers: readonly number[],
  context: JobContext,
  says?: string,
): Promise<void> {
  const { ref, store, chat } = context;
  let known = says;
  for (let shown = ''; ; ) {
    const incidents: Incident[] = [];
    for (const number of numbers) incidents.push(await store.load({ team: ref.team, number }));
    const asked: Asked[] = [];
    for (const incident of incidents) {
      const where = { ...context, ref: { team: ref.team, number: incident.number }, incident };
      for (const { promise, due, person } of askedIn(incident, source)) {
        // Who was taken out of a private incident reads no more of it.
        const mayKnow = person === undefined || (await mayBeTold(where, person));
        if (mayKnow) asked.push({ incident, promise, due });
      }
    }
    const state = JSON.stringify(asked.map(({ incident, promise }) => whatBecameOf(incident, promise)));
    if (state === shown) return;
    shown = state;
    await chat.edit(source, { type: 'reminder', asked }, known);
    known = undefined;
  }
}

function whatBecameOf(incident: Incident, key: string): string {
  const promise = promiseOf(incident, key);
  return `${promise?.state.type} ${promise?.due}`;
}

/** The numbers of the incidents of which a message asked something, by what stands in the log of one. */
export function numbersIn(incident: Incident, source: Source): readonly number[] {
  const beside = askedIn(incident, source).flatMap((each) => each.beside ?? []);
  return [...new Set([incident.number, ...beside])].sort((one, other) => one - other);
}
