import { fieldWords, shownFields } from '../../../domain/details/field-value';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import { occurredAt } from '../../../domain/incident/incident-event';
import { lastOf } from '../../../domain/incident/kept-facts';
import { readIncident } from '../../../domain/incident-view';
import { type Assumption, assumptionName } from '../../../domain/ledger/assumption';
import { escalationName } from '../../../domain/ledger/escalation';
import { followUpName } from '../../../domain/ledger/follow-up';
import { holdingsOf, roleRequestsOf } from '../../../domain/ledger/role';
import type { AssumptionVerdict } from '../../../domain/mark-kind';
import { wholeUpdate } from '../../../domain/news/update-in-words';
import { nextCallOf } from '../../../domain/promises/climb';
import { whoOwes } from '../../../domain/promises/owing';
import { standingPromises } from '../../../domain/promises/promises';
import { lead } from '../../../domain/role';
import { severityInWords } from '../../../domain/severity';
import type { Wording } from '../../../domain/text/wording';
import { shownSecrets, shownTitle } from '../../../domain/timeline/secret-places';
import { type BlockMessage, type DrawContext, section } from '../../block-kit/message';
import { inReadersZone } from '../../text/instants';
import { escaped, shortenMrkdwn, writeMrkdwn } from '../../text/mrkdwn';
import { targetNames } from '../../text/targets';
import { owedInWords } from '../ledger/owed';
import { serviceLines } from '../services';

/** How much of what somebody wrote a line repeats. */
const MAX_WORDS = 240;
/** How many lines a part has; the newest are the ones that matter. */
const MAX_LINES = 8;

/** What is known of an incident now, made from its log alone: for whoever joins or takes over. */
export function drawBrief(incident: Incident, draw: DrawContext): BlockMessage {
  const text = `How ${incidentName(incident)} stands: ${escaped(shownTitle(incident))} (${escaped(incident.severity)}, ${incident.status})`;
  return { text, blocks: briefParts(incident, draw).map(section) };
}

/** The parts of a brief, each a paragraph of mrkdwn; a part of which nothing is known is left out. */
export function briefParts(incident: Incident, draw: DrawContext): readonly string[] {
  const parts: readonly (readonly string[])[] = [
    whatHappens(incident, draw),
    about(incident, draw),
    whoHasWhat(incident, draw),
    listed('Open', assumptions(incident, undefined, draw)),
    listed('Ruled out, and by what', assumptions(incident, 'ruled out', draw)),
    listed('Partly right, and how far', assumptions(incident, 'partly right', draw)),
    listed('Confirmed', assumptions(incident, 'confirmed', draw)),
    listed('Who was called', called(incident, draw)),
    listed('Promised', promised(incident, draw)),
    listed('Tasks', tasks(incident, draw)),
  ];
  return parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}

function whatHappens(incident: Incident, draw: DrawContext): readonly string[] {
  const kind = [...(incident.isPrivate ? ['private'] : []), ...(incident.isDrill ? ['a drill'] : [])];
  const title = `*${incidentName(incident)}: ${escaped(shownTitle(incident))}*`;
  const severity = escaped(severityInWords(incident.severity, draw.settings.severities));
  const { timeline } = readIncident(incident);
  const saidOf = (isMeant: (entry: (typeof timeline)[number]) => boolean): Wording =>
    timeline.find((entry) => isMeant(entry) && entry.text.length > 0)?.text ?? [];
  const impact = saidOf(({ milestones }) => milestones.includes('impact started'));
  const cause = saidOf(({ about }) => about.some(({ type }) => type === 'root cause'));
  const update = lastOf(incident, 'updated');
  return [
    kind.length === 0 ? title : `${title} (${kind.join(', ')})`,
    `*${incident.status}*, ${severity}`,
    sinceWhen(incident, draw),
    ...(impact.length === 0 ? [] : [`*Impact*  ${words(impact, incident, draw)}`]),
    ...(cause.length === 0 ? [] : [`*Root cause*  ${words(cause, incident, draw)}`]),
    ...(update === undefined
      ? []
      : [
          `*Last update, ${inReadersZone(occurredAt(update))}*  ${words(wholeUpdate(update, incident.zone), incident, draw)}`,
        ]),
  ];
}

/** When impact began and ended, as far as that is known, and who declared the incident when. */
function sinceWhen(incident: Incident, { nameOf }: DrawContext): string {
  const { 'impact started': began, mitigated, resolved } = readIncident(incident).times;
  // Somebody may have set the status back since.
  const isBack = incident.status === 'investigating' || incident.status === 'identified';
  const times = [
    ...(began === undefined ? [] : [`impact since ${inReadersZone(began.at)}`]),
    `declared ${inReadersZone(incident.declaredAt)} by ${escaped(nameOf(incident.declaredBy))}`,
    ...(mitigated === undefined || isBack ? [] : [`mitigated ${inReadersZone(mitigated.at)}`]),
    ...(resolved === undefined || isBack ? [] : [`resolved ${inReadersZone(resolved.at)}`]),
  ];
  const [first = '', ...others] = times;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', ');
}

