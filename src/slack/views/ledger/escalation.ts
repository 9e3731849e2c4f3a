import type { Button } from '@slack/web-api';
import type { Incident } from '../../../domain/incident/incident';
import { occurredAt, type Recorded } from '../../../domain/incident/incident-event';
import { type Escalation, escalationName, escalationsOf } from '../../../domain/ledger/escalation';
import { calledBy } from '../../../domain/ledger/ladder';
import { nextCallOf, stoppedBy } from '../../../domain/promises/climb';
import {
  actions,
  type BlockMessage,
  button,
  type DrawContext,
  withSmallPrint,
} from '../../block-kit/message';
import { acknowledgeAction } from '../../buttons/acknowledge';
import { stopCallingAction } from '../../buttons/stop-calling';
import { inReadersZone } from '../../text/instants';
import { escaped } from '../../text/mrkdwn';
import { nextCallInWords, targetNames, targetsInWords } from '../../text/targets';

/** What is drawn besides the escalation itself. */
interface Around {
  /** Who recorded it, and when. */
  readonly byLine: string;
  /** Says again what somebody wrote. */
  readonly quote: (words: Escalation['reason']) => string;
  readonly draw: DrawContext;
}

/** The channel message of an escalation: whom it asks, who was called since, who is next, and who answered. */
export function drawEscalation(
  incident: Incident,
  event: Recorded<'escalated'> | Recorded<'mark-set'>,
  { byLine, quote, draw }: Around,
): BlockMessage {
  const escalation = escalationsOf(incident).find((each) => each.seq === event.seq);
  if (escalation === undefined) return withSmallPrint('*An escalation was withdrawn.*', byLine);
  const name = escalationName(escalation);
  const from = escaped(escalation.team ?? draw.nameOf(escalation.by ?? ''));
  const reason = quoted(escalation, quote);
  const to = targetsInWords(escalation.to);
  if (to === '') {
    const instead = `Type \`/${draw.settings.command} escalate @person\` to bring somebody in.`;
    return withSmallPrint(
      `*${name}:* ${from} asks for help, and the message names nobody. ${instead}${reason}`,
      byLine,
    );
  }
  const { acknowledged } = escalation;
  const answer = acknowledged === undefined ? byLine : answered(acknowledged, draw);
  const since = escalation.calls.map(
    ({ to, recordedAt }) =>
      `${escaped(targetNames(to, draw.nameOf))} called ${inReadersZone(recordedAt)}, as nobody had answered`,
  );
  return withButtons(
    withSmallPrint(
      `*${name}:* ${from} → ${to}${reason}`,
      answer,
      ...since,
      ...whatFollows(incident, escalation, draw),
    ),
    buttonsOf(incident, escalation, escalation.calls.length === 0),
  );
}

/** The channel message by which a later rung of a ladder is called. */
export function drawCall(
  incident: Incident,
  event: Recorded<'rung-called'>,
  { quote, draw }: Around,
): BlockMessage {
  const escalation = escalationsOf(incident).find(({ number }) => number === event.escalation);
  if (escalation === undefined)
    return withSmallPrint('*An escalation was withdrawn.* Nobody needs to answer it.');
  const name = escalationName(escalation);
  const reason = quoted(escalation, quote);
  const at = escalation.calls.findIndex(({ seq }) => seq === event.seq);
  const earlier = calledBy({ ...escalation, calls: escalation.calls.slice(0, at) });
  const before = escaped(targetNames(earlier, draw.nameOf));
  const { acknowledged } = escalation;
  if (acknowledged !== undefined) {
    const called = escaped(targetNames(event.to, draw.nameOf));
    const text = `*${name}:* ${called} called ${inReadersZone(event.recordedAt)}, as ${before} had not answered.${reason}`;
    return withSmallPrint(text, answered(acknowledged, draw));
  }
  const text = `${targetsInWords(event.to)}: you are called for *${name}*. ${before} did not answer since ${inReadersZone(escalation.at)}.${reason}`;
  const isLast = at === escalation.calls.length - 1;
  return withButtons(
    withSmallPrint(text, ...(isLast ? whatFollows(incident, escalation, draw) : [])),
    buttonsOf(incident, escalation, isLast),
  );
}

/** Who is called next and when, or who stopped that. */
function whatFollows(incident: Incident, escalation: Escalation, { nameOf }: DrawContext): readonly string[] {
  const next = nextCallOf(incident, escalation);
  if (next !== undefined) return [nextCallInWords(next, escaped(targetNames(next.to, nameOf)))];
  const stopped = stoppedBy(incident, escalation);
  if (stopped?.by === undefined) return [];
  return [
    `${escaped(nameOf(stopped.by))} stopped the calling, ${inReadersZone(stopped.recordedAt)}: nobody else is called`,
  ];
}

function buttonsOf(incident: Incident, escalation: Escalation, isLast: boolean): readonly Button[] {
  if (escalation.acknowledged !== undefined) return [];
  const value = `${incident.number}:${escalation.number}`;
  const canStop = isLast && nextCallOf(incident, escalation) !== undefined;
  return [
    { ...button(acknowledgeAction, 'Acknowledge', value), style: 'primary' },
    ...(canStop ? [button(stopCallingAction, 'Stop calling', value)] : []),
  ];
}

function answered(acknowledged: Recorded<'escalation-acknowledged'>, { nameOf }: DrawContext): string {
  const { by = '', onBehalfOf } = acknowledged;
  const whom = onBehalfOf === undefined ? '' : ` for ${escaped(targetNames(onBehalfOf, nameOf))}`;
  return `Acknowledged by ${escaped(nameOf(by))}${whom}, ${inReadersZone(occurredAt(acknowledged))}`;
}

function quoted({ reason }: Escalation, quote: Around['quote']): string {
  return reason.length === 0 ? '' : `\n${quote(reason)}`;
}

function withButtons(message: BlockMessage, row: readonly Button[]): BlockMessage {
  return row.length === 0 ? message : { ...message, blocks: [...message.blocks, actions([...row])] };
}
