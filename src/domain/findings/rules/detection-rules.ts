import { say, slash } from '../../../sentence';
import type { Incident } from '../../incident/incident';
import { markedAs } from '../../incident/marked-as';
import { wordingOf } from '../../incident/message-text';
import { followUpsOf } from '../../ledger/follow-up';
import { emojiOf } from '../../mark-kind';
import { isBlank } from '../../text/wording';
import { minutesBetween } from '../../time/span';
import { fillIn, type Rule } from '../finding';
import { improvesDetection, saysCustomerFoundIt } from '../words/detection';
import { proseOf } from '../words/prose';
import { isOver } from './over';

const noDetection: Rule = {
  id: 'D01',
  kind: 'D',
  severity: 'error',
  ifMild: 'warn',
  place: 'Detection',
  finds: 'It is not said how the incident was detected',
  find: (incident) => {
    if (!isBlank(incident.written?.detection ?? []) || markedAs(incident, 'detected').length > 0) return [];
    const sentence = say`It is not said how the incident was detected. React with ${emojiOf('detected')} to the alert or the report. ${fillIn('detection')}`;
    return [{ sentence, mends: [{ type: 'section', section: 'detection' }] }];
  },
};

const detectedAtOnce: Rule = {
  id: 'D02',
  kind: 'D',
  severity: 'info',
  ifMild: 'nothing',
  place: 'Detection',
  finds: 'Detected in the minute in which impact began: is the true start earlier?',
  find: (incident, times) => {
    const [start, detected] = [times['impact started'], times.detected];
    if (!isOver(incident, times) || start === undefined || detected === undefined) return [];
    if (start.isApproximate || detected.isApproximate || minutesBetween(start.at, detected.at) !== 0)
      return [];
    return [
      {
        sentence: say`It was detected in the very minute in which impact started. If that began earlier, type ${slash('times')} and say when.`,
        mends: [{ type: 'times' }],
      },
    ];
  },
};

const foundByCustomer: Rule = {
  id: 'D03',
  kind: 'D',
  severity: 'warn',
  ifMild: 'info',
  place: 'Detection',
  finds: 'A customer found it, and no task improves detection',
  find: (incident, times) => {
    if (!isOver(incident, times) || !saysCustomerFoundIt(detectionOf(incident))) return [];
    const tasks = followUpsOf(incident).filter(({ state }) => state !== 'dropped');
    const isImproved = tasks.some(
      ({ purpose, text }) => purpose === 'detect' || improvesDetection(proseOf(text)),
    );
    if (isImproved) return [];
    return [
      {
        sentence: say`A customer found it before you did, and no task improves that. Type ${slash('follow-up detect: <what shall notice it next time> @owner due <date>')}.`,
      },
    ];
  },
};

/** What is said of the detection: what somebody wrote, else the messages that are marked as it. */
function detectionOf(incident: Incident): string {
  const { detection = [] } = incident.written ?? {};
  if (!isBlank(detection)) return proseOf(detection);
  return markedAs(incident, 'detected')
    .map((message) => proseOf(wordingOf(message)))
    .join('\n');
}

/** What the detection lacks. */
export const detectionRules: readonly Rule[] = [noDetection, detectedAtOnce, foundByCustomer];
