import { say, slash } from '../../../sentence';
import { type TimeOffer, timeOffersOf } from '../../decisions/time-offers';
import type { Incident } from '../../incident/incident';
import { entryKeyOf } from '../../incident/incident-event';
import { escalationName, escalationsOf } from '../../ledger/escalation';
import { sectionsOf } from '../../postmortem/sections';
import { inPlainText } from '../../text/plain-text';
import { minutesBetween } from '../../time/span';
import type { Rule, RuleHit } from '../finding';
import { listed, verb } from '../listed';

/** After so many minutes of a full outage help is late. */
const MAX_ALONE = 60;

/** Whether the time that was offered is that of an escalation, which has a rule of its own. */
export function isEscalationTime(incident: Incident, { entry }: Pick<TimeOffer, 'entry'>): boolean {
  return incident.escalations.some(
    (origin) => 'typed' in origin && entryKeyOf({ seq: origin.typed }) === entry,
  );
}

const noTime: Rule = {
  id: 'E02',
  kind: 'D',
  severity: 'error',
  place: 'Escalations',
  finds:
    'An escalation without a time: the one that was typed could not be read, and nobody said which it was',
  find: (incident) => {
    const open = new Set(timeOffersOf(incident).map(({ entry }) => entry));
    const timeless = escalationsOf(incident).filter(({ seq }) => open.has(entryKeyOf({ seq })));
    const names = timeless.map(escalationName);
    if (names.length === 0) return [];
    return [
      {
        sentence: say`Nobody knows when ${listed(names)} ${verb(names, 'was', 'were')} made: what was typed is no time. Type ${slash('timeline')} and press what is meant.`,
        mends: [{ type: 'time offers', entries: timeless.map(entryKeyOf) }],
      },
    ];
  },
};

const lateHelp: Rule = {
  id: 'E03',
  kind: 'D',
  severity: 'info',
  ifMild: 'nothing',
  place: 'Escalations',
  finds: 'The first escalation came more than 60 minutes into a full outage',
  find: (incident, times) => {
    const start = times['impact started'];
    const escalations = escalationsOf(incident);
    if (start === undefined || escalations.length === 0 || !isFull(incident)) return [];
    const first = escalations.reduce((a, b) => (b.at < a.at ? b : a));
    const minutes = minutesBetween(start.at, first.at);
    if (minutes <= MAX_ALONE || start.isApproximate || first.isApproximate) return [];
    return [
      {
        sentence: say`The first escalation, ${escalationName(first)}, came ${minutes} min into a full outage. Say under what went wrong why nobody was called earlier: ${slash('postmortem edit what went wrong')}.`,
        mends: [{ type: 'section', section: 'wentWrong' }],
      },
    ];
  },
};

/** Whether everybody was affected, as somebody wrote. */
function isFull(incident: Incident): boolean {
  const share = inPlainText(sectionsOf(incident).share.words, () => '').trim();
  return /^(?:all|every(?:one|body)|100 ?%)(?![\w.])/i.test(share);
}

const unacknowledged: Rule = {
  id: 'E04',
  kind: 'D',
  severity: 'warn',
  ifMild: 'info',
  place: 'Escalations',
  finds: 'Nobody acknowledged an escalation, or it names nobody',
  find: (incident) => {
    const waiting = escalationsOf(incident).filter(({ acknowledged }) => acknowledged === undefined);
    const nobody = waiting.filter(({ to }) => to.length === 0).map(escalationName);
    const called = waiting.filter(({ to }) => to.length > 0);
    const hits: RuleHit[] = [];
    if (called.length > 0) {
      const sentence = `Nobody acknowledged ${listed(called.map(escalationName))}. Whoever took it up presses “Acknowledge” on its message in the channel.`;
      const mends = called.map(({ number }) => ({ type: 'acknowledge', escalation: number }) as const);
      hits.push({ sentence, mends });
    }
    if (nobody.length > 0) {
      const sentence = `${listed(nobody)} ${verb(nobody, 'names', 'name')} nobody. Edit its message and mention whoever is to help.`;
      hits.push({ sentence });
    }
    return hits;
  },
};

/** What the escalations lack. */
export const escalationRules: readonly Rule[] = [noTime, lateHelp, unacknowledged];
