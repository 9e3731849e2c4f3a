import { type Incident, incidentName } from '../../domain/incident/incident';
import type { IncidentEvent, Recorded } from '../../domain/incident/incident-event';
import { readIncident } from '../../domain/incident-view';
import { assumptionName } from '../../domain/ledger/assumption';
import type { Wording } from '../../domain/text/wording';
import { type BlockMessage, type DrawContext, withSmallPrint } from '../block-kit/message';
import { mention } from '../text/mrkdwn';
import { drawConversion } from './conversion';
import { drawCall, drawEscalation } from './ledger/escalation';
import { followUpInWords, followUpOf, outcomeName } from './ledger/follow-up';
import { byLine, quote } from './ledger/said';
import { drawOwned, drawPublished, drawReviewAsked } from './review/review-facts';
import { drawRoleLeft, drawRoleRequest, drawRoleTaken } from './roles/role';
import { updateInWords } from './update';

/** The one channel message that tells a fact, which can be linked and reacted to. */
export function drawFact(
  incident: Incident,
  event: IncidentEvent,
  draw: DrawContext,
  then: Incident = incident,
): BlockMessage {
  const withdrawal = incident.withdrawn[event.seq];
  if (withdrawal !== undefined)
    return withSmallPrint('*Withdrawn.* This no longer counts.', byLine(withdrawal, draw));
  const around = () => ({
    byLine: byLine(event, draw),
    quote: (words: Wording) => quote(words, incident, draw),
    draw,
  });
  switch (event.type) {
    case 'assumed':
      return assumed(incident, event, draw);
    case 'settled':
      return settled(incident, event, draw);
    case 'escalated':
    case 'mark-set':
      return drawEscalation(incident, event, around());
    case 'rung-called':
      return drawCall(incident, event, around());
    case 'role-asked':
      return drawRoleRequest(incident, event, { byLine: byLine(event, draw), draw, then });
    case 'role-taken':
      return drawRoleTaken(incident, event, { byLine: byLine(event, draw), draw });
    case 'role-left':
      return drawRoleLeft(incident, event, { byLine: byLine(event, draw), draw });
    case 'status-changed':
      return withSmallPrint(`*Status: ${event.to}*`, byLine(event, draw));
    case 'severity-changed':
      return withSmallPrint(`*Severity: ${event.to}*`, byLine(event, draw));
    case 'updated':
      return withSmallPrint(`*Update:* ${updateInWords(event, incident, draw.nameOf)}`, byLine(event, draw));
    case 'reopened':
    case 'canceled': {
      const reason = event.reason === undefined ? '' : `\n${quote(event.reason, incident, draw)}`;
      return withSmallPrint(`*${incidentName(incident)} is ${event.type}.*${reason}`, byLine(event, draw));
    }
    case 'noted':
      return withSmallPrint(`*Note:* ${quote(event.text, incident, draw)}`, byLine(event, draw));
    case 'follow-up-added':
      return followUp(incident, event, draw);
    case 'follow-up-settled':
      return outcome(incident, event, draw);
    case 'thread-unread':
      return withSmallPrint(
        `*Only one message of a thread in <#${event.source.channel}> is on the timeline:* Firelog is not in that channel and may not read the rest. ${mention(event.person)}, type \`/invite @Firelog\` there and add the message again, or add the others one by one.`,
        byLine(event, draw),
      );
    case 'channel-converted':
      return drawConversion(incident, event, byLine(event, draw));
    case 'review-asked':
      return drawReviewAsked(incident, event, around());
    case 'published':
      return drawPublished(incident, event, around());
    case 'postmortem-owned':
      return drawOwned(incident, event, around());
    case 'closed':
      return withSmallPrint(
        `*${incidentName(incident)} is closed.* The postmortem draft follows.`,
        byLine(event, draw),
      );
    default:
      throw new Error(`No message tells a fact of the type ${event.type}`);
  }
}

function assumed(incident: Incident, event: Recorded<'assumed'>, draw: DrawContext): BlockMessage {
  const origin = incident.assumptions.find((each) => 'typed' in each && each.typed === event.seq);
  const name = assumptionName({ number: origin?.number ?? 0 });
  const { confirmed, 'ruled out': ruledOut } = draw.settings.emoji;
  const hint = `React with :${confirmed}: to confirm or :${ruledOut}: to rule out.`;
  return withSmallPrint(`*${name} assumed:* ${quote(event.text, incident, draw)}`, byLine(event, draw), hint);
}

function followUp(incident: Incident, event: Recorded<'follow-up-added'>, draw: DrawContext): BlockMessage {
  const quoted = quote(event.text, incident, draw);
  const { text, hint } = followUpInWords(incident, event, { quoted, draw });
  return withSmallPrint(text, byLine(event, draw), hint);
}

function outcome(incident: Incident, event: Recorded<'follow-up-settled'>, draw: DrawContext): BlockMessage {
  const reason = event.reason === undefined ? '' : `\n${quote(event.reason, incident, draw)}`;
  const task = quote(followUpOf(incident, event)?.text ?? [], incident, draw);
  return withSmallPrint(`*${outcomeName(event)}:* ${task}${reason}`, byLine(event, draw));
}

function settled(incident: Incident, event: Recorded<'settled'>, draw: DrawContext): BlockMessage {
  const assumption = readIncident(incident).assumptions.find((each) => each.number === event.assumption);
  const evidence = event.evidence === undefined ? '' : `\n${quote(event.evidence, incident, draw)}`;
  const name = assumptionName({ number: event.assumption });
  return withSmallPrint(
    `*${name} ${event.verdict}:* ${quote(assumption?.text ?? [], incident, draw)}${evidence}`,
    byLine(event, draw),
  );
}
