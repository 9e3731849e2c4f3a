import { distance } from 'fastest-levenshtein';
import { unnamedIn } from '../../domain/decisions/name-title';
import { defaultSeverity, takeSeverity } from '../../domain/severity';
import { excerpt } from '../../domain/text/excerpt';
import { inPlainText } from '../../domain/text/plain-text';
import { Refusal } from '../../errors';
import { fieldsOffer } from '../buttons/fields';
import { severityQuestion } from '../buttons/set-severity';
import { toAsker, withMore } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { beganFields, declaredInWords, declareView } from '../modals/declare';
import { askAboutBegin } from '../request/open-time';
import { takeFlag } from '../text/arguments';
import { readReferences } from '../text/inline';

/** Declares an incident at once, or opens the modal when there is no title. */
export const start: Command = {
  name: 'start',
  aliases: ['declare', 'new'],
  usage: 'start [severity] [--private] [--drill] [--at <when impact began>] <title>',
  isEssential: true,
  summary: 'Declares an incident; without a title it asks for everything',
  isAboutNone: true,
  example: 'start sev2 Checkout answers 500',

  async run({
    args,
    at,
    time,
    now,
    channel,
    respondAt,
    settings,
    nameOf,
    isNameAtHand,
    newZoneAtHand,
    declare,
  }) {
    const isPrivate = takeFlag(args, 'private');
    const isDrill = takeFlag(isPrivate.rest, 'drill');
    const { severity, unknown, rest } = takeSeverity(isDrill.rest, settings.severities);
    refuseStrayFlag(rest);
    if (rest === '' || rest === unknown) {
      return {
        open: declareView(settings, channel, newZoneAtHand(), {
          isPrivate: isPrivate.found,
          isDrill: isDrill.found,
          respondAt,
          beganTyped: time.unread?.typed,
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
      severity: severity ?? defaultSeverity(settings.severities),
      isPrivate: isPrivate.found,
      isDrill: isDrill.found,
      from: channel,
      ...beganFields(time, newZoneAtHand()),
    });
    const said = declaredInWords(incident);
    const open = askAboutBegin(incident, time, now);
    if (unknown === undefined) {
      const answer = open === undefined ? toAsker(said) : withMore(toAsker(said), open);
      const owed = fieldsOffer(incident, settings);
      return owed === undefined ? answer : withMore(answer, owed);
    }
    // A press replaces the message with its button, and each question is to stay until it is answered.
    const say = severityQuestion(incident, { said, unknown, settings });
    return { say, to: 'asker', ...(open !== undefined && { beside: open }) };
  },
};

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
