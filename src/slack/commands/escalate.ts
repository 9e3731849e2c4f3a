import type { Settings } from '../../app/settings';
import { escalationName, escalationsOf } from '../../domain/ledger/escalation';
import { nextCallOf } from '../../domain/promises/climb';
import type { Target } from '../../domain/target';
import { excerpt } from '../../domain/text/excerpt';
import { inPlainText } from '../../domain/text/plain-text';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { helpAskedBy, targetsNamed } from '../interactions/escalation-request';
import { takeQuoted } from '../text/arguments';
import { MENTION } from '../text/ids';
import { readReferences } from '../text/inline';
import { atTime } from '../text/instants';
import { escaped } from '../text/mrkdwn';
import { readTyped } from '../text/read-mrkdwn';
import { nextCallInWords, targetsInWords } from '../text/targets';

/** Brings somebody in and asks for an acknowledgement. */
export const escalate: Command = {
  name: 'escalate',
  aliases: ['page'],
  usage: 'escalate <@person, @group or team name> [reason]',
  isEssential: true,
  summary: 'Brings somebody in and asks them to acknowledge',
  example: 'escalate @ana the payment queue is stuck',

  async run({ args, at, now, user, settings, whoIs, change }) {
    const { to, reason } = takeTargets(args, settings);
    const request = { to, reason: readTyped(reason), ...(at !== undefined && { at }) };
    const after = await change(await helpAskedBy({ user, settings, whoIs }, request));
    const made = { number: after.escalations.length };
    const said = `Recorded as *${escalationName(made)}*, to ${targetsInWords(to)}${atTime(at, after.zone, now)}.`;
    const escalation = escalationsOf(after).find(({ number }) => number === made.number);
    const next = escalation && nextCallOf(after, escalation);
    return toAsker(next === undefined ? said : `${said} ${nextCallInWords(next, targetsInWords(next.to))}`);
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
  refuseEverybody(rest);
  if (to.length > 0) return { to, reason: stripSeparator(rest) };
  const named = takeNamed(rest, settings);
  if (named !== undefined) return { to: named.targets, reason: stripSeparator(named.rest) };
  if (rest === '') return { to, reason: '' };
  throw unknownTeam(rest, settings);
}

/** Slack delivers `@here` as `<!here>` where it encodes what was typed. */
function refuseEverybody(text: string): void {
  const [, encoded, typed] =
    /^(?:<!(here|channel|everyone)[^<>]*>|@(here|channel|everyone)\b)/i.exec(text) ?? [];
  const name = encoded ?? typed;
  if (name === undefined) return;
  throw new Refusal(
    'escalated-to-everybody',
    say`“@${name.toLowerCase()}” calls whoever happens to be there, and asks nobody in particular. Mention a person or a group, or name a team: ${slash('escalate @ana the payment queue is stuck')}.`,
  );
}

type Taken = { target: Target; rest: string } | undefined;

const leadingMention = new RegExp(String.raw`^(?:${MENTION}|<!subteam\^[^<>]*>)[\s,]*(?:and\s+(?=<))?`);

function takeMention(text: string): Taken {
  const [whole] = leadingMention.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const [piece] = readReferences(whole);
  const rest = text.slice(whole.length);
  if (piece === undefined || typeof piece === 'string') return undefined;
  if ('person' in piece) return { target: { person: piece.person }, rest };
  return 'group' in piece ? { target: { group: piece.group, name: piece.name }, rest } : undefined;
}

function takeNamed(
  text: string,
  settings: Settings,
): { targets: readonly Target[]; rest: string } | undefined {
  const quoted = takeQuoted(text);
  if (quoted !== undefined) {
    if (quoted.quoted === '') return undefined;
    const name = inPlainText(readReferences(quoted.quoted), (person) => person);
    return { targets: targetsNamed(name, settings), rest: quoted.rest };
  }
  const words = text.replace(/^@/, '');
  const name = longestTeam(words, settings);
  if (name === undefined) return undefined;
  return { targets: targetsNamed(name, settings), rest: words.slice(escaped(name).length) };
}

/** The text is as Slack encodes it: a team called R&D stands in it as `R&amp;D`. */
function longestTeam(text: string, settings: Settings): string | undefined {
  return Object.keys(settings.teams)
    .filter((name) => text.toLowerCase().startsWith(escaped(name).toLowerCase()))
    .filter((name) => !/^[\p{L}\p{N}]/u.test(text.slice(escaped(name).length)))
    .sort((a, b) => b.length - a.length)[0];
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
    say`“${excerpt(first)}” is no person, group or team. ${known}. Mention somebody with @, or put the name of a vendor in quotes: ${slash('escalate "Acme Networks" packet loss')}.`,
  );
}
