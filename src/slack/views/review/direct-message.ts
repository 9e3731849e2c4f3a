import type { KnownBlock } from '@slack/web-api';
import type { Notice } from '../../../app/notice';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import type { Recorded } from '../../../domain/incident/incident-event';
import { factsOf } from '../../../domain/incident/kept-facts';
import { type FollowUp, followUpName, followUpsOf } from '../../../domain/ledger/follow-up';
import type { PersonId } from '../../../domain/person';
import { publishedAt, type ReviewRequest, reviewOf } from '../../../domain/review/review';
import { shownSecrets, shownTitle } from '../../../domain/timeline/secret-places';
import {
  actions,
  type BlockMessage,
  context,
  type DrawContext,
  paragraphs,
  section,
  withSmallPrint,
} from '../../block-kit/message';
import { reviewButtons } from '../../buttons/review';
import { changeTaskButton, confirmButtons } from '../../buttons/tasks';
import { inReadersZone } from '../../text/instants';
import { escaped, link, shortenMrkdwn, writeMrkdwn } from '../../text/mrkdwn';
import { byLine, quotation } from '../ledger/said';
import { answersInWords, draftLink, dueOf } from './review-state';

/** A message has room for fifty blocks, of which a task takes two. Source: docs.slack.dev, block-kit. */
const MAX_TASKS = 20;
/** How much of a task is said again. */
const MAX_TASK = 300;

/** What one person is told about a postmortem, and what came of it since. */
export function drawPostmortemMessage(
  { incident, event, to, isTakenBack }: Extract<Notice, { type: 'postmortem' }>,
  draw: DrawContext,
): BlockMessage {
  if (isTakenBack) return paragraphs('What stood here is about an incident that you may not see any more.');
  switch (event.type) {
    case 'review-asked':
      return asked(incident, event, { to, draw });
    case 'review-given':
      return given(incident, event, draw);
    case 'published':
      return tasksOf(incident, to, draw);
    case 'follow-up-declined':
      return declined(incident, event, draw);
    default:
      throw new Error(`Nobody is told by themselves of a fact of the type ${event.type}`);
  }
}

function titleOf(incident: Incident): string {
  return `${incidentName(incident)}: ${escaped(shownTitle(incident))}${incident.isDrill ? ' (drill)' : ''}`;
}

function asked(
  incident: Incident,
  event: Recorded<'review-asked'>,
  { to, draw }: { to: PersonId; draw: DrawContext },
): BlockMessage {
  const request = reviewOf(incident).requests.find(
    ({ seq, reviewer }) => seq === event.seq && reviewer === to,
  );
  if (request === undefined) return paragraphs('Nobody asks for this any more.');
  const who = event.by === undefined ? 'Firelog' : escaped(draw.nameOf(event.by));
  const by = request.due ?? dueOf(incident, request.number);
  const text = `*${who} asks you to review the postmortem of ${titleOf(incident)}*${by === undefined ? '' : `, by ${by}`}.`;
  const read = draftLink(incident);
  const about = [text, ...(read === '' ? [] : [read]), ...cameOf(request, incident, draw)].join('\n');
  const buttons = reviewButtons(incident, request);
  const small =
    request.outcome === undefined ? [context('Whoever has the postmortem reads what you answer.')] : [];
  return {
    text,
    blocks: [section(about), ...(buttons.length === 0 ? [] : [actions(buttons)]), ...small],
  };
}

/** What the reviewer reads of their own answer, or why none is waited for. */
function cameOf({ outcome }: ReviewRequest, incident: Incident, draw: DrawContext): readonly string[] {
  if (outcome === undefined) return [];
  switch (outcome.type) {
    case 'given': {
      const { verdict, text = [], recordedAt } = outcome.given;
      if (verdict === 'approved') return [`*You reviewed it* ${inReadersZone(recordedAt)}. Thank you.`];
      return [`*You asked for changes* ${inReadersZone(recordedAt)}:`, quotation(text, incident, draw)];
    }
    case 'asked again':
      return ['You were asked once more since; answer there.'];
    case 'not needed':
      return ['Nobody waits for it any more: it is not needed.'];
    default:
      return [`Nobody waits for it any more: it was ${outcome.type} ${inReadersZone(outcome.at)}.`];
  }
}

