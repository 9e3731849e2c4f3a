import { say, slash } from '../../../sentence';
import { offerName, timeOffersOf } from '../../decisions/time-offers';
import type { Incident } from '../../incident/incident';
import { occurredAt } from '../../incident/incident-event';
import { emojiOf } from '../../mark-kind';
import { impactOf } from '../../milestones/impact';
import { sectionsOf } from '../../postmortem/sections';
import { inPlainText } from '../../text/plain-text';
import { formatInstant, formatInstantBeside } from '../../time/format-instant';
import { minutesBetween } from '../../time/span';
import { fillIn, type Rule, type RuleHit } from '../finding';
import { listed } from '../listed';
import { isEscalationTime } from './escalation-rules';

const unconfirmedZone: Rule = {
  id: 'T03',
  kind: 'D',
  severity: 'error',
  place: 'Issue summary',
  finds: 'Nobody confirmed the zone, and times were typed in another one',
  find: ({ zone, isZoneConfirmed, zonesSpoken }) =>
    isZoneConfirmed || zonesSpoken.length === 0
      ? []
      : [
          {
            sentence: say`Nobody confirmed that ${zone} is the incident's zone, and times were typed in ${zonesSpoken.join(' and ')}. Type ${slash(`zone ${zone}`)} to confirm it, or name the right one.`,
          },
        ],
};

const untakenTime: Rule = {
  id: 'T04',
  kind: 'D',
  severity: 'warn',
  place: 'Timeline',
  finds: 'A time that may be meant otherwise was neither taken nor kept',
  find: (incident) => {
    const offers = timeOffersOf(incident).filter((offer) => !isEscalationTime(incident, offer));
    if (offers.length === 0) return [];
    const names = listed(offers.map((offer) => offerName(offer, incident.zone)));
    const sentence = say`The words name another time than the one recorded, or one that could not be read: ${names}. Type ${slash('timeline')} and press what is meant.`;
    return [{ sentence, mends: [{ type: 'time offers', entries: offers.map(({ entry }) => entry) }] }];
  },
};

const noStartOrEnd: Rule = {
  id: 'S05',
  kind: 'D',
  severity: 'error',
  place: 'Issue summary',
  finds: 'Nothing says when impact started, or when it was resolved',
  find: (incident, times) => {
    const hits: RuleHit[] = [];
    if (times['impact started'] === undefined) {
      const sentence = say`Nothing says when impact started. Type ${slash('times')}, or react with ${emojiOf('impact started')} to the message that tells it.`;
      hits.push({ sentence, mends: [{ type: 'times' }] });
    }
    if (times.resolved === undefined && !lastsAgain(incident)) {
      const sentence = say`Nothing says when it was resolved. Type ${slash('times')}, or react with ${emojiOf('resolved')} to the message that tells it.`;
      hits.push({ sentence, mends: [{ type: 'times' }] });
    }
    return hits;
  },
};

const windowWithoutEnd: Rule = {
  id: 'S04',
  kind: 'D',
  severity: 'warn',
  place: 'Issue summary',
  finds: 'Impact was back, and nothing says when that ended; an error for the last window',
  find: (incident) => {
    const { windows, unexplained } = impactOf(incident);
    if (windows.length === 0) return [];
    const lasting = windows.length < 2 ? [] : windows.filter(({ end }) => end === undefined);
    return [
      ...lasting.map(({ start }): RuleHit => {
        const since = formatInstant(start.at, incident.zone);
        const sentence = say`Impact was back at ${since}, and nothing says when that ended. React with ${emojiOf('resolved')} to the message that tells it, or type ${slash('times')}.`;
        const hit: RuleHit = { sentence, mends: [{ type: 'times' }] };
        return start === windows.at(-1)?.start ? { ...hit, severity: 'error' } : hit;
      }),
      ...unexplained.map((reopened): RuleHit => {
        const at = formatInstant(occurredAt(reopened), incident.zone);
        const sentence = say`The incident was reopened at ${at} and closed again, and nothing says that impact was back. If it was, type ${slash('times')} and say from when until when.`;
        return { sentence, severity: 'info', mends: [{ type: 'times' }] };
      }),
    ];
  },
};

const startedTwice: Rule = {
  id: 'T12',
  kind: 'D',
  severity: 'warn',
  place: 'Issue summary',
  finds: 'A second start was marked before impact had ended',
  find: (incident) =>
    impactOf(incident).windows.flatMap(({ start, again }) => {
      const [next] = again.filter(({ at }) => minutesBetween(start.at, at) > 0);
      if (next === undefined) return [];
      const from = formatInstant(start.at, incident.zone);
      const later = formatInstantBeside(next.at, start.at, incident.zone);
      return [
        {
          sentence: say`Impact is said to have started at ${from} and again at ${later}, before it had ended. React with ${emojiOf('mitigated')} to the message that tells when it ended in between, or take back the ${emojiOf('impact started')} that is too many.`,
        },
      ];
    }),
};

const noShare: Rule = {
  id: 'I01',
  kind: 'D',
  severity: 'error',
  ifMild: 'info',
  place: 'Issue summary',
  finds: 'The share of users affected is not said; a warning where it says only “all”',
  find: (incident) => {
    const share = inPlainText(sectionsOf(incident).share.words, (person) => person).trim();
    const mends = [{ type: 'section', section: 'share' } as const];
    if (share === '') {
      const sentence = say`It is not said what share of the users was affected. ${fillIn('share')}`;
      return [{ sentence, mends }];
    }
    if (!saysAll.test(share)) return [];
    const sentence = say`The share of users affected says only that it was all of them. Say all of how many, or of which. ${fillIn('share')}`;
    return [{ severity: 'warn', sentence, mends }];
  },
};

const saysAll = /^(?:all|every(?:one|body))(?: (?:of )?(?:the |our )?(?:users|customers|of them))?[.!]?$/i;

/** Whether impact is back and nothing says that it ended. */
function lastsAgain(incident: Incident): boolean {
  const { windows } = impactOf(incident);
  return windows.length > 1 && windows.at(-1)?.end === undefined;
}

/** What zone, start, end and extent of the summary lack. */
export const summaryRules: readonly Rule[] = [
  unconfirmedZone,
  untakenTime,
  noStartOrEnd,
  windowWithoutEnd,
  startedTwice,
  noShare,
];
