import type { KnownBlock, View } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { Fact } from '../../domain/incident/incident-event';
import { refuseIfCanceled } from '../../domain/incident/refuse-if-canceled';
import type { PersonId } from '../../domain/person';
import { type SectionState, sectionsOf } from '../../domain/postmortem/sections';
import { addToSection, writeSections } from '../../domain/postmortem/write-section';
import { type Section, sectionNames } from '../../domain/section';
import type { Source } from '../../domain/source';
import { inPlainText } from '../../domain/text/plain-text';
import type { Wording } from '../../domain/text/wording';
import { shownSecrets } from '../../domain/timeline/secret-places';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { context } from '../block-kit/message';
import { MAX_INPUT, modalView } from '../block-kit/modal-view';
import { type ModalMetadata, unreadableForm } from '../block-kit/private-metadata';
import { sectionAnswer } from '../block-kit/sections/answer';
import {
  conflictFields,
  digestOf,
  readSectionField,
  sectionField,
  sectionLabel,
  unfit,
} from '../block-kit/sections/field';
import { whence } from '../block-kit/sections/whence';
import { toAsker } from '../interactions/answer';
import type { Modal, ModalContext } from '../interactions/modal';

const callback = 'edit-section';

/** How a section is written: below what stands there, or from nothing in its place. */
export type Writing = NonNullable<ModalMetadata['writing']>;

/** What the form is opened with. */
interface Opening {
  readonly nameOf: (person: PersonId) => string;
  readonly linkTo: (source: Source) => string;
  readonly respondAt?: string | undefined;
  readonly writing?: Writing | undefined;
}

/**
 * The form of a section, with what stands there. Refuses what a form cannot hold, and a canceled incident.
 */
export function editSectionView(incident: Incident, section: Section, opening: Opening): View {
  refuseIfCanceled(incident);
  const { nameOf, linkTo, writing } = opening;
  const state = sectionsOf(incident)[section];
  if (writing === undefined) refuseUnfit(section, state.words, nameOf);
  const above = context(whence(state, { nameOf, linkTo }));
  if (writing === undefined)
    return viewOf(incident, section, opening, [above, sectionField(section, state.words, nameOf)]);
  const hint =
    writing === 'below'
      ? 'It goes below what stands there.'
      : 'It takes the place of what stands there; the log keeps that.';
  return viewOf(incident, section, opening, [above, sectionField(section, [], nameOf, { hint })]);
}

function viewOf(
  incident: Incident,
  section: Section,
  { respondAt, writing }: Opening,
  blocks: readonly KnownBlock[],
): View {
  const carried = {
    incident: incident.number,
    section,
    standing: { [section]: digestOf(sectionsOf(incident)[section].words) },
    ...(writing !== undefined && { writing }),
    ...(respondAt !== undefined && { respondAt }),
  };
  const title = `${incidentName(incident)}: ${sectionNames[section]}`;
  return modalView(callback, carried, { title, submit: 'Save' }, [...blocks]);
}

function refuseUnfit(section: Section, words: Wording, nameOf: (person: PersonId) => string): void {
  const why = unfit(words, nameOf);
  if (why === undefined) return;
  const name = sectionNames[section];
  const what =
    why === 'too long'
      ? `has ${inPlainText(words, nameOf).length} characters, and a form holds ${MAX_INPUT}`
      : 'holds something that a form cannot show';
  throw new Refusal(
    'section-unfit',
    say`${sectionLabel(section)} ${what}. Type ${slash(`postmortem edit ${name} below`)} to add to it, ${slash(`postmortem edit ${name} anew`)} to write it anew, or edit it in the draft’s file.`,
  );
}

/** Writes the section; where it was changed meanwhile, the form shows both wordings instead. */
export const editSection: Modal = {
  callback,
  firstBlock: 'summary',

  async submit(request) {
    const { values, carried, change, nameOf } = request;
    const { section, respondAt } = carried;
    if (section === undefined) throw unreadableForm();
    const came: Outcome = { isWritten: false };
    const after = await change((incident) => {
      const state = sectionsOf(incident)[section];
      const read = readSectionField(section, {
        ...{ values, state, nameOf },
        base: baseOf(carried, section, state),
      });
      const typed = read.type === 'conflict' ? read.typed : undefined;
      const facts = read.type === 'write' ? written(incident, section, read.words, carried.writing) : [];
      Object.assign(came, { incident, typed, isWritten: facts.length > 0 });
      return facts;
    });
    const { incident, typed, isWritten } = came;
    if (incident !== undefined && typed !== undefined) {
      return { open: conflictView(request, section, { incident, typed }) };
    }
    return respondAt === undefined ? undefined : toAsker(sectionAnswer(after, section, isWritten));
  },
};

/** What came of a submission: whether anything was written, or what was typed beside what somebody else wrote. */
interface Outcome {
  readonly incident?: Incident;
  readonly typed?: Wording | undefined;
  readonly isWritten: boolean;
}

/** What goes below whatever stands there contradicts nothing. */
function baseOf(
  { writing, standing }: ModalMetadata,
  section: Section,
  { words }: SectionState,
): string | undefined {
  return writing === 'below' ? digestOf(words) : standing?.[section];
}

function written(
  incident: Incident,
  section: Section,
  words: Wording,
  writing: Writing | undefined,
): readonly Fact[] {
  if (writing !== 'below') return writeSections(incident, { [section]: words });
  return addToSection(incident, section, words);
}

/** The form as it was filled in, below what stands there now. */
function conflictView(
  { nameOf, linkTo, carried }: ModalContext,
  section: Section,
  { incident, typed }: { readonly incident: Incident; readonly typed: Wording },
): View {
  const state = sectionsOf(incident)[section];
  const fields = conflictFields(section, { state, typed, nameOf, shown: shownSecrets(incident) });
  return viewOf(incident, section, { nameOf, linkTo, respondAt: carried.respondAt }, fields);
}
