import type { Notice, OpenTask } from '../../../app/notice';
import { incidentName } from '../../../domain/incident/incident';
import { followUpName } from '../../../domain/ledger/follow-up';
import { tagsInWords } from '../../../domain/ledger/follow-up-words';
import { taskSince } from '../../../domain/promises/digest';
import { day, type Instant } from '../../../domain/time/instant';
import { shownSecrets, shownTitle } from '../../../domain/timeline/secret-places';
import { inWords, say, slash } from '../../../sentence';
import { type BlockMessage, context, type DrawContext, section } from '../../block-kit/message';
import { escaped, shortenMrkdwn, writeMrkdwn } from '../../text/mrkdwn';

/** More tasks than these are no list that anybody reads. */
const MAX_TASKS = 30;
/** How much of what somebody wrote is said again. */
const MAX_QUOTE = 300;

/** The tasks that are open, the oldest first; nobody is mentioned in a channel. */
export function drawDigest(
  { tasks, to, now }: Extract<Notice, { type: 'digest' }>,
  draw: DrawContext,
): BlockMessage {
  const count = tasks.length === 1 ? '1 task is' : `${tasks.length} tasks are`;
  const title =
    to === 'owner'
      ? `*${count} yours and still to be done.*`
      : `*${count} still to be done after incidents.*`;
  const left = tasks.length - MAX_TASKS;
  const [first] = tasks;
  const how =
    first === undefined
      ? []
      : [
          inWords(
            say`Say that one is done with ${slash(`done ${incidentName(first.incident)} ${followUpName(first.task)}`)}, or that it is not needed with ${slash(`drop ${incidentName(first.incident)} ${followUpName(first.task)} <reason>`)}.`,
            draw.settings,
          ),
        ];
  return {
    text: title,
    blocks: [
      section(title),
      ...tasks.slice(0, MAX_TASKS).map((each) => section(line(each, { to, now, draw }))),
      ...(left > 0 ? [context(`…and ${left} more, in the drafts of their incidents`)] : []),
      ...(to === 'owner' ? how.map(context) : []),
    ],
  };
}

function line(
  { incident, task }: OpenTask,
  { to, now, draw }: { to: 'owner' | 'channel'; now: Instant; draw: DrawContext },
): string {
  const days = Math.max(0, Math.floor((now - taskSince(incident, task)) / day));
  const owner = task.owner === undefined ? 'no owner' : escaped(draw.nameOf(task.owner));
  const about = [
    ...(to === 'channel' ? [owner] : []),
    task.due === undefined ? 'no due date' : `due ${task.due}`,
    ...tagsInWords(task),
    days === 1 ? 'open for 1 day' : `open for ${days} days`,
  ];
  const text = shortenMrkdwn(writeMrkdwn(task.text, draw.nameOf, shownSecrets(incident)), MAX_QUOTE);
  const of = `*${incidentName(incident)}: ${escaped(shownTitle(incident))}*`;
  return `*${followUpName(task)}* of ${of} (${about.join(', ')})\n${text}`;
}
