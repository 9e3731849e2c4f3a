import { type Incident, incidentName } from '../../../domain/incident/incident';
import { occurredAt, type Recorded } from '../../../domain/incident/incident-event';
import {
  type Holding,
  holdersOf,
  holdingsOf,
  type RoleRequest,
  roleRequestsOf,
} from '../../../domain/ledger/role';
import type { PersonId } from '../../../domain/person';
import { lead, roleNamed } from '../../../domain/role';
import { shownSecrets, shownTitle } from '../../../domain/timeline/secret-places';
import {
  actions,
  type BlockMessage,
  button,
  context,
  type DrawContext,
  paragraphs,
  section,
} from '../../block-kit/message';
import { haveItAction, unableAction } from '../../buttons/roles';
import { inReadersZone } from '../../text/instants';
import { escaped, mention, shortenMrkdwn, writeMrkdwn } from '../../text/mrkdwn';
import { briefParts } from './brief';

/** How much of why somebody is asked is said again. */
const MAX_REASON = 1_000;

/** The channel message that asks somebody to take a role; once that is settled, what came of it. `then` is the incident as it stood. */
export function drawRoleRequest(
  incident: Incident,
  event: Recorded<'role-asked'>,
  { byLine, draw, then }: { byLine: string; draw: DrawContext; then: Incident },
): BlockMessage {
  const request = roleRequestsOf(incident).find(({ seq }) => seq === event.seq);
  if (request === undefined) return message('*Withdrawn.* This no longer counts.', [], [context(byLine)]);
  // What was handed over is what was known then.
  const brief = request.isHandOver ? briefParts(then, draw) : [];
  const reason = reasonOf(request, incident, draw);
  if (request.outcome !== undefined) {
    return message(`${cameOf(request, draw)}${reason}`, brief, [context(byLine)]);
  }
  const who = request.by === undefined ? 'Firelog' : escaped(draw.nameOf(request.by));
  const text = `${mention(request.to)}, ${who} ${whatIsAsked(request, incident)}${reason}`;
  const haveIt = button(haveItAction, 'I have it', `${incident.number}:${event.seq}`);
  const meaning = meaningOf(request.role, draw);
  return message(text, brief, [
    actions([
      { ...haveIt, style: 'primary' },
      button(unableAction, 'I can’t', `${incident.number}:${event.seq}`),
    ]),
    context(`${byLine}${meaning === '' ? '' : ` · ${meaning}`}`),
  ]);
}

function message(text: string, brief: readonly string[], below: BlockMessage['blocks']): BlockMessage {
  return { text, blocks: [section(text), ...brief.map(section), ...below] };
}

function whatIsAsked({ role, isHandOver, by }: RoleRequest, incident: Incident): string {
  const name = incidentName(incident);
  const leads = holdersOf(incident, lead).some(({ person }) => person === by);
  if (isHandOver && leads)
    return `hands over the lead of ${name} to you. It is yours once you press *I have it*.`;
  const what = isHandOver
    ? `take over the lead of ${name}`
    : role === lead
      ? `lead ${name}`
      : `take the role *${escaped(role)}* in ${name}`;
  return `asks you to ${what}. It is yours once you press *I have it*.`;
}

function cameOf({ role, outcome, to }: RoleRequest, { nameOf }: DrawContext): string {
  const what = `the role *${escaped(role)}*`;
  if (outcome?.type === 'replaced') {
    const next = escaped(nameOf(outcome.asked.to));
    return `*${next} was asked instead* of ${escaped(nameOf(to))} to take ${what}.`;
  }
  if (outcome?.type === 'declined') {
    return `*${escaped(nameOf(to))} cannot* take ${what}, ${inReadersZone(outcome.declined.recordedAt)}.`;
  }
  if (outcome === undefined) return '';
  const { by = '' } = outcome.taken;
  const has = `*${escaped(nameOf(by))} has it* since ${inReadersZone(occurredAt(outcome.taken))}: ${what}.`;
  return outcome.type === 'accepted' ? has : `${has} ${escaped(nameOf(to))} was asked and need not answer.`;
}

