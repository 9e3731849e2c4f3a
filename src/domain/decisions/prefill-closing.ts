import type { Incident } from '../incident/incident';
import { markedAs } from '../incident/marked-as';
import { happenedAt, wordingOf } from '../incident/message-text';
import { timesInZone } from '../incident/times-in-words';
import type { MarkKind } from '../mark-kind';
import type { Written } from '../section';
import { onLines } from '../text/lines';
import { isBlank, type Wording } from '../text/wording';

/** What the record already says about each field of a closing; nothing that nobody said. */
export function prefill(incident: Incident): Written {
  if (incident.written !== undefined) return incident.written;
  const said = (kind: MarkKind): Wording | undefined => wordsMarked(incident, kind);
  const detection = said('detected');
  const rootCause = said('root cause');
  const resolution = said('resolved') ?? said('mitigated');
  const impact = said('impact started');
  return {
    summary: [incident.title],
    ...(impact !== undefined && { impact }),
    ...(detection !== undefined && { detection }),
    ...(rootCause !== undefined && { rootCause }),
    ...(resolution !== undefined && { resolution }),
  };
}

function wordsMarked(incident: Incident, kind: MarkKind): Wording | undefined {
  const lines = markedAs(incident, kind)
    .filter((message) => !isBlank(wordingOf(message)))
    .sort((a, b) => happenedAt(a) - happenedAt(b))
    .map((message) => timesInZone(wordingOf(message), incident.zone));
  return lines.length === 0 ? undefined : onLines(lines);
}
