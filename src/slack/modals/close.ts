import type { KnownBlock, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { close as closeIncident } from '../../domain/decisions/close';
import type { Field } from '../../domain/details/field';
import { emptyFields } from '../../domain/details/field-value';
import { fillInFields } from '../../domain/details/fill-in-fields';
import { checkOf } from '../../domain/findings/findings';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import { type SectionStates, sectionsOf } from '../../domain/postmortem/sections';
import type { Section, Written } from '../../domain/section';
import type { Wording } from '../../domain/text/wording';
import { shownSecrets } from '../../domain/timeline/secret-places';
import { inWords, say, slash } from '../../sentence';
import { detailFields, readDetailFields } from '../block-kit/detail-fields';
import { context } from '../block-kit/message';
import { modalView } from '../block-kit/modal-view';
import {
  conflictFields,
  digestOf,
  readSectionField,
  sectionField,
  sectionLabel,
  unfit,
} from '../block-kit/sections/field';
import { readWhen, whenField } from '../block-kit/when-field';
import type { Modal, ModalContext } from '../interactions/modal';
import type { CommandTime } from '../text/command-time';
import { escaped } from '../text/mrkdwn';

const callback = 'close';

const WHEN = 'closed';
const hint = 'Leave it empty if that is now.';

/** What is asked at closing; the other sections are written before or afterwards, each in a form of its own. */
const asked = ['summary', 'rootCause', 'improvements'] as const satisfies readonly Section[];
type Asked = (typeof asked)[number];

/** What is asked otherwise than in the section's own form. */
const labels: Partial<Record<Asked, { readonly label: string }>> = {
  improvements: { label: 'What is to be done' },
};

/** How many findings the modal names; the draft has them all. */
const MAX_FINDINGS = 6;

/** Where names come from, and what the workspace decides. */
interface Drawing {
  readonly nameOf: (person: PersonId) => string;
  readonly settings: Settings;
}

/**
 * The fields of a closing, prefilled from what was captured, and what is still missing. `time` is when it closed, where
 * that was not just now; what could not be read of it stands in a field.
 */
export function closeView(incident: Incident, draw: Drawing, { at, unread }: CommandTime = {}): View {
  const when =
    unread === undefined
      ? []
      : [whenField(WHEN, 'When was it closed?', { zone: incident.zone, typed: unread.typed, hint })];
  const fields = asked.flatMap((section) => inputFor(incident, section, draw));
  return viewWith(incident, draw, { at, fields: [...when, ...missing(incident, draw.settings), ...fields] });
}

/** What is put together to a form, and which of its sections somebody had put otherwise when it was shown again. */
interface Whole {
  readonly at?: CommandTime['at'];
  readonly fields: readonly KnownBlock[];
  readonly retyped?: Section[];
}

function viewWith(incident: Incident, { settings }: Drawing, { at, fields, retyped }: Whole): View {
  const name = incidentName(incident);
  const states = sectionsOf(incident);
  const standing = Object.fromEntries(asked.map((section) => [section, digestOf(states[section].words)]));
  const carried = {
    incident: incident.number,
    standing,
    ...(at !== undefined && { closedAt: at }),
    ...(retyped !== undefined && { retyped }),
  };
  return modalView(callback, carried, { title: `Close ${name}`, submit: 'Close incident' }, [
    ...fields,
    ...detailFields(fieldsToClose(incident, settings), incident),
    context(
      escaped(
        inWords(
          say`The other sections, each in a form of its own, now or afterwards: ${slash('postmortem edit')}.`,
          settings,
        ),
      ),
    ),
  ]);
}

/** Closes the incident and asks for its draft. */
export const close: Modal = {
  callback,
  firstBlock: 'summary',

  async submit(request) {
    const { values, carried, now, settings, incident: find, change } = request;
    const { zone } = await find();
    const at = carried.closedAt ?? readWhen(values, WHEN, { now, zone });
    const details = readDetailFields(values, settings.fields);
    const came: { incident?: Incident; conflicts: Conflicts } = { conflicts: new Map() };
    await change((incident) => {
      const { written, conflicts } = readSections(request, sectionsOf(incident));
      Object.assign(came, { incident, conflicts });
      const closing = closeIncident(incident, written, at);
      return conflicts.size > 0 ? [] : [...fillInFields(incident, details), ...closing];
    });
    const { incident, conflicts } = came;
    if (incident === undefined || conflicts.size === 0) return undefined;
    return { open: conflictView(request, incident, { at, conflicts }) };
  },
};

/** What was typed into sections that somebody else changed meanwhile. */
type Conflicts = ReadonlyMap<Section, Wording>;

/** What was put otherwise in the sections that are asked for: what was left as it stands goes on following the record. */
function readSections(
  { values, carried: { standing = {}, retyped = [] }, nameOf }: ModalContext,
  states: SectionStates,
): { readonly written: Written; readonly conflicts: Conflicts } {
  const conflicts = new Map<Section, Wording>();
  const written: Partial<Record<Section, Wording>> = {};
  for (const section of asked) {
    const isRetyped = retyped.includes(section);
    const [base, state] = [standing[section], states[section]];
    const read = readSectionField(section, { values, base, state, nameOf, isRetyped });
    if (read.type === 'conflict') conflicts.set(section, read.typed);
    if (read.type === 'write') written[section] = read.words;
  }
  return { written, conflicts };
}

/** The form as it was filled in, and what stands now in the sections that were changed meanwhile. */
function conflictView(
  { values, carried, nameOf, settings }: ModalContext,
  incident: Incident,
  { at, conflicts }: { at?: CommandTime['at']; conflicts: Conflicts },
): View {
  const states = sectionsOf(incident);
  const shown = shownSecrets(incident);
  const fields = asked.flatMap((section): readonly KnownBlock[] => {
    const typed = conflicts.get(section);
    if (typed !== undefined) return conflictFields(section, { state: states[section], typed, nameOf, shown });
    return [sectionField(section, values.words(section) ?? [], nameOf, labels[section])];
  });
  // A field that is shown again with what was typed reads as if it had been left alone.
  const retyped = asked.filter((section) => values.isReworded(section) || carried.retyped?.includes(section));
  return viewWith(incident, { nameOf, settings }, { at, fields, retyped });
}

/** What is asked at closing, and what should have been filled in before. */
function fieldsToClose(incident: Incident, { fields }: Settings): readonly Field[] {
  const empty = emptyFields(incident, fields);
  return fields.filter((field) => field.asked === 'close' || empty.includes(field));
}

/** A section's field; what no form can hold stands as it is, and the form says how to write it. */
function inputFor(incident: Incident, section: Asked, { nameOf, settings }: Drawing): readonly KnownBlock[] {
  const { words } = sectionsOf(incident)[section];
  if (unfit(words, nameOf) === undefined) return [sectionField(section, words, nameOf, labels[section])];
  const sentence = say`${sectionLabel(section)} is more than a form can hold, and stands as it is. Afterwards, ${slash('postmortem edit')} says how to write it.`;
  return [context(escaped(inWords(sentence, settings)))];
}

function missing(incident: Incident, settings: Settings): readonly KnownBlock[] {
  const isAsked = new Set(['S03', 'C01']);
  const found = checkOf(incident, settings).filter(({ id }) => !isAsked.has(id));
  if (found.length === 0) return [];
  const left = found.length - MAX_FINDINGS;
  const lines = found
    .slice(0, MAX_FINDINGS)
    .map(({ sentence }) => `• ${escaped(inWords(sentence, settings))}`);
  const more = left > 0 ? [`…and ${left} more in the draft.`] : [];
  return [context(['*The record still lacks:*', ...lines, ...more].join('\n'))];
}
