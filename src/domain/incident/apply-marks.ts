import { sourceKey } from '../source';
import type { AssumptionOrigin, EscalationOrigin, FollowUpOrigin, Incident } from './incident';
import type { Recorded } from './incident-event';
import {
  type Mark,
  type MarkedMessage,
  type Messages,
  markKey,
  presentMarks,
  recordMark,
  recordStanding,
} from './marked-message';
import { movesStatus, withMoved, withStatus } from './status-now';

/** The incident after a mark was set or taken back. */
export function applyMark(incident: Incident, event: Recorded<'mark-set'>, own: WeakSet<Messages>): Incident {
  const { messages: known, standings } = incident;
  const key = sourceKey(event.source);
  const earlier = known.get(key);
  const messages = recordMark(known, event, { own, standings });
  const message = messages.get(key);
  if (message === undefined || message === earlier) return { ...incident, messages };
  const [before, after] = [earlier?.marks[markKey(event)], message.marks[markKey(event)]];
  const isMoving = event.present && movesStatus(event);
  const moving = isMoving ? withKey(incident.moving, key, earlier) : incident.moving;
  const state = withMoved({ ...incident, messages, moving }, message, { before, after });
  return event.present && after?.idle === undefined ? numbered(state, key, event) : state;
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

/** The keys with one more, unless it is among them: whatever was not on record `earlier` is not. */
function withKey(
  keys: readonly string[],
  key: string,
  earlier: MarkedMessage | undefined,
): readonly string[] {
  return earlier !== undefined && keys.includes(key) ? keys : [...keys, key];
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
