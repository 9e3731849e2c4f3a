import type { KnownBlock } from '@slack/web-api';
import type { Doubts } from '../../../domain/findings/doubts';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import type { FollowUp } from '../../../domain/ledger/follow-up';
import { inWords } from '../../../sentence';
import {
  actions,
  type BlockMessage,
  button,
  type DrawContext,
  section,
  sectionWith,
} from '../../block-kit/message';
import { publishAnyway } from '../../buttons/publish';
import { changeTaskButton } from '../../buttons/tasks';
import { escaped } from '../../text/mrkdwn';
import { taskLine } from './direct-message';
import { dueOf, namesOf } from './review-state';

/** How many findings and tasks are listed. */
const MAX_LISTED = 10;

/** What speaks against publishing a postmortem as it stands, for whoever wants to; they can all the same. */
export function drawDoubts(
  incident: Incident,
  { errors, waiting, unhappy, loose }: Doubts,
  { link, draw }: { readonly link: string | undefined; readonly draw: DrawContext },
): BlockMessage {
  const text = `*The postmortem of ${incidentName(incident)} is not published yet.* This speaks against it:`;
  const people = [
    ...waiting.map(({ reviewer, number, due }) => {
      const by = due ?? dueOf(incident, number);
      return `• ${namesOf([reviewer], draw)} was asked for a review${by === undefined ? '' : `, by ${by},`} and did not answer yet.`;
    }),
    ...unhappy.map(({ reviewer }) => `• ${namesOf([reviewer], draw)} wants changes.`),
  ];
  const findings = errors.map(({ sentence }) => `• ${escaped(inWords(sentence, draw.settings))}`);
  const anyway = button(publishAnyway.action, publishAnyway.label, `${incident.number}:${link ?? ''}`);
  return {
    text,
    blocks: [
      section(text),
      ...listed('The draft’s own check', findings),
      ...listed('Reviewers', people),
      ...tasks(incident, loose, draw),
      actions([{ ...anyway, style: 'danger' }]),
    ],
  };
}

function listed(title: string, lines: readonly string[]): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const left = lines.length - MAX_LISTED;
  const more = left > 0 ? [`…and ${left} more`] : [];
  return [section([`*${title}*`, ...lines.slice(0, MAX_LISTED), ...more].join('\n'))];
}

/** Each task that nobody has, or that has no day, with the way to its form. */
function tasks(incident: Incident, loose: readonly FollowUp[], draw: DrawContext): readonly KnownBlock[] {
  if (loose.length === 0) return [];
  const left = loose.length - MAX_LISTED;
  const title = '*Tasks without an owner or a day*';
  const lines = loose.slice(0, MAX_LISTED).map((task): KnownBlock => {
    const owner = task.owner === undefined ? 'nobody has it' : escaped(draw.nameOf(task.owner));
    return sectionWith(`${taskLine(incident, task, draw)}, ${owner}`, changeTaskButton(incident, task));
  });
  return [section(left > 0 ? `${title}, and ${left} more` : title), ...lines];
}
