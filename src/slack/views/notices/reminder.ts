import type { Button } from '@slack/web-api';
import type { Asked, Notice } from '../../../app/notice';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import { escalationName, escalationsOf } from '../../../domain/ledger/escalation';
import { type FollowUp, followUpName, followUpsOf } from '../../../domain/ledger/follow-up';
import { calledBy } from '../../../domain/ledger/ladder';
import { whoOwes } from '../../../domain/promises/owing';
import { type OwedPromise, promiseOf } from '../../../domain/promises/promises';
import { reviewOf } from '../../../domain/review/review';
import { durationText } from '../../../domain/time/span';
import { shownSecrets, shownTitle } from '../../../domain/timeline/secret-places';
import { actions, type BlockMessage, button, type DrawContext, paragraphs } from '../../block-kit/message';
import { acknowledgeAction } from '../../buttons/acknowledge';
import { closeAction } from '../../buttons/close';
import { followUpButtons } from '../../buttons/follow-ups';
import { dropPromiseAction, putOffAction, tomorrowAction } from '../../buttons/promises';
import { resolveAction } from '../../buttons/resolve';
import { reviewButtons } from '../../buttons/review';
import { leadAction } from '../../buttons/roles';
import { updateAction } from '../../buttons/update';
import { inReadersZone } from '../../text/instants';
import { escaped, mention, shortenMrkdwn, writeMrkdwn } from '../../text/mrkdwn';
import { targetNames, targetsInWords } from '../../text/targets';
import { draftLink } from '../review/review-state';

/** Of so many things a message says more; it has room for fifty blocks. Source: docs.slack.dev, block-kit. */
const MAX_PARTS = 20;
/** How much of what somebody wrote is said again. */
const MAX_QUOTE = 300;

/** Asks for what was due; says of each thing what became of it once that is known. */
export function drawReminder(
  { asked }: Extract<Notice, { type: 'reminder' }>,
  draw: DrawContext,
): BlockMessage {
  if (asked.length === 0)
    return paragraphs('What stood here is about an incident that you may not see any more.');
  const parts = asked.slice(0, MAX_PARTS).map((each) => drawAsked(each, draw));
  const left = asked.length - parts.length;
  const more = left > 0 ? [paragraphs(`…and ${left} more, which Home lists.`)] : [];
  const all = [...parts, ...more];
  return { text: all.map(({ text }) => text).join('\n'), blocks: all.flatMap(({ blocks }) => blocks) };
}

function drawAsked({ incident, promise: key, due }: Asked, draw: DrawContext): BlockMessage {
  const promise = promiseOf(incident, key);
  if (promise === undefined) return paragraphs('Nothing is owed here any more.');
  const outcome = outcomeOf(promise, { incident, due, draw });
  if (outcome !== undefined) return paragraphs(outcome);
  const asked = paragraphs(question(incident, promise, draw));
  return { ...asked, blocks: [...asked.blocks, actions(buttonsOf(incident, promise))] };
}

/** What whoever is asked can press: to do it, or to say what becomes of it. */
function buttonsOf(incident: Incident, promise: OwedPromise): Button[] {
  const { number } = incident;
  switch (promise.kind) {
    case 'next update':
      return orLater(incident, promise, button(updateAction, 'Write it now', `${number}`));
    case 'acknowledgement':
      return orLater(incident, promise, button(acknowledgeAction, 'Acknowledge', `${number}:${promise.of}`));
    case 'lead':
      return orLater(incident, promise, button(leadAction, 'I’ll lead', `${number}`));
    case 'resolution':
      return orLater(incident, promise, button(resolveAction, 'It is resolved', `${number}`));
    case 'closing':
      return orLater(incident, promise, button(closeAction, 'Close', `${number}`));
    case 'silence':
      return orLater(incident, promise, button(updateAction, 'Post an update', `${number}`));
    case 'review': {
      const request = reviewOf(incident).requests.find((each) => each.number === promise.of);
      const answers = request === undefined ? [] : reviewButtons(incident, request);
      return [...answers, ...tomorrowOrNot(incident, promise)];
    }
    case 'publication':
      return tomorrowOrNot(incident, promise);
    case 'task': {
      const task = taskOf(incident, promise);
      return task === undefined ? [] : followUpButtons(incident, task);
    }
    default:
      return promise.kind satisfies never;
  }
}

