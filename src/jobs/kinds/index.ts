import type { JobList } from '../kind';
import { announceNews } from './announce-news';
import { announcement } from './announcement';
import { answerMark } from './answer-mark';
import { archiveChannel } from './archive-channel';
import { askOwner } from './ask-owner';
import { bookmarkDraft } from './bookmark-draft';
import { bringIn } from './bring-in';
import { card } from './card';
import { declarerZone } from './declarer-zone';
import { deleteDrafts } from './delete-drafts';
import { deliverAgenda } from './deliver-agenda';
import { deliverChart } from './deliver-chart';
import { deliverDraft } from './deliver-draft';
import { digest } from './digest';
import { dropOutsiders } from './drop-outsiders';
import { dropPictures } from './drop-pictures';
import { followTitle } from './follow-title';
import { identify } from './identify';
import { invite } from './invite';
import { inviteAsked } from './invite-asked';
import { inviteRisen } from './invite-risen';
import { keepPicture } from './keep-picture';
import { lookForSilence } from './look-for-silence';
import { makePostmortemCanvas } from './make-postmortem-canvas';
import { makeRecordCanvas } from './make-record-canvas';
import { nameTitle } from './name-title';
import { offerTime } from './offer-time';
import { openChannel } from './open-channel';
import { pinCard } from './pin-card';
import { purpose } from './purpose';
import { readMembers } from './read-members';
import { readMessage } from './read-message';
import { readThread } from './read-thread';
import { redrawArchiving } from './redraw-archiving';
import { redrawReminder } from './redraw-reminder';
import { remind } from './remind';
import { renameChannel } from './rename-channel';
import { reportFailure } from './report-failure';
import { resume } from './resume';
import { rewriteRecord } from './rewrite-record';
import { sendDraft } from './send-draft';
import { sendNews } from './send-news';
import { showBrief } from './show-brief';
import { spreadNews } from './spread-news';
import { tell } from './tell';
import { tellDeclarer } from './tell-declarer';
import { tellDeclined } from './tell-declined';
import { tellPerson } from './tell-person';
import { tellRole } from './tell-role';
import { topic } from './topic';

/** Every kind of job. */
export const jobKinds: JobList = {
  'open-channel': openChannel,
  'name-title': nameTitle,
  'declarer-zone': declarerZone,
  invite,
  'read-members': readMembers,
  topic,
  purpose,
  'rename-channel': renameChannel,
  'follow-title': followTitle,
  card,
  'pin-card': pinCard,
  announcement,
  'announce-news': announceNews,
  'spread-news': spreadNews,
  'send-news': sendNews,
  'drop-outsiders': dropOutsiders,
  tell,
  'bring-in': bringIn,
  'invite-asked': inviteAsked,
  'invite-risen': inviteRisen,
  'tell-role': tellRole,
  'tell-person': tellPerson,
  'deliver-agenda': deliverAgenda,
  'tell-declined': tellDeclined,
  'show-brief': showBrief,
  'answer-mark': answerMark,
  'offer-time': offerTime,
  'read-message': readMessage,
  'read-thread': readThread,
  'keep-picture': keepPicture,
  'drop-pictures': dropPictures,
  identify,
  'delete-drafts': deleteDrafts,
  'deliver-draft': deliverDraft,
  'deliver-chart': deliverChart,
  'send-draft': sendDraft,
  'bookmark-draft': bookmarkDraft,
  'make-postmortem-canvas': makePostmortemCanvas,
  'make-record-canvas': makeRecordCanvas,
  'rewrite-record': rewriteRecord,
  remind,
  'ask-owner': askOwner,
  digest,
  'redraw-reminder': redrawReminder,
  'look-for-silence': lookForSilence,
  'archive-channel': archiveChannel,
  'redraw-archiving': redrawArchiving,
  'tell-declarer': tellDeclarer,
  resume,
  'report-failure': reportFailure,
};
