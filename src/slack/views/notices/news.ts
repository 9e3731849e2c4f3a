import type { KnownBlock } from '@slack/web-api';
import type { Notice } from '../../../app/notice';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import type { IncidentEvent } from '../../../domain/incident/incident-event';
import { severityBefore, stillStands } from '../../../domain/news/news';
import { severityInWords } from '../../../domain/severity';
import { shownTitle } from '../../../domain/timeline/secret-places';
import {
  actions,
  type BlockMessage,
  button,
  context,
  type DrawContext,
  paragraphs,
  section,
} from '../../block-kit/message';
import { unfollowAction } from '../../buttons/following';
import { escaped } from '../../text/mrkdwn';
import { byLine, quote } from '../ledger/said';
import { publishedInWords } from '../review/review-facts';
import { updateInWords } from '../update';

/** What an event brought, for those who are not in the channel: a reply to the announcement, or a direct message. */
export function drawNews(
  {
    incident,
    event,
    to,
    isTakenBack = to === undefined && incident.isPrivate,
  }: Extract<Notice, { type: 'news' }>,
  draw: DrawContext,
): BlockMessage {
  const name = incidentName(incident);
  if (isTakenBack) return paragraphs(`*${name} is private now.* What stood here was taken back.`);
  const withdrawal = incident.withdrawn[event.seq];
  const news = stillStands(incident, event)
    ? inWords(incident, event, draw)
    : `*Withdrawn.* What was said here about ${name} no longer counts.`;
  const smallPrint = context(byLine(withdrawal ?? event, draw));
  if (to === undefined) return { text: news, blocks: [section(news), smallPrint] };
  return { text: news, blocks: [section(news), whatItIs(incident), smallPrint, unfollowing(incident)] };
}

function inWords(incident: Incident, event: IncidentEvent, draw: DrawContext): string {
  const name = incidentName(incident);
  switch (event.type) {
    case 'updated':
      return `*Update on ${name}:* ${updateInWords(event, incident, draw.nameOf)}`;
    case 'severity-changed': {
      const now = escaped(severityInWords(event.to, draw.settings.severities));
      return `*${name} is worse:* ${now}. It was ${escaped(severityBefore(incident, event.seq))}.`;
    }
    case 'reopened':
    case 'canceled': {
      const reason = event.reason === undefined ? '' : `\n${quote(event.reason, incident, draw)}`;
      return `*${name} is ${event.type}.*${reason}`;
    }
    case 'closed':
      return `*${name} is closed.*`;
    case 'published':
      return publishedInWords(incident);
    case 'status-changed':
      return event.to === 'resolved'
        ? `*${name} is resolved.*`
        : `*${name} is not resolved after all:* ${event.to}.`;
    default:
      // Marks brought the status there.
      return `*${name} is resolved.*`;
  }
}

/** Whoever is told alone may follow several. */
function whatItIs(incident: Incident): KnownBlock {
  const where = incident.channel === undefined || incident.isPrivate ? '' : ` · <#${incident.channel.id}>`;
  const stands = `${escaped(incident.severity)}, ${incident.status}`;
  return context(`${incidentName(incident)}: ${escaped(shownTitle(incident))} · ${stands}${where}`);
}

function unfollowing({ number }: Incident): KnownBlock {
  return actions([button(unfollowAction, 'Unfollow', String(number))]);
}