function orLater({ number }: Incident, { key }: OwedPromise, doItNow: Button): Button[] {
  const value = `${number}:${key}`;
  return [
    { ...doItNow, style: 'primary' },
    button(putOffAction, 'In 15 min', value),
    button(dropPromiseAction, 'Not needed', value),
  ];
}

/** What is owed afterwards can wait for a day. */
function tomorrowOrNot({ number }: Incident, { key }: OwedPromise): Button[] {
  const value = `${number}:${key}`;
  return [button(tomorrowAction, 'Tomorrow', value), button(dropPromiseAction, 'Not needed', value)];
}

function question(incident: Incident, promise: OwedPromise, draw: DrawContext): string {
  const owing = whoOwes(incident, promise);
  const to = owing === undefined ? '' : `${mention(owing)}: `;
  const since = inReadersZone(promise.dues[0]?.recordedAt ?? promise.due);
  const name = incidentName(incident);
  switch (promise.kind) {
    case 'next update':
      return `${to}the next update on *${name}* was due ${inReadersZone(promise.due)}.`;
    case 'acknowledgement':
      return unanswered(incident, promise, draw);
    case 'lead':
      return `${to}nobody leads *${name}* yet. Who does?`;
    case 'task':
      return taskToDo(incident, promise, draw);
    case 'silence':
      return `${to}nobody has said anything in *${name}* ${forHowLong(incident, draw)}. Is it still going on?`;
    case 'resolution':
      return `${to}*${name}* is being watched since ${since}. Is it resolved?`;
    case 'review':
      return `Your review of the postmortem of ${titleOf(incident)} was due ${inReadersZone(promise.due)}. ${draftLink(incident)}`.trim();
    case 'publication':
      return unpublished(incident, draw);
    case 'closing':
      return `${to}*${name}* is resolved since ${since}. Closing it brings the postmortem draft.`;
    default:
      return promise.kind satisfies never;
  }
}

/** For how long nobody may say anything. */
function forHowLong({ severity }: Incident, { settings }: DrawContext): string {
  const term = settings.promises.silence[severity];
  return term === undefined ? 'for a while' : `for ${durationText(term)}`;
}

function unanswered(incident: Incident, { of, dues }: OwedPromise, { nameOf }: DrawContext): string {
  const escalation = escalationsOf(incident).find(({ number }) => number === of);
  const since = inReadersZone(dues[0]?.recordedAt ?? incident.declaredAt);
  const said = `*${escalationName({ number: of })}* waits for an answer since ${since}.`;
  if (escalation === undefined) return said;
  const reason = shortenMrkdwn(writeMrkdwn(escalation.reason, nameOf, shownSecrets(incident)), MAX_QUOTE);
  const owing = whoOwes(incident, { kind: 'acknowledgement', of });
  if (owing !== undefined) {
    const called = escaped(targetNames(calledBy(escalation), nameOf));
    return `${mention(owing)}: ${said} ${called} were called, and there is nobody else to call.${reason === '' ? '' : `\n${reason}`}`;
  }
  return `${targetsInWords(escalation.to)}: ${said}${reason === '' ? '' : `\n${reason}`}`;
}

/** What whoever has the postmortem can do with it. */
function unpublished(incident: Incident, { settings }: DrawContext): string {
  const typed = (part: string) => `\`/${settings.command} postmortem ${incidentName(incident)} ${part}\``;
  return `The postmortem of ${titleOf(incident)} is yours, and a draft still. ${draftLink(incident)}\n${typed('review @person')} asks for a review, ${typed('publish')} publishes it, ${typed('owner @person')} gives it to somebody else.`;
}

function titleOf(incident: Incident): string {
  return `*${incidentName(incident)}: ${escaped(shownTitle(incident))}*`;
}

