import type { Button } from '@slack/web-api';
import type { Notice } from '../../../app/notice';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import { escalationName, escalationsOf } from '../../../domain/ledger/escalation';
import { type FollowUp, followUpName, followUpsOf } from '../../../domain/ledger/follow-up';
import { calledBy } from '../../../domain/ledger/ladder';
import { whoOwes } from '../../../domain/promises/owing';
import { type OwedPromise, promiseOf } from '../../../domain/promises/promises';
import { shownSecrets, shownTitle } from '../../../domain/timeline/secret-places';
import { actions, type BlockMessage, button, type DrawContext, paragraphs } from '../../block-kit/message';
import { acknowledgeAction } from '../../buttons/acknowledge';
import { closeAction } from '../../buttons/close';
import { followUpButtons } from '../../buttons/follow-ups';
import { dropPromiseAction, putOffAction } from '../../buttons/promises';
import { resolveAction } from '../../buttons/resolve';
import { leadAction } from '../../buttons/roles';
import { updateAction } from '../../buttons/update';
import { inReadersZone } from '../../text/instants';
import { escaped, mention, shortenMrkdwn, writeMrkdwn } from '../../text/mrkdwn';
import { targetNames, targetsInWords } from '../../text/targets';

/** How much of what somebody wrote is said again. */
const MAX_QUOTE = 300;

/** Asks for what was due; says what became of it once that is known. */
export function drawReminder(
  { incident, promise: key, due }: Extract<Notice, { type: 'reminder' }>,
  draw: DrawContext,
): BlockMessage {
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
    case 'resolution':
      return `${to}*${name}* is being watched since ${since}. Is it resolved?`;
    case 'closing':
      return `${to}*${name}* is resolved since ${since}. Closing it brings the postmortem draft.`;
    default:
      return promise.kind satisfies never;
  }
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

function taskOf(incident: Incident, { kind, of }: OwedPromise): FollowUp | undefined {
  return followUpsOf(incident).find(({ number }) => kind === 'task' && number === of);
}

function taskToDo(incident: Incident, promise: OwedPromise, { nameOf }: DrawContext): string {
  const task = taskOf(incident, promise);
  const text = shortenMrkdwn(writeMrkdwn(task?.text ?? [], nameOf, shownSecrets(incident)), MAX_QUOTE);
  const of = `*${incidentName(incident)}: ${escaped(shownTitle(incident))}*`;
  return `*${followUpName({ number: promise.of })}* of ${of} is yours, due ${task?.due ?? ''}.\n${text}`;
}

/** What became of it; undefined while it is asked for by this message. */
function outcomeOf(
  promise: OwedPromise,
  { incident, due, draw }: { incident: Incident; due: OwedPromise['due']; draw: DrawContext },
): string | undefined {
  const { state } = promise;
  // A task is asked for about its day, which is another time.
  const [wasDue, came] = promise.kind === 'task' ? ['was asked for', 'was done'] : ['was due', 'came'];
  const asked = `${names[promise.kind](incident, promise)} ${wasDue} ${inReadersZone(due)}`;
  const by = 'by' in state && state.by !== undefined ? ` by ${escaped(draw.nameOf(state.by))}` : '';
  switch (state.type) {
    case 'kept':
      return `${asked}, and ${came}${state.at === undefined ? '' : ` ${inReadersZone(state.at)}`}${by}.`;
    case 'dropped':
      return `${asked}. It is not needed${by === '' ? '' : `, said${by.slice(3)}`}.`;
    case 'over':
      return `${asked}. Nobody waits for it any more.`;
    case 'owed':
      // A task is asked for again, and by each message until it is done.
      return promise.due === due || promise.kind === 'task'
        ? undefined
        : `${asked}. It was put off to ${inReadersZone(promise.due)}.`;
    default:
      return state satisfies never;
  }
}

const names: Readonly<Record<OwedPromise['kind'], (incident: Incident, promise: OwedPromise) => string>> = {
  'next update': (incident) => `The next update on *${incidentName(incident)}*`,
  acknowledgement: (_, { of }) => `An answer to *${escalationName({ number: of })}*`,
  lead: (incident) => `Somebody who leads *${incidentName(incident)}*`,
  task: (_, { of }) => `*${followUpName({ number: of })}*`,
  resolution: (incident) => `The resolution of *${incidentName(incident)}*`,
  closing: (incident) => `The closing of *${incidentName(incident)}*`,
};
