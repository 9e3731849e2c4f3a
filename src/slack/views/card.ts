import type { Button, KnownBlock } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { assumptionName } from '../../domain/ledger/assumption';
import { escalationName } from '../../domain/ledger/escalation';
import { calledBy } from '../../domain/ledger/ladder';
import type { ImpactWindow } from '../../domain/milestones/impact';
import { standingPromises } from '../../domain/promises/promises';
import { publishedAt, reviewOf } from '../../domain/review/review';
import { lead } from '../../domain/role';
import { severityInWords } from '../../domain/severity';
import { inPlainText } from '../../domain/text/plain-text';
import { masked } from '../../domain/text/secrets/masked';
import { shownSecrets, shownTitle } from '../../domain/timeline/secret-places';
import { actions, type BlockMessage, button, context, type DrawContext, section } from '../block-kit/message';
import { cardButtons } from '../buttons';
import { inReadersZone } from '../text/instants';
import { escaped, link, mention, shorten } from '../text/mrkdwn';
import { targetsInWords } from '../text/targets';
import { owedInWords } from './ledger/owed';
import { reviewInWords } from './review/review-state';
import { serviceLines } from './services';
import { drawWelcome } from './welcome';

/** How much of an assumption the card shows. */
const MAX_LINE = 150;
/** How many assumptions and escalations the card lists; the newest are the ones that matter. */
const MAX_LINES = 8;

/** The pinned card: where the incident stands, at a glance. */
export function drawCard(incident: Incident, { settings }: DrawContext): BlockMessage {
  const name = incidentName(incident);
  const blocks: KnownBlock[] = [
    {
      type: 'header',
      text: { type: 'plain_text', text: shorten(`${name}: ${shownTitle(incident)}`, 150), emoji: false },
    },
    section(facts(incident, severityInWords(incident.severity, settings.severities))),
    context(times(incident)),
    ...drawWelcome(incident, settings),
    ...lines('Services', serviceLines(incident.services, settings)),
    ...lines('Open assumptions', openAssumptions(incident)),
    ...lines('Waiting for an answer', unanswered(incident)),
    ...draft(incident),
    ...buttonRow(incident, settings),
    context(marks(settings.emoji)),
  ];
  return {
    text: `${name}: ${escaped(shownTitle(incident))} (${incident.severity}, ${incident.status})`,
    blocks,
  };
}

/** A canceled incident has no buttons, and Slack takes no empty row. */
function buttonRow(incident: Incident, settings: DrawContext['settings']): readonly KnownBlock[] {
  const row = cardButtons(incident, settings).map(({ action, label, isNext }): Button => {
    const drawn = button(action, label, String(incident.number));
    return isNext?.(incident) === true ? { ...drawn, style: 'primary' } : drawn;
  });
  return row.length === 0 ? [] : [actions(row)];
}

/** How bad it is, where it stands, who leads, and what is promised next. */
function facts(incident: Incident, severity: string): string {
  const rows = [
    `*Severity*  ${escaped(severity)}`,
    `*Status*  ${incident.status}${incident.isDrill ? ' (drill)' : ''}`,
    ...roles(incident),
    ...nextPromise(incident),
  ];
  const { windows } = readIncident(incident).impact;
  if (windows.length > 1) rows.push(...impactRows(windows));
  return rows.join('\n');
}

/** What was promised and is due next; what was asked for already stands in the thread. */
function nextPromise(incident: Incident): readonly string[] {
  for (const { kind, of, asked, due } of standingPromises(incident)) {
    const inWords = owedInWords[kind];
    const isAsked = asked.some((each) => each.due === due);
    if (inWords !== undefined && !isAsked) return [`*Next*  ${inWords(of)} by ${inReadersZone(due)}`];
  }
  return [];
}

/** Since when, in small print, with the zone in which times are typed. */
function times(incident: Incident): string {
  const reached = readIncident(incident).times;
  const { windows } = readIncident(incident).impact;
  const shown = windows.length > 1 ? [] : (['impact started', 'mitigated', 'resolved'] as const);
  const parts = shown.flatMap((milestone) => {
    const time = reached[milestone];
    const name = `${milestone.charAt(0).toUpperCase()}${milestone.slice(1)}`;
    return time === undefined ? [] : [`${name} ${inReadersZone(time.at)}`];
  });
  const declared = `Declared ${inReadersZone(incident.declaredAt)} by ${mention(incident.declaredBy)}`;
  return [declared, ...parts, `Times are typed in ${escaped(incident.zone)}`].join(' · ');
}

/** Who leads, and who has another role. */
function roles(incident: Incident): readonly string[] {
  const held = readIncident(incident).roles.filter(({ until }) => until === undefined);
  const rows = held.map(({ role, person, from }) => {
    return `*${escaped(role.charAt(0).toUpperCase() + role.slice(1))}*  ${mention(person)}, since ${inReadersZone(from)}`;
  });
  return held.some(({ role }) => role === lead) ? rows : ['*Lead*  nobody', ...rows];
}

/** A row for each of several impact windows, the newest where there are too many. */
function impactRows(windows: readonly ImpactWindow[]): readonly string[] {
  const left = windows.length - MAX_LINES;
  const rows = windows.slice(-MAX_LINES).map(({ start, end }, index) => {
    const name = left <= 0 && index === 0 ? 'Impact' : 'Impact again';
    const until = end === undefined ? 'not ended yet' : `until ${inReadersZone(end.at)}`;
    return `*${name}*  ${inReadersZone(start.at)}, ${until}`;
  });
  return left > 0 ? [`…and ${left} earlier times of impact`, ...rows] : rows;
}

function openAssumptions(incident: Incident): readonly string[] {
  return readIncident(incident)
    .assumptions.filter((assumption) => assumption.settled === undefined)
    .map((assumption) => {
      const text = shorten(
        inPlainText(masked(assumption.text, shownSecrets(incident)), () => '…'),
        MAX_LINE,
      );
      return `${assumptionName(assumption)}  ${escaped(text)}`;
    });
}

function unanswered(incident: Incident): readonly string[] {
  return readIncident(incident)
    .escalations.filter((escalation) => escalation.acknowledged === undefined && escalation.to.length > 0)
    .map((escalation) => `${escalationName(escalation)}  ${targetsInWords(calledBy(escalation))}`);
}

function lines(title: string, all: readonly string[]): readonly KnownBlock[] {
  if (all.length === 0) return [];
  const left = all.length - MAX_LINES;
  const more = left > 0 ? [`…and ${left} earlier`] : [];
  return [section([`*${title}*`, ...more, ...all.slice(-MAX_LINES)].join('\n'))];
}

/** The newest draft, and where the postmortem stands once somebody brought it further. */
function draft(incident: Incident): readonly KnownBlock[] {
  const newest = incident.drafts.at(-1);
  const drafted =
    newest === undefined || newest.link === ''
      ? []
      : [link(newest.link, `draft, revision ${newest.revision}`)];
  const at = reviewOf(incident).publication === undefined ? undefined : publishedAt(incident);
  const published = at === undefined || at === newest?.link ? [] : [link(at, 'published page')];
  const rows = [...drafted, ...published, ...[reviewInWords(incident)].flatMap((state) => state ?? [])];
  return rows.length === 0 ? [] : [section(`*Postmortem*  ${rows.join(' · ')}`)];
}

function marks(emoji: DrawContext['settings']['emoji']): string {
  const shown = ['entry', 'impact started', 'assumption', 'root cause', 'resolved'] as const;
  const legend = shown.map((kind) => `:${emoji[kind]}: ${kind}`).join('   ');
  return `React to a message to put it on record:   ${legend}`;
}
