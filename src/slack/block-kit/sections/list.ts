import type { KnownBlock } from '@slack/web-api';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import type { PersonId } from '../../../domain/person';
import { sectionsOf } from '../../../domain/postmortem/sections';
import { type Section, sections } from '../../../domain/section';
import type { Source } from '../../../domain/source';
import { isBlank } from '../../../domain/text/wording';
import { shownSecrets } from '../../../domain/timeline/secret-places';
import { shortenMrkdwn, writeMrkdwn } from '../../text/mrkdwn';
import { actions, type BlockMessage, button, section as paragraph } from '../message';
import { editSectionAction, newDraftButton } from './answer';
import { sectionLabel } from './field';
import { whence } from './whence';

/** How much of what stands in a section the list shows. */
const MAX_WORDS = 160;

/** Every section with what stands there and where that comes from, each with the button that opens its form. */
export function sectionList(
  incident: Incident,
  draw: { nameOf: (person: PersonId) => string; linkTo: (source: Source) => string },
): BlockMessage {
  const text = `*The postmortem of ${incidentName(incident)}, section by section.* The draft is as it was until you ask for a new one.`;
  const rows = sections.map((section) => row(incident, section, draw));
  return { text, blocks: [paragraph(text), ...rows, actions([newDraftButton(incident)])] };
}

function row(
  incident: Incident,
  section: Section,
  draw: { nameOf: (person: PersonId) => string; linkTo: (source: Source) => string },
): KnownBlock {
  const state = sectionsOf(incident)[section];
  const words = writeMrkdwn(state.words, draw.nameOf, shownSecrets(incident)).replace(/\s*\n\s*/g, ' ');
  const standing = isBlank(state.words) ? '' : `\n${shortenMrkdwn(words, MAX_WORDS)}`;
  const label = sectionLabel(section);
  return {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `*${label}*${standing}\n_${whence(state, draw)}_`,
      verbatim: true,
    },
    accessory: {
      // Slack wants each action of a message to be called otherwise.
      ...button(`${editSectionAction}:${section}`, 'Edit', `${incident.number}:${section}`),
      accessibility_label: `Edit: ${label.toLowerCase()}`,
    },
  };
}
