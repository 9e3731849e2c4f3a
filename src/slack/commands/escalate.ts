import { type Settings, teamOf } from '../../app/settings';
import { escalate as escalateFact, escalationName } from '../../domain/escalation';
import type { Target } from '../../domain/target';
import { Refusal } from '../../errors';
import { toAsker } from '../answer';
import { takeQuoted } from '../arguments';
import { readMrkdwn } from '../mrkdwn';
import { targetsInWords } from '../views/targets';
import type { Command } from './command';

/** Brings somebody in and asks for an acknowledgement. */
export const escalate: Command = {
  name: 'escalate',
  aliases: ['page'],
  usage: 'escalate <@person, @group or team name> [reason]',
  summary: 'Brings somebody in and asks them to acknowledge',
  example: 'escalate @ana the payment queue is stuck',

  async run({ args, at, user, settings, change }) {
    const { to, reason } = takeTargets(args, settings);
    const team = teamOf(settings, user);
    const after = await change((incident) =>
      escalateFact(incident, {
        to,
        reason: readMrkdwn(reason),
        ...(team !== undefined && { team }),
        ...(at !== undefined && { at }),
      }),
    );
    const name = escalationName({ number: after.escalations.length });
    return toAsker(`Recorded as *${name}*, to ${targetsInWords(to)}.`);
  },
};

/** Everybody named at the start of the text: mentions, else the longest configured team name, else a quoted name. */
function takeTargets(text: string, settings: Settings): { to: readonly Target[]; reason: string } {
  const to: Target[] = [];
  let rest = text.trim();
  for (let next = takeMention(rest); next !== undefined; next = takeMention(rest)) {
    to.push(next.target);
    rest = next.rest;
  }
  if (to.length > 0) return { to, reason: stripSeparator(rest) };
  const named = takeTeam(rest, settings) ?? takeOutside(rest, settings);
  if (named !== undefined) return { to: [named.target], reason: stripSeparator(named.rest) };
  if (rest === '') return { to, reason: '' };
  throw unknownTeam(rest, settings);
}

type Taken = { target: Target; rest: string } | undefined;

function takeMention(text: string): Taken {
  const [whole] = /^(?:<@[UW][^<>]*>|<!subteam\^[^<>]*>)[\s,]*(?:and\s+(?=<))?/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const [piece] = readMrkdwn(whole);
  const rest = text.slice(whole.length);
  if (piece === undefined || typeof piece === 'string') return undefined;
  if ('person' in piece) return { target: { person: piece.person.split('|')[0] ?? '' }, rest };
  return 'group' in piece ? { target: { group: piece.group, name: piece.name }, rest } : undefined;
}

function takeTeam(text: string, settings: Settings): Taken {
  const quoted = takeQuoted(text);
  const name = longestTeam(quoted?.quoted ?? text.replace(/^@/, ''), settings);
  if (name === undefined) return undefined;
  const target = { team: name, people: settings.teams[name] ?? [] };
  if (quoted !== undefined)
    return quoted.quoted.length === name.length ? { target, rest: quoted.rest } : undefined;
  return { target, rest: text.replace(/^@/, '').slice(name.length) };
}

function longestTeam(text: string, settings: Settings): string | undefined {
  return Object.keys(settings.teams)
    .filter((name) => text.toLowerCase().startsWith(name.toLowerCase()))
    .filter((name) => !/^[\p{L}\p{N}]/u.test(text.slice(name.length)))
    .sort((a, b) => b.length - a.length)[0];
}

function takeOutside(text: string, settings: Settings): Taken {
  const taken = takeQuoted(text);
  if (taken === undefined || taken.quoted === '' || longestTeam(taken.quoted, settings) === taken.quoted)
    return undefined;
  return { target: { outside: taken.quoted }, rest: taken.rest };
}

function stripSeparator(text: string): string {
  return text.replace(/^\s*[,:–—-]?\s+|^\s*[,:]\s*/, '').trim();
}

function unknownTeam(text: string, settings: Settings): Refusal {
  const [first = ''] = text.split(/\s/, 1);
  const teams = Object.keys(settings.teams);
  const known = teams.length === 0 ? 'No team is configured' : `The teams are ${teams.join(', ')}`;
  return new Refusal(
    'unknown-team',
    `“${first}” is no person, group or team. ${known}. Mention somebody with @, or put the name of a vendor in quotes: \`/incident escalate "Acme Networks" packet loss\`.`,
  );
}
