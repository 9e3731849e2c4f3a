import { ChatFailure } from '../../app/chat-failure';
import type { OpenTask } from '../../app/notice';
import { readIncident } from '../../domain/incident-view';
import type { PersonId } from '../../domain/person';
import { isAskedNoMore, lastDigest, nextDigest, taskSince } from '../../domain/promises/digest';
import { endOfQuiet } from '../../domain/promises/quiet-hours';
import { type Zone, zoneNamed } from '../../domain/time/zone';
import { mayBeTold } from '../confidants';
import type { JobContext, JobKind } from '../kind';
import { NotDueYet } from '../postponed';

declare module '../../app/job' {
  interface JobKinds {
    /** Lists open tasks each week: to a person those for which they are asked no more, else all in the channel for it. */
    digest: { readonly person?: PersonId };
  }
}

/**
 * Lists open tasks, and puts itself off to the next week. Of a person it ends where none is left, and in the channel where there is
 * none for it any more. What is private, and drills, are in no channel's list.
 */
export const digest: JobKind<'digest'> = {
  name: 'digest',
  part: 'the weekly list of open tasks',

  async run({ person }, context) {
    const { settings, behind } = context;
    // Another one was queued while this one ran: one of them is enough.
    if ((await behind()).some((each) => each.kind === 'digest')) return;
    if (person !== undefined) return toOwner(person, context);
    const { channel } = settings.digest;
    if (channel === undefined) return;
    const tasks = (await openTasks(context)).filter(
      ({ incident }) => !incident.isPrivate && !incident.isDrill,
    );
    if (tasks.length > 0) await list(`#${channel}`, tasks, settings.zone, context);
    throw nextWeek(settings.zone, context);
  },
};

async function toOwner(person: PersonId, context: JobContext): Promise<void> {
  const { chat, settings, clock, ref } = context;
  const [known] = await chat.whoIs([person]);
  if (known?.isDeactivated) return;
  const zone = zoneNamed(known?.zone) ?? settings.zone;
  const { quietHours } = settings.promises;
  const up = quietHours && endOfQuiet(clock.now(), quietHours, zone);
  if (up !== undefined) throw new NotDueYet(up);
  const tasks: OpenTask[] = [];
  for (const each of await openTasks(context)) {
    const { incident, task } = each;
    if (task.owner !== person || !isAskedNoMore(incident, task)) continue;
    const where = { ...context, ref: { team: ref.team, number: incident.number }, incident };
    if (await mayBeTold(where, person)) tasks.push(each);
  }
  // Whoever is asked for a task for the last time gets a list again.
  if (tasks.length === 0) return;
  await list(person, tasks, zone, context);
  throw nextWeek(zone, context);
}

/** Every open task of the workspace, the oldest first. */
async function openTasks({ store, ref }: JobContext): Promise<readonly OpenTask[]> {
  const found: OpenTask[] = [];
  for (const each of await store.withOpenTasks(ref.team)) {
    const incident = await store.load(each);
    const open = readIncident(incident).followUps.filter(({ state }) => state === 'open');
    found.push(...open.map((task) => ({ incident, task })));
  }
  return found.sort(
    (one, other) => taskSince(one.incident, one.task) - taskSince(other.incident, other.task),
  );
}

/** Posts a list once in a week, whatever happened to earlier attempts. */
async function list(
  to: string,
  tasks: readonly OpenTask[],
  zone: Zone,
  { chat, job, clock, settings, log }: JobContext,
): Promise<void> {
  const now = clock.now();
  const week = lastDigest(now, settings.digest, zone);
  const notice = { type: 'digest', tasks, to: to.startsWith('#') ? 'channel' : 'owner', now } as const;
  // The same job lists them every week: what it posted is looked for by that.
  const operation = {
    ...job,
    id: `${job.id}:${week}`,
    attempt: Math.max(job.attempt, 2),
    firstAttemptAt: week,
  };
  try {
    await chat.post(to, notice, operation);
  } catch (error) {
    // The next week's list may come through.
    if (!(error instanceof ChatFailure) || error.outcome.again) throw error;
    log.warn({ error }, 'The weekly list of open tasks could not be posted');
  }
}

function nextWeek(zone: Zone, { clock, settings }: JobContext): NotDueYet {
  return new NotDueYet(nextDigest(clock.now(), settings.digest, zone));
}