function taskOf(incident: Incident, { kind, of }: OwedPromise): FollowUp | undefined {
  return followUpsOf(incident).find(({ number }) => kind === 'task' && number === of);
}

function taskToDo(incident: Incident, promise: OwedPromise, { nameOf }: DrawContext): string {
  const task = taskOf(incident, promise);
  const text = shortenMrkdwn(writeMrkdwn(task?.text ?? [], nameOf, shownSecrets(incident)), MAX_QUOTE);
  const of = titleOf(incident);
  return `*${followUpName({ number: promise.of })}* of ${of} is yours, due ${task?.due ?? ''}.\n${text}`;
}

/** What became of it; undefined while it is asked for by this message. */
function outcomeOf(
  promise: OwedPromise,
  { incident, due, draw }: { incident: Incident; due: OwedPromise['due']; draw: DrawContext },
): string | undefined {
  const { state } = promise;
  const [asked, came] = whatWasDue(promise, { incident, due, draw });
  const by = 'by' in state && state.by !== undefined ? ` by ${escaped(draw.nameOf(state.by))}` : '';
  switch (state.type) {
    case 'kept':
      return `${asked}, and ${came}${state.at === undefined ? '' : ` ${inReadersZone(state.at)}`}${by}.`;
    case 'dropped':
      return `${asked}. It is not needed${by === '' ? '' : `, said${by.slice(3)}`}.`;
    case 'over':
      return `${asked}. Nobody waits for it any more.`;
    case 'owed':
      if (isStillAsked(promise, due)) return undefined;
      return wasPutOff(promise) ? `${asked}. It was put off to ${inReadersZone(promise.due)}.` : `${asked}.`;
    default:
      return state satisfies never;
  }
}

/** What was asked for, and in which words it comes. */
function whatWasDue(
  promise: OwedPromise,
  { incident, due, draw }: { incident: Incident; due: OwedPromise['due']; draw: DrawContext },
): readonly [string, string] {
  if (promise.kind === 'silence') {
    const silent = `Nobody had said anything in *${incidentName(incident)}* ${forHowLong(incident, draw)}`;
    return [silent, 'an update came'];
  }
  const name = names[promise.kind](incident, promise);
  // A task is asked for about its day, which is another time.
  if (promise.kind === 'publication')
    return [`${name} was due ${inReadersZone(due)}`, 'was sent to review or published'];
  return promise.kind === 'task'
    ? [`${name} was asked for ${inReadersZone(due)}`, 'was done']
    : [`${name} was due ${inReadersZone(due)}`, 'came'];
}

/** Whether what is owed is asked for by the message that asked for it by a time. */
function isStillAsked(promise: OwedPromise, due: OwedPromise['due']): boolean {
  // A task is asked for again, and by each message until it is done.
  if (promise.kind === 'task' || promise.due === due) return true;
  if (promise.kind !== 'silence') return false;
  // It is looked again whether somebody speaks: the last message asks until then.
  return promise.asked.at(-1)?.due === due && !wasPutOff(promise);
}

/** Whether somebody put it off; what is asked for again by itself was not. */
function wasPutOff({ kind, dues }: OwedPromise): boolean {
  return kind !== 'silence' || dues.at(-1)?.by !== undefined;
}

const names: Readonly<
  Record<Exclude<OwedPromise['kind'], 'silence'>, (incident: Incident, promise: OwedPromise) => string>
> = {
  'next update': (incident) => `The next update on *${incidentName(incident)}*`,
  acknowledgement: (_, { of }) => `An answer to *${escalationName({ number: of })}*`,
  lead: (incident) => `Somebody who leads *${incidentName(incident)}*`,
  task: (incident, { of }) => `*${followUpName({ number: of })}* of *${incidentName(incident)}*`,
  resolution: (incident) => `The resolution of *${incidentName(incident)}*`,
  review: (incident) => `Your review of the postmortem of *${incidentName(incident)}*`,
  publication: (incident) => `The postmortem of *${incidentName(incident)}*`,
  closing: (incident) => `The closing of *${incidentName(incident)}*`,
};
