import { requestDraft } from '../../domain/decisions/close';
import { refuseIfCanceled } from '../../domain/incident/refuse-if-canceled';
import { findSection } from '../../domain/postmortem/find-section';
import { editSectionAction, listSectionsAction, newDraftAction } from '../block-kit/sections/answer';
import { sectionList } from '../block-kit/sections/list';
import { toAsker } from '../interactions/answer';
import type { Button } from '../interactions/button';
import { draftOnItsWay } from '../interactions/draft-answer';
import { editSectionView } from '../modals/edit-section';

/** Opens the form of a section. */
export const editSectionButton: Button = {
  action: editSectionAction,
  label: 'Edit',

  async press({ value, incident: find, nameOf, linkTo, respondAt }) {
    const incident = await find();
    return { open: editSectionView(incident, findSection(value), { nameOf, linkTo, respondAt }) };
  },
};

/** Shows every section of the postmortem. */
export const listSections: Button = {
  action: listSectionsAction,
  label: 'Edit another section',

  async press({ incident: find, nameOf, linkTo }) {
    const incident = await find();
    refuseIfCanceled(incident);
    return toAsker(sectionList(incident, { nameOf, linkTo }));
  },
};

/** Renders the draft again. */
export const newDraft: Button = {
  action: newDraftAction,
  label: 'New draft',

  async press({ change }) {
    return toAsker(draftOnItsWay(await change(requestDraft), true));
  },
};
