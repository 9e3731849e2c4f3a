import type { Closing } from '../closing';
import type { Incident } from '../incident/incident';
import { markedAs } from '../incident/marked-as';
import { happenedAt, wordingOf } from '../incident/message-text';
import type { MarkKind } from '../mark-kind';
import type { PersonId } from '../person';
import { inPlainText } from '../text/plain-text';
import { isBlank } from '../text/wording';

/** What the record already says about each field of a closing; nothing that nobody said. */
export function prefill(incident: Incident, nameOf: (person: PersonId) => string): Closing {
  if (incident.closing !== undefined) return incident.closing;
  const said = (kind: MarkKind): string | undefined => wordsMarked(incident, kind, nameOf);
  const detection = said('detected');
  const rootCause = said('root cause');
  const resolution = said('resolved') ?? said('mitigated');
  const impact = said('impact started');
  return {
    summary: incident.title,
    ...(impact !== undefined && { impact }),
    ...(detection !== undefined && { detection }),
    ...(rootCause !== undefined && { rootCause }),
    ...(resolution !== undefined && { resolution }),
  };
}

function wordsMarked(
  incident: Incident,
  kind: MarkKind,
  nameOf: (person: PersonId) => string,
): string | undefined {
  const lines = markedAs(incident, kind)
    .filter((message) => !isBlank(wordingOf(message)))
    .sort((a, b) => happenedAt(a) - happenedAt(b))
    .map((message) => inPlainText(wordingOf(message), nameOf));
  return lines.length === 0 ? undefined : lines.join('\n');
}
