import type { Facts, FactType } from '../incident/incident-event';
import { archivingPlanned, archivingSaid, channelKept } from './archiving';
import { assumed, settled } from './assumption';
import { canvasLost, canvasMade, canvasRefused, canvasWritten } from './canvas';
import {
  botMoved,
  channelArchived,
  channelConverted,
  channelDeleted,
  channelOpened,
  channelRenamed,
  madePublic,
} from './channel';
import { declared } from './declaration';
import { chartDelivered, draftAddressed, draftDelivered, draftRequested } from './draft';
import { entryChanged, redacted, withdrawn } from './entries';
import { escalated, escalationAcknowledged, rungCalled } from './escalation';
import { type FactDefinition, readAs } from './fact';
import { fieldSet } from './field';
import { followUpAdded, followUpSettled } from './follow-up';
import { joined } from './joined';
import { markSet, marksWithdrawn, messageDeleted, personIdentified, worded } from './marks';
import { followed, newsAddressed, newsSent, outsidersDropped, unfollowed } from './news';
import { noted } from './note';
import { announcementPosted, cardPosted, recordedElsewhere, told } from './posts';
import { promiseAsked, promiseDropped, promised } from './promise';
import {
  agendaDelivered,
  agendaRequested,
  followUpConfirmed,
  followUpDeclined,
  personTold,
  postmortemOwned,
  published,
  reviewAsked,
  reviewGiven,
} from './review';
import { roleAsked, roleDeclined, roleLeft, roleTaken } from './role';
import { notASecret } from './secrets';
import { sectionWritten } from './section';
import { serviceAdded, serviceRemoved } from './service';
import { retitled, severityChanged, titleNamed, zoneChanged, zoneSpoken } from './state';
import { canceled, closed, reopened, statusChanged } from './status';
import { threadAsked, threadUnread } from './threads';
import { timeKept, timeOffered } from './time-offers';
import { impactWindowsCleared, impactWindowsSet, milestoneCleared, milestoneSet } from './times';
import { updated } from './update';

/** Every type of fact. */
export const facts: { readonly [T in FactType]: FactDefinition<T> } = {
  declared,
  'person-identified': personIdentified,
  'channel-opened': channelOpened,
  'channel-renamed': channelRenamed,
  'channel-archived': channelArchived,
  'channel-converted': channelConverted,
  'made-public': madePublic,
  'bot-moved': botMoved,
  'channel-deleted': channelDeleted,
  'archiving-planned': archivingPlanned,
  'archiving-said': archivingSaid,
  'channel-kept': channelKept,
  'card-posted': cardPosted,
  'announcement-posted': announcementPosted,
  noted,
  'mark-set': markSet,
  worded,
  'message-deleted': messageDeleted,
  'marks-withdrawn': marksWithdrawn,
  'entry-changed': entryChanged,
  redacted,
  'not-a-secret': notASecret,
  'thread-asked': threadAsked,
  'thread-unread': threadUnread,
  assumed,
  settled,
  escalated,
  'rung-called': rungCalled,
  'escalation-acknowledged': escalationAcknowledged,
  joined,
  'role-asked': roleAsked,
  'role-taken': roleTaken,
  'role-declined': roleDeclined,
  'role-left': roleLeft,
  'service-added': serviceAdded,
  'service-removed': serviceRemoved,
  'field-set': fieldSet,
  'milestone-set': milestoneSet,
  'milestone-cleared': milestoneCleared,
  'impact-windows-set': impactWindowsSet,
  'impact-windows-cleared': impactWindowsCleared,
  'time-offered': timeOffered,
  'time-kept': timeKept,
  'status-changed': statusChanged,
  'severity-changed': severityChanged,
  retitled,
  'title-named': titleNamed,
  'zone-changed': zoneChanged,
  'zone-spoken': zoneSpoken,
  updated,
  followed,
  unfollowed,
  'outsiders-dropped': outsidersDropped,
  'news-addressed': newsAddressed,
  'news-sent': newsSent,
  promised,
  'promise-dropped': promiseDropped,
  'promise-asked': promiseAsked,
  'follow-up-added': followUpAdded,
  'follow-up-settled': followUpSettled,
  'section-written': sectionWritten,
  'review-asked': reviewAsked,
  'review-given': reviewGiven,
  published,
  'postmortem-owned': postmortemOwned,
  'follow-up-confirmed': followUpConfirmed,
  'follow-up-declined': followUpDeclined,
  'agenda-requested': agendaRequested,
  'agenda-delivered': agendaDelivered,
  'person-told': personTold,
  closed,
  reopened,
  canceled,
  withdrawn,
  'draft-requested': draftRequested,
  'draft-addressed': draftAddressed,
  'draft-delivered': draftDelivered,
  'chart-delivered': chartDelivered,
  'canvas-made': canvasMade,
  'canvas-written': canvasWritten,
  'canvas-lost': canvasLost,
  'canvas-refused': canvasRefused,
  'recorded-elsewhere': recordedElsewhere,
  told,
};

/** What there is to say of a type of fact. */
export function definitionOf<T extends FactType>(type: T): FactDefinition<T> {
  return facts[type];
}

/** A fact as it is today, from what was stored of it in any version. Throws where no version of this program wrote that. */
export function readFact(type: string, version: number, stored: object): Facts[FactType] {
  if (!(type in facts)) throw new Error(`No fact is of the type ${type}`);
  // Typed so because `in` has shown it.
  const read = readAs(facts[type as FactType], version, stored);
  if (read !== undefined) return read;
  const { version: newest } = facts[type as FactType];
  throw new Error(`A fact of the type ${type} has version ${version}; this Firelog reads up to ${newest}`);
}
