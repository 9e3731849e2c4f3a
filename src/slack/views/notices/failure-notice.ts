import type { Notice } from '../../../app/notice';
import type { Obstacle } from '../../../domain/incident/channel';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import { actions, type BlockMessage, button, type DrawContext, paragraphs } from '../../block-kit/message';
import { closeAction } from '../../buttons/close';
import { tryAgainAction } from '../../buttons/retry';
import { escaped } from '../../text/mrkdwn';

/** Something could not be done: what, why, what to do, and a button to try it again. */
export function drawFailure({
  incident,
  part,
  why,
  job,
}: Extract<Notice, { type: 'failure' }>): BlockMessage {
  const said = paragraphs(
    `:warning: *${incidentName(incident)}: ${escaped(part)} is missing.* ${escaped(why)}`,
  );
  if (job === undefined) return said;
  const again = button(tryAgainAction, 'Try again', `${incident.number}:${job}`);
  return { ...said, blocks: [...said.blocks, actions([again])] };
}

/** The incident was declared by somebody who is not to declare: what they can do. */
export function drawCalledOff(incident: Incident, { settings: { command } }: DrawContext): BlockMessage {
  return paragraphs(
    `:warning: *${incidentName(incident)} was called off: guests cannot declare incidents.* Ask a member of the workspace to type \`/${command} start <title>\` and to bring you in.`,
  );
}

/** Nothing can be done in the incident's channel: why, and what to do. */
export function drawOutOfReach(
  incident: Incident,
  obstacle: Obstacle,
  { settings: { command } }: DrawContext,
): BlockMessage {
  const name = incidentName(incident);
  const channel = `<#${incident.channel?.id}>`;
  switch (obstacle) {
    case 'without the bot':
      return paragraphs(
        `:warning: *${name}: the bot is no longer in ${channel}.* Nothing that is said or marked there is recorded, and what it still had to do there waits. Invite the bot again: type \`/invite\` and its name there.`,
      );
    case 'archived':
      return paragraphs(
        `:warning: *${name}: ${channel} is archived.* What was still to be done there waits until somebody unarchives it.`,
      );
    case 'deleted': {
      const whom = incident.isPrivate ? 'to everybody who was in it, but for guests' : 'to you';
      const said = paragraphs(
        `:warning: *${name}: its channel was deleted.* What was recorded is kept. If it is over, close it here, and the postmortem draft comes ${whom}; if not, declare it anew: \`/${command} start <title>\`.`,
      );
      return {
        ...said,
        blocks: [...said.blocks, actions([button(closeAction, 'Close', `${incident.number}`)])],
      };
    }
    default:
      return obstacle satisfies never;
  }
}
