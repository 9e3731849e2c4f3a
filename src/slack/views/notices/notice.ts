import type { Notice } from '../../../app/notice';
import { incidentName } from '../../../domain/incident/incident';
import { type BlockMessage, type DrawContext, paragraphs } from '../../block-kit/message';
import { drawTimeOffer } from '../../block-kit/time-offer';
import { drawAnnouncement } from '../announcement';
import { drawCard } from '../card';
import { drawFact } from '../fact';
import { drawPostmortemMessage } from '../review/direct-message';
import { drawBrief } from '../roles/brief';
import { drawDeclined, drawRoleNews } from '../roles/role';
import { drawArchiving } from './archiving';
import { drawDigest } from './digest';
import { drawCalledOff, drawFailure, drawOutOfReach } from './failure-notice';
import { drawNews } from './news';
import { drawReminder } from './reminder';

/** A notice as a Slack message. */
export function drawNotice(notice: Notice, draw: DrawContext): BlockMessage {
  switch (notice.type) {
    case 'card':
      return drawCard(notice.incident, draw);
    case 'announcement':
      return drawAnnouncement(notice.incident, draw);
    case 'fact':
      return drawFact(notice.incident, notice.event, draw, notice.then);
    case 'news':
      return drawNews(notice, draw);
    case 'postmortem':
      return drawPostmortemMessage(notice, draw);
    case 'reminder':
      return drawReminder(notice, draw);
    case 'digest':
      return drawDigest(notice, draw);
    case 'archiving':
      return drawArchiving(notice, draw);
    case 'draft': {
      const name = incidentName(notice.incident);
      return paragraphs(
        `*The postmortem draft of ${name}, revision ${notice.revision}.* Its last section says what is still missing.`,
      );
    }
    case 'chart':
      return paragraphs(
        `*The timeline of ${incidentName(notice.incident)} as a picture*, as revision ${notice.revision} of the draft tells it.`,
      );
    case 'agenda':
      return paragraphs(
        `*The agenda of the review of ${incidentName(notice.incident)}*, made from what is on record.`,
      );
    case 'failure':
      return drawFailure(notice);
    case 'called-off':
      return drawCalledOff(notice.incident, draw);
    case 'time-offer':
      return drawTimeOffer(notice.incident, notice.offer, { now: notice.now, nameOf: draw.nameOf });
    case 'role':
      return drawRoleNews(notice.incident, notice, draw);
    case 'declined':
      return drawDeclined(notice.request, draw);
    case 'brief':
      return drawBrief(notice.incident, draw);
    case 'out-of-reach':
      return drawOutOfReach(notice.incident, notice.obstacle, draw);
    default:
      return notice satisfies never;
  }
}