function reasonOf({ reason }: RoleRequest, incident: Incident, { nameOf }: DrawContext): string {
  if (reason.length === 0) return '';
  return `\n${shortenMrkdwn(writeMrkdwn(reason, nameOf, shownSecrets(incident)), MAX_REASON)}`;
}

/** What whoever asked somebody to take a role is told where they cannot. */
export function drawDeclined(request: RoleRequest, { nameOf, settings }: DrawContext): BlockMessage {
  const { role, to, by } = request;
  const asker = by === undefined ? '' : `${mention(by)}: `;
  const how = role === lead ? 'lead' : `role ${role}`;
  const typed = `/${settings.command} ${how}`;
  return paragraphs(
    `${asker}${escaped(nameOf(to))} cannot take the role *${escaped(role)}*. Ask somebody else, \`${typed} @person\`, or take it yourself: \`${typed}\`.`,
  );
}

/** The channel message that somebody took a role. */
export function drawRoleTaken(
  incident: Incident,
  event: Recorded<'role-taken'>,
  { byLine, draw }: { byLine: string; draw: DrawContext },
): BlockMessage {
  const holding = holdingsOf(incident).find(({ seq }) => seq === event.seq);
  const { role } = event;
  const former = holding?.former ?? [];
  const who = escaped(draw.nameOf(event.by ?? ''));
  const has =
    role === lead ? `${who} leads ${incidentName(incident)}` : `${who} has the role ${escaped(role)}`;
  const before = former.map(draw.nameOf).map(escaped).join(', ');
  const text = before === '' ? `*${has}.*` : `*${has}*, in place of ${before}.`;
  return message(text, [], [context(byLine)]);
}

/** The channel message that somebody gave a role up. */
export function drawRoleLeft(
  incident: Incident,
  { role, by = '' }: Recorded<'role-left'>,
  { byLine, draw }: { byLine: string; draw: DrawContext },
): BlockMessage {
  const who = `*${escaped(draw.nameOf(by))} stepped down as ${escaped(role)}.*`;
  const how = role === lead ? 'lead' : `role ${escaped(role)}`;
  const vacant =
    holdersOf(incident, role).length > 0
      ? ''
      : ` Nobody has the role now; whoever takes it types \`/${draw.settings.command} ${how}\`.`;
  return message(`${who}${vacant}`, [], [context(byLine)]);
}

/** What somebody alone is told: that they have a role and what it means, or that somebody took theirs. */
export function drawRoleNews(
  incident: Incident,
  { holding, to }: { holding: Holding; to: PersonId },
  draw: DrawContext,
): BlockMessage {
  const { role, person, from } = holding;
  const name = incidentName(incident);
  const title = `${name}: ${escaped(shownTitle(incident))}${incident.isDrill ? ' (drill)' : ''}`;
  const where = incident.channel === undefined ? '' : ` <#${incident.channel.id}>`;
  const since = inReadersZone(from);
  const what = role === lead ? 'lead' : `have the role ${escaped(role)} in`;
  if (to !== person) {
    const who = escaped(draw.nameOf(person));
    return paragraphs(
      `*${who} has the role ${escaped(role)} of ${title}*, since ${since}. You have it no longer.${where}`,
    );
  }
  const typed = (command: string): string => `\`/${draw.settings.command} ${command}\``;
  const others =
    role === lead
      ? [
          `${typed(`brief ${name}`)} shows how it stands`,
          `${typed(`hand-over ${name} @person`)} asks somebody to take over`,
        ]
      : [];
  const means = [
    meaningOf(role, draw),
    [...others, `${typed(`step-down ${name} ${escaped(role)}`)} gives it up`].join(', '),
  ];
  return paragraphs(
    `*You ${what} ${title}*, since ${since}.${where}`,
    means
      .filter((each) => each !== '')
      .join('. ')
      .concat('.'),
  );
}

/** `The lead decides what is done next`; empty where the settings do not say. */
function meaningOf(role: string, { settings }: DrawContext): string {
  const { text } = roleNamed(role, settings.roles);
  return text === '' ? '' : `Whoever has the role ${escaped(role)} ${escaped(text)}`;
}
