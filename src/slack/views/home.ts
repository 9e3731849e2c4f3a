import type { KnownBlock, View } from '@slack/web-api';
import type { OpenIncident } from '../../app/ports';
import { lossOf } from '../../domain/incident/channel';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { type FollowUp, followUpName } from '../../domain/ledger/follow-up';
import { tagsInWords } from '../../domain/ledger/follow-up-words';
import type { PersonId } from '../../domain/person';
import type { ReviewRequest } from '../../domain/review/review';
import { shownSecrets, shownTitle } from '../../domain/timeline/secret-places';
import { actions, button, context, section } from '../block-kit/message';
import { homeButtons } from '../buttons';
import { followUpButtons } from '../buttons/follow-ups';
import { reviewButtons } from '../buttons/review';
import { escaped, shorten, shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';
import { drawList } from './list';
import { placeOf } from './place';
import { draftLink, dueOf } from './review/review-state';

/** More tasks than these are no list that anybody reads. */
const MAX_TASKS = 30;
const MAX_TASK = 300;
/** Home holds a hundred blocks. Source: docs.slack.dev, surfaces/app-home. */
const MAX_REVIEWS = 10;

/** A task and the incident that it comes from. */
export interface Task {
  readonly incident: Incident;
  readonly followUp: FollowUp;
}

/** A review that somebody was asked for, and the incident whose postmortem it is of. */
export interface OwedReview {
  readonly incident: Incident;
  readonly request: ReviewRequest;
}

/** What one person sees in Home. */
export interface HomeContent {
  /** The open incidents that they may see. */
  readonly open: readonly OpenIncident[];
  /** The follow-ups that they own and that are open. */
  readonly tasks: readonly Task[];
  /** The reviews that they were asked for and did not give. */
  readonly reviews: readonly OwedReview[];
  /** The slash command, without its slash. */
  readonly command: string;
  readonly nameOf: (person: PersonId) => string;
}

/** The Home tab of one person: the open incidents, their follow-ups, and a way to declare. */
export function drawHome(content: HomeContent): View {
  const { open, tasks, command } = content;
  const blocks: KnownBlock[] = [
    ...drawList(open, { command }).blocks,
    actions(homeButtons.map(({ action, label }) => ({ ...button(action, label, 'home'), style: 'primary' }))),
    ...reviewBlocks(content.reviews),
    { type: 'divider' },
    section('*Your follow-ups*'),
    ...taskBlocks(tasks, content),
  ];
  return { type: 'home', blocks };
}

/** The postmortems that somebody is to review; where there are none, nothing is said of them. */
function reviewBlocks(reviews: readonly OwedReview[]): readonly KnownBlock[] {
  if (reviews.length === 0) return [];
  const left = reviews.length - MAX_REVIEWS;
  const shown = reviews.slice(0, MAX_REVIEWS).flatMap(({ incident, request }) => {
    const by = request.due ?? dueOf(incident, request.number);
    const title = escaped(shorten(shownTitle(incident), 100));
    const read = draftLink(incident);
    const about = `*${incidentName(incident)}*  ${title}${by === undefined ? '' : ` (by ${by})`}`;
    return [section(read === '' ? about : `${about}\n${read}`), actions(reviewButtons(incident, request))];
  });
  const more = left > 0 ? [context(`…and ${left} more`)] : [];
  return [{ type: 'divider' }, section('*Postmortems to review*'), ...shown, ...more];
}

function taskBlocks(tasks: readonly Task[], content: HomeContent): readonly KnownBlock[] {
  if (tasks.length === 0) return [context('None. What you are asked to do after an incident stands here.')];
  const left = tasks.length - MAX_TASKS;
  const more = left > 0 ? [context(`…and ${left} more, in the drafts of their incidents`)] : [];
  const shown = tasks
    .slice(0, MAX_TASKS)
    .flatMap((task) => [
      section(line(task, content)),
      actions(followUpButtons(task.incident, task.followUp)),
    ]);
  return [...shown, ...more];
}

function line({ incident, followUp }: Task, { nameOf }: HomeContent): string {
  const text = shortenMrkdwn(writeMrkdwn(followUp.text, nameOf, shownSecrets(incident)), MAX_TASK);
  const due = followUp.due === undefined ? 'no due date' : `due ${followUp.due}`;
  const duty = [due, ...tagsInWords(followUp)].join(', ');
  const where = placeOf(incident.channel?.id, lossOf(incident));
  const title = escaped(shorten(shownTitle(incident), 100));
  return `*${followUpName(followUp)}*  ${text} (${duty})\n${incidentName(incident)}: ${title}${where}`;
}
