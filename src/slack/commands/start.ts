import { incidentName } from '../../domain/incident';
import { parseSeverity, type Severity, severityOf } from '../../domain/severity';
import { inPlainText } from '../../domain/wording';
import { toAsker } from '../answer';
import { takeFlag, takeWord } from '../arguments';
import { declareView, usualSeverity } from '../modals/declare';
import { escaped, readMrkdwn } from '../mrkdwn';
import type { Command } from './command';

/** Declares an incident at once, or opens the modal when there is no title. */
export const start: Command = {
  name: 'start',
  aliases: ['declare', 'new'],
  usage: 'start [sev1…sev4] [--private] [--drill] [--at <when impact began>] <title>',
  summary: 'Declares an incident; without a title it asks for everything',
  example: 'start sev2 Checkout answers 500',

  async run({ args, at, channel, settings, nameOf, declare }) {
    const isPrivate = takeFlag(args, 'private');
    const isDrill = takeFlag(isPrivate.rest, 'drill');
    const { severity, rest } = takeSeverity(isDrill.rest);
    if (rest === '')
      return {
        open: declareView(settings, channel, {
          isPrivate: isPrivate.found,
          isDrill: isDrill.found,
          ...(severity !== undefined && { severity }),
        }),
      };
    const incident = await declare({
      title: inPlainText(readMrkdwn(rest), nameOf),
      severity: severity ?? usualSeverity,
      isPrivate: isPrivate.found,
      isDrill: isDrill.found,
      from: channel,
      ...(at !== undefined && { began: at }),
    });
    const name = incidentName(incident);
    return toAsker(
      `*${name} is declared* as ${incident.severity}: ${escaped(incident.title)}. Its channel is being opened, and you are invited.`,
    );
  },
};

/** A severity at the start or alone; a word that begins like one but is none is refused. */
function takeSeverity(text: string): { severity?: Severity; rest: string } {
  const { word, rest } = takeWord(text);
  if (!/^sev(?:erity)?[- ]?\d*$/i.test(word)) return { rest: text };
  const split = /^sev(?:erity)?$/i.test(word) ? takeWord(rest) : { word, rest };
  if (/^sev(?:erity)?$/i.test(word) && severityOf(split.word) === undefined && !/^\d+$/.test(split.word)) {
    return { rest: text };
  }
  return { severity: parseSeverity(split.word), rest: split.rest };
}