/** What whoever has the postmortem is told of a review. */
function given(incident: Incident, event: Recorded<'review-given'>, draw: DrawContext): BlockMessage {
  const who = escaped(draw.nameOf(event.by ?? ''));
  const said =
    event.verdict === 'approved'
      ? `*${who} reviewed the postmortem of ${titleOf(incident)}.*`
      : `*${who} wants changes in the postmortem of ${titleOf(incident)}:*\n${quotation(event.text ?? [], incident, draw)}`;
  const next = `\`/${draw.settings.command} postmortem ${incidentName(incident)} publish\` publishes it`;
  return withSmallPrint(said, byLine(event, draw), answersInWords(incident), next);
}

/** The tasks that somebody has once the postmortem is published, each to be confirmed. */
function tasksOf(incident: Incident, to: PersonId, draw: DrawContext): BlockMessage {
  const tasks = followUpsOf(incident).filter(({ owner }) => owner === to);
  const at = publishedAt(incident);
  const read = at === undefined ? '' : ` ${link(at, 'Read it here')}`;
  const published = `*The postmortem of ${titleOf(incident)} is published.*${read}`;
  if (tasks.length === 0) return paragraphs(published, 'None of its tasks is yours any more.');
  const yours = tasks.length === 1 ? 'This task is yours.' : 'These tasks are yours.';
  const left = tasks.length - MAX_TASKS;
  return {
    text: published,
    blocks: [
      section(`${published}\n${yours} Can you do ${tasks.length === 1 ? 'it' : 'them'} by then?`),
      ...tasks.slice(0, MAX_TASKS).flatMap((task) => taskBlocks(incident, task, { to, draw })),
      ...(left > 0 ? [context(`…and ${left} more, which Home lists.`)] : []),
    ],
  };
}

function taskBlocks(
  incident: Incident,
  task: FollowUp,
  { to, draw }: { to: PersonId; draw: DrawContext },
): readonly KnownBlock[] {
  const line = taskLine(incident, task, draw);
  if (task.settled !== undefined) return [section(`${line}\n*It is ${task.state}.*`)];
  const confirmed = factsOf(incident, 'follow-up-confirmed').findLast(
    ({ followUp, by }) => followUp === task.number && by === to,
  );
  if (confirmed !== undefined)
    return [section(`${line}\n*You do it*, as you said ${inReadersZone(confirmed.recordedAt)}.`)];
  return [section(line), actions(confirmButtons(incident, task))];
}

/** A task as it is asked about: its name, its words and its day. */
export function taskLine(incident: Incident, task: FollowUp, { nameOf }: DrawContext): string {
  const text = shortenMrkdwn(writeMrkdwn(task.text, nameOf, shownSecrets(incident)), MAX_TASK);
  return `*${followUpName(task)}*  ${text} (${task.due === undefined ? 'no day yet' : `due ${task.due}`})`;
}

/** Whoever has the postmortem is told that a task is nobody's. */
function declined(
  incident: Incident,
  event: Recorded<'follow-up-declined'>,
  draw: DrawContext,
): BlockMessage {
  const task = followUpsOf(incident).find(({ number }) => number === event.followUp);
  const name = followUpName({ number: event.followUp });
  const who = escaped(draw.nameOf(event.by ?? ''));
  const text = `*${who} says that ${name} of ${titleOf(incident)} is not theirs.*`;
  if (task === undefined) return withSmallPrint(`${text} It was withdrawn since.`, byLine(event, draw));
  const line = taskLine(incident, task, draw);
  if (task.owner !== undefined || task.settled !== undefined) {
    const since =
      task.settled === undefined
        ? `It is ${escaped(draw.nameOf(task.owner ?? ''))}’s now.`
        : `It is ${task.state}.`;
    return withSmallPrint(`${text}\n${line}\n${since}`, byLine(event, draw));
  }
  return {
    text,
    blocks: [
      section(`${text} Nobody has it now.\n${line}`),
      actions([changeTaskButton(incident, task)]),
      context(byLine(event, draw)),
    ],
  };
}
