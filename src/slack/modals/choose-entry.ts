import type { View } from '@slack/web-api';
import { type Changeable, changeableEntries, changeableEntry } from '../../domain/change-entry';
import { type Incident, incidentName } from '../../domain/incident';
import { refuseIfCanceled } from '../../domain/open-to-facts';
import type { PersonId } from '../../domain/person';
import { timelineOf } from '../../domain/timeline';
import { inPlainText, isBlank } from '../../domain/wording';
import { Refusal } from '../../errors';
import { choiceField, mostChoices, option } from '../form/choice-field';
import { modalView } from '../form/modal-view';
import { typedTime } from '../form/typed-time';
import { aboutInWords } from '../views/about';
import { changeEntryView } from './change-entry';
import type { Modal } from './modal';

const callback = 'choose-entry';

/** The newest entries to choose one from; refuses when there is none that can be put right. */
export function chooseEntryView(incident: Incident, nameOf: (person: PersonId) => string): View {
  refuseIfCanceled(incident);
  const entries = changeableEntries(incident).slice(0, mostChoices);
  if (entries.length === 0) {
    throw new Refusal(
      'nothing-to-change',
      `Nothing is on the timeline of ${incidentName(incident)} that could be changed. Type \`/incident note\` to put something there; \`/incident times\` changes milestones.`,
    );
  }
  const about = wordsOfFacts(incident);
  const options = entries.map((entry) => {
    const said = isBlank(entry.text ?? [])
      ? (about.get(entry.key) ?? '')
      : inPlainText(entry.text ?? [], nameOf);
    return option(entry.key, `${typedTime(entry.at, incident.zone)} ${said.replaceAll('\n', ' ')}`.trim());
  });
  const words = { title: 'Change an entry', submit: 'Next' };
  return modalView(callback, { incident: incident.number }, words, [
    choiceField({
      block: 'entry',
      label: 'Which one?',
      options,
      required: true,
      hint: `The newest ${mostChoices} entries, times in ${incident.zone}.`,
    }),
  ]);
}

/** Goes on to the form of the entry that was chosen. */
export const chooseEntry: Modal = {
  callback,
  firstBlock: 'entry',

  async submit({ values, nameOf, incident: find }) {
    const incident = await find();
    const chosen: Changeable = changeableEntry(incident, values.choice('entry') ?? '');
    return { open: changeEntryView(incident, chosen, nameOf) };
  },
};

/** What an entry is about that has no words of its own, by its key. */
function wordsOfFacts(incident: Incident): ReadonlyMap<string, string> {
  return new Map(timelineOf(incident).map((entry) => [entry.key, aboutInWords(entry)]));
}
