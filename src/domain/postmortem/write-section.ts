import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { type Section, sections, type Written } from '../section';
import { onLines, trimmed } from '../text/lines';
import type { Wording } from '../text/wording';
import { sectionsOf } from './sections';

/** Writes sections of the postmortem; blank words empty one. What stands there already, in those very words, is not written again. */
export function writeSections(incident: Incident, written: Written): readonly Fact[] {
  refuseIfCanceled(incident);
  const states = sectionsOf(incident);
  return sections.flatMap((section): readonly Fact[] => {
    const given = written[section];
    if (given === undefined) return [];
    const text = trimmed(given);
    const { words, isWritten } = states[section];
    const isSame = JSON.stringify(text) === JSON.stringify(words);
    return isSame && (isWritten || text.length === 0) ? [] : [{ type: 'section-written', section, text }];
  });
}

/** Writes what is to stand below what stands in a section. */
export function addToSection(incident: Incident, section: Section, words: Wording): readonly Fact[] {
  return writeSections(incident, { [section]: onLines([sectionsOf(incident)[section].words, words]) });
}
