import { isInPrivateChannel, obstacleIn } from '../../domain/incident/channel';
import type { Incident } from '../../domain/incident/incident';
import type { Recorded } from '../../domain/incident/incident-event';
import type { JobRequest } from '../job';
import { announcementJob, cardJob, readMembersJob, tellJob, topicJob } from './redraw-jobs';

/**
 * What follows from making a channel private or public. Who may see a private incident is read anew, since what was known of
 * a public one's channel may be old; what was announced is taken back. The channel is told of what is new, and an offer to
 * make the incident public that is out of date goes.
 */
export function converted(
  event: Recorded<'channel-converted'>,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  if (before === undefined) return [];
  const isHidden = !before.isPrivate && after.isPrivate;
  const [wasInPrivate, isInPrivate] = [isInPrivateChannel(before), isInPrivateChannel(after)];
  return [
    ...(event.isPrivate ? [readMembersJob] : []),
    ...(isHidden ? [announcementJob] : []),
    ...(isHidden || (wasInPrivate && !isInPrivate) ? [tellJob(event)] : []),
    ...(isInPrivate && !wasInPrivate ? offerRedrawn(before) : []),
  ];
}

/** What follows from making an incident public: one that is over is announced only where an announcement stands. */
export function madePublic(after: Incident): readonly JobRequest[] {
  const isOver = after.closed !== undefined || after.status === 'canceled';
  const isAnnounced = !after.isDrill && (!isOver || after.announcement !== undefined);
  return [...offerRedrawn(after), ...(isAnnounced ? [announcementJob] : []), cardJob];
}

/** Draws the message anew that says that the channel was converted last. */
function offerRedrawn({ channel, told }: Incident): readonly JobRequest[] {
  const seq = channel?.isPrivate?.seq;
  return seq === undefined || told[seq] === undefined ? [] : [tellJob({ seq })];
}

/** A draft that waited for a channel that is archived now goes to whoever asked for it. */
export function draftTurnedBack(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const isNews = after.channel?.archived?.is === true && before?.channel?.archived?.is !== true;
  const isWaiting =
    after.draftsRequested > 0 &&
    !after.draftsAddressed.includes(after.draftsRequested) &&
    !after.drafts.some(({ revision }) => revision === after.draftsRequested);
  return isNews && isWaiting ? [{ kind: 'resume', payload: {} }] : [];
}

/** Archiving is somebody's wish, of which there is nothing to tell. */
export function wentMissing(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const obstacle = obstacleIn(after);
  const isNews = before !== undefined && obstacleIn(before) !== obstacle;
  return isNews && (obstacle === 'deleted' || obstacle === 'without the bot')
    ? [{ kind: 'tell-declarer', payload: {} }]
    : [];
}

/** What waited goes on, and what was missed meanwhile is brought up to date. */
export function cameBack(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const isBack = before !== undefined && obstacleIn(before) !== undefined && obstacleIn(after) === undefined;
  return isBack ? [{ kind: 'resume', payload: {} }, readMembersJob, cardJob, topicJob] : [];
}
