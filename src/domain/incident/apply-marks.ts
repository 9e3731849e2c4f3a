import { sourceKey } from '../source';
import type { AssumptionOrigin, EscalationOrigin, FollowUpOrigin, Incident } from './incident';
import type { Recorded } from './incident-event';
import {
  type Mark,
  type Messages,
  markKey,
  presentMarks,
  recordMark,
  recordStanding,
} from './marked-message';
import { movesStatus, withStatus } from './status-now';

/** The incident after a mark was set or taken back. */
export function applyMark(incident: Incident, event: Recorded<'mark-set'>, own: WeakSet<Messages>): Incident {
  const { messages: before, standings } = incident;
  const key = sourceKey(event.source);
  const earlier = before.get(key);
  const messages = recordMark(before, event, { own, standings });
  const message = messages.get(key);
  const next = moved({ ...incident, messages }, key, event);
  if (!event.present || message === undefined || message === earlier) return next;
  return message.marks[markKey(event)]?.idle === undefined ? numbered(next, key, event) : next;
}

/** The incident once it is known what somebody is to the workspace, on whom it hung whether their marks count. */
export function applyIdentification(
  incident: Incident,
  { person, standing }: Recorded<'person-identified'>,
  own: WeakSet<Messages>,
): Incident {
  const standings = { ...incident.standings, [person]: standing };
  const messages = recordStanding(incident.messages, person, { own, standings });
  const next = withStatus({ ...incident, standings, messages });
  return [...messages].reduce<Incident>((state, [key, message]) => {
    const news = presentMarks(message).filter((mark) => mark.person === person && mark.onlyFor !== undefined);
    return news.reduce((now, mark) => numbered(now, key, mark), state);
  }, next);
}

/** The incident with the status that it has once a mark was set or taken back on the message of that key. */
function moved(incident: Incident, key: string, mark: Mark): Incident {
  if (!movesStatus(mark)) return incident;
  const moving = incident.moving.includes(key) ? incident.moving : [...incident.moving, key];
  return withStatus({ ...incident, moving });
}

/** A number is given when a kind first stands on a message and counts, and stays with it from then on. */
function numbered(incident: Incident, key: string, mark: Mark): Incident {
  const { assumptions, escalations, followUps } = incident;
  if (mark.kind === 'assumption' && !has(assumptions, key)) {
    return { ...incident, assumptions: [...assumptions, { number: assumptions.length + 1, marked: key }] };
  }
  if (mark.kind === 'escalation' && !has(escalations, key)) {
    const origin = { number: escalations.length + 1, marked: key, markSeq: mark.seq };
    return { ...incident, escalations: [...escalations, origin] };
  }
  if (mark.kind === 'follow-up' && !has(followUps, key)) {
    return { ...incident, followUps: [...followUps, { number: followUps.length + 1, marked: key }] };
  }
  return incident;
}

function has(
  origins: readonly (AssumptionOrigin | EscalationOrigin | FollowUpOrigin)[],
  key: string,
): boolean {
  return origins.some((origin) => 'marked' in origin && origin.marked === key);
}
