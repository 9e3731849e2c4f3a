import type { Settings } from '../../app/settings';
import { changeSeverity } from '../../domain/decisions/change-severity';
import { rename } from '../../domain/decisions/rename';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { parseSeverity } from '../../domain/severity';
import { shownTitle } from '../../domain/timeline/secret-places';
import { actions, type BlockMessage, button, section } from '../block-kit/message';
import { inPlaceOfButton } from '../interactions/answer';
import type { Button } from '../interactions/button';
import { takeWord } from '../text/arguments';
import { escaped } from '../text/mrkdwn';

const setSeverityAction = 'set-severity';

/** Asks which severity a word is that stands before a title, by a button for each. */
export function severityQuestion(
  incident: Incident,
  { said, unknown, settings }: { said: string; unknown: string; settings: Settings },
): BlockMessage {
  const question = `“${escaped(unknown)}” is none of the severities here. Which one is meant?`;
  const choices = settings.severities.map(({ name }, index) =>
    button(`${setSeverityAction}:${index}`, name, `${incident.number}:${name} ${unknown}`),
  );
  return { text: `${said} ${question}`, blocks: [section(`${said}\n${question}`), actions(choices)] };
}

/** Sets the severity that was meant, and takes the word for it out of the title. */
export const setSeverity: Button = {
  action: setSeverityAction,
  label: 'That severity',

  async press({ value, settings, change }) {
    const { word, rest: unknown } = takeWord(value);
    const to = parseSeverity(word, settings.severities);
    const after = await change((incident) => [
      ...(incident.severity === to ? [] : changeSeverity(incident, to)),
      ...rename(incident, withoutLeading(incident.title, unknown)),
    ]);
    const text = `${incidentName(after)} is *${to}*: ${escaped(shownTitle(after))}`;
    return inPlaceOfButton({ text, blocks: [section(text)] });
  },
};

function withoutLeading(title: string, word: string): string {
  const rest = title.slice(word.length);
  return title.startsWith(word) && /^[:,]?\s/.test(rest) ? rest.replace(/^[:,]/, '') : title;
}
