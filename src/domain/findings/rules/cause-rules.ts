import { say, slash } from '../../../sentence';
import type { Incident } from '../../incident/incident';
import { markedAs } from '../../incident/marked-as';
import { emojiOf } from '../../mark-kind';
import { sectionsOf } from '../../postmortem/sections';
import { itemsOf, type Section } from '../../section';
import { inPlainText } from '../../text/plain-text';
import { isBlank } from '../../text/wording';
import { fillIn, type Rule } from '../finding';
import { isOver } from './over';

const noRootCause: Rule = {
  id: 'S03',
  kind: 'D',
  severity: 'error',
  place: 'Issue summary',
  finds: 'No root cause is given',
  find: (incident) => {
    if (isSaid(incident, 'rootCause') || markedAs(incident, 'root cause').length > 0) return [];
    return [
      {
        sentence: say`No root cause is given. React with ${emojiOf('root cause')} to the message that tells it. ${fillIn('rootCause')}`,
        mends: [{ type: 'section', section: 'rootCause' }],
      },
    ];
  },
};

const noResolution: Rule = {
  id: 'R03',
  kind: 'D',
  severity: 'error',
  place: 'Root cause and resolution',
  finds: 'Nobody wrote how the incident was resolved, and no message is marked as what mitigated it',
  find: (incident) => {
    const fixes = ['resolution', 'temporaryFix', 'permanentFix'] as const;
    // The message that says that all is fine stands there where there is no other, and is no answer.
    const isWritten = fixes.some((fix) => !isBlank(incident.written?.[fix] ?? []));
    if (isWritten || markedAs(incident, 'mitigated').length > 0) return [];
    return [
      {
        sentence: say`Nobody wrote how the incident was resolved. React with ${emojiOf('mitigated')} to the message that tells what helped. ${fillIn('resolution')}`,
        mends: [{ type: 'section', section: 'resolution' }],
      },
    ];
  },
};

const noTrigger: Rule = {
  id: 'R04',
  kind: 'D',
  severity: 'warn',
  ifMild: 'info',
  place: 'Root cause and resolution',
  finds: 'Nothing says what set the incident off, or when that was',
  find: (incident, times) => {
    // A drill is set off by whoever holds it.
    if (incident.isDrill || !isOver(incident, times) || times['triggering change'] !== undefined) return [];
    const trigger = inPlainText(sectionsOf(incident).trigger.words, () => '').trim();
    // Where nobody knows it, nobody knows its time.
    if (/^(?:unknown|not known|none|nothing|n\/a)\b/i.test(trigger)) return [];
    const sentence =
      trigger === ''
        ? say`Nothing says what set it off. Type ${slash('postmortem edit trigger')}, where “unknown” is an answer, and ${slash('times')} for when that was.`
        : say`Nothing says when what set it off happened. Type ${slash('times')} and fill in “Triggering change”.`;
    const form = { type: 'section', section: 'trigger' } as const;
    return [{ sentence, mends: [{ type: 'times' }, ...(trigger === '' ? [form] : [])] }];
  },
};

const neverIdentified: Rule = {
  id: 'R05',
  kind: 'D',
  severity: 'warn',
  ifMild: 'info',
  place: 'Root cause and resolution',
  finds: 'Nothing says when the cause was identified',
  find: (incident, times) =>
    !isOver(incident, times) || times.identified !== undefined
      ? []
      : [
          {
            sentence: say`Nothing says when the cause was identified. React with ${emojiOf('root cause')} to the message that tells it, or type ${slash('times')}.`,
            mends: [{ type: 'times' }],
          },
        ],
};

const singleCause: Rule = {
  id: 'L08',
  kind: 'H',
  severity: 'info',
  ifMild: 'nothing',
  place: 'Root cause and resolution',
  finds: 'Exactly one cause and no contributing factor',
  find: (incident, times) => {
    if (!isOver(incident, times) || isSaid(incident, 'factors')) return [];
    if (itemsOf(sectionsOf(incident).rootCause.words).length !== 1) return [];
    const text = inPlainText(sectionsOf(incident).rootCause.words, () => '');
    // Whoever joins sentences so names several.
    if (/;|\b(?:and|because|also|besides|together)\b|[.!?]\s+\S/i.test(text.trim())) return [];
    return [
      {
        sentence: say`One cause is given and no contributing factor. Say what made it possible, worse or longer, if anything did. ${fillIn('factors')}`,
        mends: [{ type: 'section', section: 'factors' }],
      },
    ];
  },
};

function isSaid(incident: Incident, section: Section): boolean {
  return !isBlank(sectionsOf(incident)[section].words);
}

/** What cause and resolution lack. */
export const causeRules: readonly Rule[] = [
  noRootCause,
  noResolution,
  noTrigger,
  neverIdentified,
  singleCause,
];
