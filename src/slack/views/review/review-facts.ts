import { type Incident, incidentName } from '../../../domain/incident/incident';
import type { Recorded } from '../../../domain/incident/incident-event';
import { factsOf } from '../../../domain/incident/kept-facts';
import { openTasks } from '../../../domain/review/publish';
import { publishedAt, reviewOf } from '../../../domain/review/review';
import { type BlockMessage, type DrawContext, withSmallPrint } from '../../block-kit/message';
import { escaped, link, mention } from '../../text/mrkdwn';
import { draftLink, namesOf, requestLine } from './review-state';

/** What stands around a message that tells a fact. */
interface Around {
  readonly byLine: string;
  readonly draw: DrawContext;
}

/** The channel message that people are asked for a review, and what came of it so far. Each is asked by themselves besides. */
export function drawReviewAsked(
  incident: Incident,
  event: Recorded<'review-asked'>,
  { byLine, draw }: Around,
): BlockMessage {
  const requests = reviewOf(incident).requests.filter(({ seq }) => seq === event.seq);
  const who = event.by === undefined ? 'Firelog' : escaped(draw.nameOf(event.by));
  const asked = `*${who} asks ${namesOf(event.reviewers, draw)} to review the postmortem of ${incidentName(incident)}.*`;
  const read = draftLink(incident);
  const lines = requests.map((request) => requestLine(request, incident, draw));
  return withSmallPrint([`${asked}${read === '' ? '' : ` ${read}`}`, ...lines].join('\n'), byLine);
}

/** The channel message that the postmortem is published. */
export function drawPublished(
  incident: Incident,
  event: Recorded<'published'>,
  { byLine }: Around,
): BlockMessage {
  const tasks = openTasks(incident).length;
  const after =
    tasks === 0
      ? []
      : [
          `${tasks === 1 ? '1 task is' : `${tasks} tasks are`} still to be done; their owners are asked to confirm`,
        ];
  const isAgain = factsOf(incident, 'published').some(({ seq }) => seq < event.seq);
  return withSmallPrint(publishedInWords(incident, isAgain), byLine, ...(isAgain ? [] : after));
}

/** That the postmortem is published, and where it is read. */
export function publishedInWords(incident: Incident, isAgain = false): string {
  const at = publishedAt(incident);
  const read = at === undefined ? '' : ` ${link(at, 'Read it here')}`;
  return `*The postmortem of ${incidentName(incident)} is published${isAgain ? ' anew' : ''}.*${read}`;
}

/** The channel message that somebody has the postmortem. */
export function drawOwned(
  incident: Incident,
  { owner }: Recorded<'postmortem-owned'>,
  { byLine }: Around,
): BlockMessage {
  return withSmallPrint(
    `${mention(owner)} has the postmortem of ${incidentName(incident)}, and sees to it that it is reviewed and published.`,
    byLine,
  );
}
