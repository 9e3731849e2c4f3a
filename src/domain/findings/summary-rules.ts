import { say, slash } from '../../sentence';
import { offerName, timeOffersOf } from '../decisions/time-offers';
import type { Incident } from '../incident/incident';
import { occurredAt } from '../incident/incident-event';
import { markedAs } from '../incident/marked-as';
import { emojiOf } from '../mark-kind';
import { impactOf } from '../milestones/impact';
import { inPlainText } from '../text/plain-text';
import { isBlank, type Wording } from '../text/wording';
import { formatInstant, formatInstantBeside } from '../time/format-instant';
import { minutesBetween } from '../time/span';
import { fillIn, type Rule, type RuleHit } from './finding';

const noRootCause: Rule = {
  id: 'S03',
  severity: 'error',
  place: 'Issue summary',
  find: (incident) => {
    if (isSaid(incident.written?.rootCause) || hasMark(incident)) return [];
    const mend = fillIn('Root cause', incident);
    return [
      {
        sentence: say`No root cause is given. React with ${emojiOf('root cause')} to the message that tells it. ${mend}`,
      },
    ];
  },
};

const noStart: Rule = {
  id: 'S05',
  severity: 'error',
  place: 'Issue summary',
  find: (_, times) =>
    times['impact started'] === undefined
      ? [
          {
            sentence: say`Nothing says when impact started. Type ${slash('times')}, or react with ${emojiOf('impact started')} to the message that tells it.`,
          },
        ]
      : [],
};

const noEnd: Rule = {
  id: 'S05',
  severity: 'error',
  place: 'Issue summary',
  find: (incident, times) =>
    times.resolved === undefined && !lastsAgain(incident)
      ? [
          {
            sentence: say`Nothing says when it was resolved. Type ${slash('times')}, or react with ${emojiOf('resolved')} to the message that tells it.`,
          },
        ]
      : [],
};

const noShare: Rule = {
  id: 'I01',
  severity: 'error',
  place: 'Issue summary',
  find: (incident) => {
    const share = inPlainText(incident.written?.share ?? [], (person) => person).trim();
    const mend = fillIn('Share of users affected', incident);
    if (share === '')
      return [{ sentence: say`It is not said what share of the users was affected. ${mend}` }];
    if (
      !/^(?:all|every(?:one|body))(?: (?:of )?(?:the |our )?(?:users|customers|of them))?[.!]?$/i.test(share)
    )
      return [];
    const sentence = say`The share of users affected says only that it was all of them. Say all of how many, or of which. ${mend}`;
    return [{ severity: 'warn', sentence }];
  },
};

const noDetection: Rule = {
  id: 'D01',
  severity: 'error',
  place: 'Detection',
  find: (incident) => {
    if (isSaid(incident.written?.detection) || hasMark(incident, 'detected')) return [];
    const mend = fillIn('How it was detected', incident);
    const sentence = say`It is not said how the incident was detected. React with ${emojiOf('detected')} to the alert or the report. ${mend}`;
    return [{ sentence }];
  },
};

const unconfirmedZone: Rule = {
  id: 'T03',
  severity: 'error',
  place: 'Issue summary',
  find: ({ zone, isZoneConfirmed, zonesSpoken }) =>
    isZoneConfirmed || zonesSpoken.length === 0
      ? []
      : [
          {
            sentence: say`Nobody confirmed that ${zone} is the incident's zone, and times were typed in ${zonesSpoken.join(' and ')}. Type ${slash(`zone ${zone}`)} to confirm it, or name the right one.`,
          },
        ],
};

/** So many of them are named. */
const MAX_NAMED = 5;

const untakenTime: Rule = {
  id: 'T04',
  severity: 'warn',
  place: 'Timeline',
  find: (incident) => {
    const offers = timeOffersOf(incident);
    if (offers.length === 0) return [];
    const named = offers.slice(0, MAX_NAMED).map((offer) => offerName(offer, incident.zone));
    const more = offers.length > MAX_NAMED ? [`${offers.length - MAX_NAMED} more`] : [];
    const list = new Intl.ListFormat('en-GB').format([...named, ...more]);
    const sentence = say`The words name another time than the one recorded, or one that could not be read: ${list}. Type ${slash('timeline')} and press what is meant.`;
    return [{ sentence }];
  },
};

const endBeforeStart: Rule = {
  id: 'T11',
  severity: 'error',
  place: 'Issue summary',
  find: (_, times) => {
    const start = times['impact started'];
    return (['mitigated', 'resolved'] as const).flatMap((end) => {
      const reached = times[end];
      if (start === undefined || reached === undefined || minutesBetween(start.at, reached.at) >= 0)
        return [];
      return [
        {
          sentence: say`Impact is said to have started after it was ${end}. Type ${slash('times')} and correct one of the two, or take back the wrong mark.`,
        },
      ];
    });
  },
};

const windowWithoutEnd: Rule = {
  id: 'S04',
  severity: 'warn',
  place: 'Issue summary',
  find: (incident) => {
    const { windows, unexplained } = impactOf(incident);
    if (windows.length === 0) return [];
    const lasting = windows.length < 2 ? [] : windows.filter(({ end }) => end === undefined);
    return [
      ...lasting.map(({ start }): RuleHit => {
        const since = formatInstant(start.at, incident.zone);
        const sentence = say`Impact was back at ${since}, and nothing says when that ended. React with ${emojiOf('resolved')} to the message that tells it, or type ${slash('times')}.`;
        return start === windows.at(-1)?.start ? { sentence, severity: 'error' } : { sentence };
      }),
      ...unexplained.map((reopened): RuleHit => {
        const at = formatInstant(occurredAt(reopened), incident.zone);
        const sentence = say`The incident was reopened at ${at} and closed again, and nothing says that impact was back. If it was, type ${slash('times')} and say from when until when.`;
        return { sentence, severity: 'info' };
      }),
    ];
  },
};

const startedTwice: Rule = {
  id: 'T12',
  severity: 'warn',
  place: 'Issue summary',
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

/** Whether impact is back and nothing says that it ended. */
function lastsAgain(incident: Incident): boolean {
  const { windows } = impactOf(incident);
  return windows.length > 1 && windows.at(-1)?.end === undefined;
}

/** What the summary and the detection lack. */
export const summaryRules: readonly Rule[] = [
  unconfirmedZone,
  untakenTime,
  endBeforeStart,
  noStart,
  noEnd,
  windowWithoutEnd,
  startedTwice,
  noShare,
  noRootCause,
  noDetection,
];

function isSaid(words: Wording | undefined): boolean {
  return words !== undefined && !isBlank(words);
}

function hasMark(incident: Incident, kind: 'root cause' | 'detected' = 'root cause'): boolean {
  return markedAs(incident, kind).length > 0;
}