/** The services with where to look, and what was filled in besides. */
function about(incident: Incident, { nameOf, settings }: DrawContext): readonly string[] {
  const filled = shownFields(incident, settings.fields).flatMap(({ label, filled }) => {
    if (filled === undefined) return [];
    return [
      `*${escaped(label)}*  ${words(fieldWords(filled.value, nameOf), incident, { nameOf, settings })}`,
    ];
  });
  return [...listed('Services', serviceLines(incident.services, settings)), ...filled];
}

function whoHasWhat(incident: Incident, { nameOf }: DrawContext): readonly string[] {
  const held = holdingsOf(incident).filter(({ until }) => until === undefined);
  const rows = held.map(
    ({ role, person, from }) =>
      `*${escaped(role)}*  ${escaped(nameOf(person))}, since ${inReadersZone(from)}`,
  );
  const unable = declined(incident).map(
    ({ role, by = '', recordedAt }) =>
      `*${escaped(role)}*  ${escaped(nameOf(by))} was asked and cannot, ${inReadersZone(recordedAt)}`,
  );
  const vacant = held.some(({ role }) => role === lead) ? [] : [`*${lead}*  nobody`];
  return [...vacant, ...rows, ...unable];
}

/** Who was asked to take a role and cannot; nobody who was asked before somebody took it. */
function declined(incident: Incident) {
  return roleRequestsOf(incident).flatMap(({ role, seq, outcome }) => {
    const isTaken = holdingsOf(incident).some((each) => each.role === role && each.seq > seq);
    return outcome?.type !== 'declined' || isTaken ? [] : [{ ...outcome.declined, role }];
  });
}

function assumptions(
  incident: Incident,
  state: AssumptionVerdict | undefined,
  draw: DrawContext,
): readonly string[] {
  return readIncident(incident)
    .assumptions.filter(({ settled }) => settled?.kind === state)
    .map(
      (each) =>
        `${assumptionName(each)}  ${words(each.text, incident, draw)}${settling(each, incident, draw)}`,
    );
}

/** By what an assumption was settled, by whom and when; of one that is open, since when it is. */
function settling({ settled, openedAt }: Assumption, incident: Incident, draw: DrawContext): string {
  if (settled === undefined) return `  _(since ${inReadersZone(openedAt)})_`;
  const { evidence = [], by, at } = settled;
  const what = evidence.length === 0 ? 'no evidence was given' : words(evidence, incident, draw);
  const who = by === undefined ? '' : `${escaped(draw.nameOf(by))}, `;
  return ` → ${what}  _(${who}${inReadersZone(at)})_`;
}

/** What is owed by whom, and by when; who is to answer, and the tasks, stand in parts of their own. */
function promised(incident: Incident, { nameOf }: DrawContext): readonly string[] {
  return standingPromises(incident)
    .filter(({ kind }) => kind !== 'acknowledgement')
    .flatMap((promise) => {
      const inWords = owedInWords[promise.kind];
      const owing = whoOwes(incident, promise);
      const who = owing === undefined ? '' : `, ${escaped(nameOf(owing))}`;
      return inWords === undefined ? [] : [`${inWords(promise.of)} by ${inReadersZone(promise.due)}${who}`];
    });
}

function called(incident: Incident, { nameOf }: DrawContext): readonly string[] {
  return readIncident(incident).escalations.map((escalation) => {
    const { number, to, at, acknowledged, calls } = escalation;
    const namesOf = (targets: typeof to): string => escaped(targetNames(targets, nameOf));
    const whom = to.length === 0 ? 'nobody by name' : namesOf(to);
    const answer =
      acknowledged === undefined
        ? `no answer yet, asked ${inReadersZone(at)}`
        : `answered by ${escaped(nameOf(acknowledged.by ?? ''))}, ${inReadersZone(occurredAt(acknowledged))}`;
    const later = calls.map((call) => `then ${namesOf(call.to)} ${inReadersZone(call.recordedAt)}`);
    const next = nextCallOf(incident, escalation);
    const more =
      next === undefined ? [] : [`the next call goes to ${namesOf(next.to)}, ${inReadersZone(next.at)}`];
    return `${escalationName({ number })}  ${whom}: ${[answer, ...later, ...more].join('; ')}`;
  });
}

function tasks(incident: Incident, draw: DrawContext): readonly string[] {
  const open = readIncident(incident).followUps.filter(({ state }) => state === 'open');
  return open.map(({ number, text, owner, due }) => {
    const by = [
      owner === undefined ? 'no owner' : escaped(draw.nameOf(owner)),
      due === undefined ? 'no due date' : `due ${due}`,
    ];
    return `${followUpName({ number })}  ${words(text, incident, draw)} (${by.join(', ')})`;
  });
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const left = lines.length - MAX_LINES;
  return [`*${title}*`, ...(left > 0 ? [`…and ${left} earlier`] : []), ...lines.slice(-MAX_LINES)];
}

function words(wording: Wording, incident: Incident, { nameOf }: DrawContext): string {
  const line = writeMrkdwn(wording, nameOf, shownSecrets(incident)).replaceAll('\n', ' ');
  return shortenMrkdwn(line, MAX_WORDS);
}
