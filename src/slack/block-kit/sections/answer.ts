import { type Incident, incidentName } from '../../../domain/incident/incident';
import type { Section } from '../../../domain/section';
import { actions, type BlockMessage, button, section as paragraph } from '../message';
import { sectionLabel } from './field';

/** The actions of the buttons with which a postmortem is written. */
export const editSectionAction = 'edit-section';
export const listSectionsAction = 'list-sections';
export const newDraftAction = 'new-draft';

/** The button that makes a new revision of the draft. */
export function newDraftButton(incident: Incident): ReturnType<typeof button> {
  return button(newDraftAction, 'New draft', String(incident.number));
}

/** What whoever wrote a section reads. */
export function sectionAnswer(incident: Incident, section: Section, isWritten: boolean): BlockMessage {
  const name = `${incidentName(incident)}: *${sectionLabel(section)}*`;
  const text = isWritten
    ? `${name} is written. It stands in the next revision of the draft, which “New draft” makes.`
    : `${name} stands as it did.`;
  const others = button(listSectionsAction, 'Edit another section', String(incident.number));
  return { text, blocks: [paragraph(text), actions([newDraftButton(incident), others])] };
}
