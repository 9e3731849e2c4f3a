import type { View } from '@slack/web-api';
import { type Chosen, choices, chosen } from '../../domain/entries/redact-entry';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { followUpName } from '../../domain/ledger/follow-up';
import type { PersonId } from '../../domain/person';
import { inPlainText } from '../../domain/text/plain-text';
import { isBlank } from '../../domain/text/wording';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { choiceField, MAX_CHOICES, option } from '../block-kit/choice-field';
import { modalView } from '../block-kit/modal-view';
import { typedTime } from '../block-kit/when-field';
import type { Modal } from '../interactions/modal';
import { aboutInWords } from '../text/about';
import { changeEntryView } from './change-entry';

const callback = 'choose-entry';

/** What leads to the entries that are older than one, which it names. */
const older = 'older than ';

/** The newest entries to choose one from, or those older than one; refuses when there is none that can be corrected. */
export function chooseEntryView(
  incident: Incident,
  nameOf: (person: PersonId) => string,
  olderThan?: string,
): View {
  const all = choices(incident);
  const entries = all.slice(all.findIndex(({ key }) => key === olderThan) + 1);
  if (entries.length === 0) {
    throw new Refusal(
      'nothing-to-change',
      say`Nothing is on record of ${incidentName(incident)} that could be changed. Type ${slash('note')} to put something there; ${slash('times')} changes milestones.`,
    );
  }
  const about = wordsOfFacts(incident, nameOf);
  const isAll = entries.length <= MAX_CHOICES;
  const shown = isAll ? entries : entries.slice(0, MAX_CHOICES - 1);
  const options = shown.map((each) => {
    const label = labelOf(each, about.get(each.key) ?? '', nameOf);
    return option(each.key, `${typedTime(each.at, incident.zone)} ${label.replaceAll('\n', ' ')}`.trim());
  });
  const last = shown.at(-1);
  const rest = isAll || last === undefined ? [] : [option(older + last.key, 'Older entries …')];
  const words = { title: 'Change an entry', submit: 'Next' };
  return modalView(callback, { incident: incident.number }, words, [
    choiceField({
      block: 'entry',
      label: 'Which one?',
      options: [...options, ...rest],
      required: true,
      hint: `The newest first, times in ${incident.zone}.`,
    }),
  ]);
}

/** Goes on to the form of the entry that was chosen, or to older ones. */
export const chooseEntry: Modal = {
  callback,
  firstBlock: 'entry',

  async submit({ values, nameOf, incident: find }) {
    const incident = await find();
    const choice = values.choice('entry') ?? '';
    if (choice.startsWith(older)) {
      return { open: chooseEntryView(incident, nameOf, choice.slice(older.length)) };
    }
    return { open: changeEntryView(incident, chosen(incident, choice), nameOf) };
  },
};

/** What an entry says, else what it is about, else what its words are. */
function labelOf({ entry, words }: Chosen, about: string, nameOf: (person: PersonId) => string): string {
  const said = entry?.text ?? [];
  const task = entry?.task === undefined ? '' : `${followUpName(entry.task)} `;
  if (!isBlank(said)) return task + inPlainText(said, nameOf);
  if (entry === undefined && words !== undefined) {
    const name = words.name === undefined ? '' : `${words.name}: `;
    return name + words.wordings.map((each) => inPlainText(each, nameOf)).join(' · ');
  }
  // What was taken back is not read again, and can be removed for good.
  return about === '' && words !== undefined ? 'a deleted message' : about;
}

/** What an entry is about that has no words of its own, by its key. */
function wordsOfFacts(incident: Incident, nameOf: (id: string) => string): ReadonlyMap<string, string> {
  return new Map(readIncident(incident).timeline.map((entry) => [entry.key, aboutInWords(entry, nameOf)]));
}
