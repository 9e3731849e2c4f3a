import { distance } from 'fastest-levenshtein';
import { unnamedIn } from '../../domain/decisions/name-title';
import { incidentName } from '../../domain/incident/incident';
import { parseSeverity, type Severity } from '../../domain/severity';
import { excerpt } from '../../domain/text/excerpt';
import { inPlainText } from '../../domain/text/plain-text';
import { shownTitle } from '../../domain/timeline/secret-places';
import { Refusal } from '../../errors';
import { toAsker, withMore } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { beganFields, DEFAULT_SEVERITY, declareView } from '../modals/declare';
import { askAboutBegin } from '../request/open-time';
import { takeFlag } from '../text/arguments';
import { readReferences } from '../text/inline';
import { escaped } from '../text/mrkdwn';

/** Declares an incident at once, or opens the modal when there is no title. */
export const start: Command = {
  name: 'start',
  aliases: ['declare', 'new'],
  usage: 'start [sev1…sev4] [--private] [--drill] [--at <when impact began>] <title>',
  summary: 'Declares an incident; without a title it asks for everything',
  isAboutNone: true,
  example: 'start sev2 Checkout answers 500',

  async run({ args, at, time, now, channel, settings, nameOf, isNameAtHand, newZoneAtHand, declare }) {
    const isPrivate = takeFlag(args, 'private');
    const isDrill = takeFlag(isPrivate.rest, 'drill');
    const { severity, rest } = takeSeverity(isDrill.rest);
    refuseStrayFlag(rest);
    if (rest === '') {
      return {
        open: declareView(settings, channel, newZoneAtHand().zone, {
          isPrivate: isPrivate.found,
          isDrill: isDrill.found,
          ...(severity !== undefined && { severity }),
          ...(at !== undefined && { began: at }),
        }),
      };
    }
    const words = readReferences(rest);
    const unnamed = unnamedIn(words, nameOf, isNameAtHand);
    const incident = await declare({
      title: inPlainText(words, nameOf),
      ...(unnamed.length > 0 && { unnamed }),
      severity: severity ?? DEFAULT_SEVERITY,
      isPrivate: isPrivate.found,
      isDrill: isDrill.found,
      from: channel,
      ...beganFields(time, newZoneAtHand()),
    });
    const name = incidentName(incident);
    const answer = toAsker(
      `*${name} is declared* as ${incident.severity}: ${escaped(shownTitle(incident))}. Its channel is being opened, and you are invited.`,
    );
    const open = askAboutBegin(incident, time, now);
    return open === undefined ? answer : withMore(answer, open);
  },
};

/** A severity at the start, as `sev2`, `SEV-2:` or `severity 2`; a number alone belongs to the title. */
function takeSeverity(text: string): { severity?: Severity; rest: string } {
  const [whole, number] = /^sev(?:erity)?[- ]?(\d+)[:,]?(?:\s+|$)/i.exec(text) ?? [];
  if (whole === undefined) return { rest: text };
  return { severity: parseSeverity(`sev${number}`), rest: text.slice(whole.length) };
}

/** A slip in `--private` would open to everybody what was meant for a few; it is asked about instead. */
function refuseStrayFlag(text: string): void {
  for (const { 0: found, 1: name = '', index } of text.matchAll(/(?:--?|[—–−‐‑])([a-z][\w-]*)/gi)) {
    const isSlip = ['private', 'drill'].some((flag) => distance(flag, name.slice(0, 40).toLowerCase()) <= 2);
    if (index > 0 && !(isSlip && /\s/.test(text.charAt(index - 1)))) continue;
    throw new Refusal(
      'unknown-flag',
      `There is no “${excerpt(found)}”, and nothing was declared. The flags are \`--private\`, \`--drill\` and \`--at 10:42\`.`,
    );
  }
}
