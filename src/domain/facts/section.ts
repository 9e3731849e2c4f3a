import type { Incident } from '../incident/incident';
import { factsOf } from '../incident/kept-facts';
import type { Section, Written } from '../section';
import { isBlank, type Wording } from '../text/wording';
import type { FactDefinition, Quote } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** Somebody wrote a section of the postmortem, or emptied it: then its text is blank. */
    'section-written': { section: Section; text: Wording };
  }
}

/** Somebody wrote a section of the postmortem; the later word counts. It is on no timeline. */
export const sectionWritten: FactDefinition<'section-written'> = {
  version: 1,
  isKept: true,
  derive: writtenNow,
  quotes: (event): readonly Quote<'section-written'>[] =>
    isBlank(event.text)
      ? []
      : [
          {
            entry: sectionEntry(event.section),
            text: event.text,
            with: (text) => ({ ...event, text }),
          },
        ],
};

/** The key under which a section is removed, with every wording that there was of it. */
export function sectionEntry(section: Section): string {
  return `closing:${section}`;
}

/** What people wrote of the postmortem, at a closing or apart from it: of each section the last. */
export function writtenNow(incident: Incident): Pick<Incident, 'written'> {
  const said = [...factsOf(incident, 'closed'), ...factsOf(incident, 'section-written')];
  let written: Written | undefined;
  for (const fact of said.sort((a, b) => a.seq - b.seq)) {
    if (fact.type === 'section-written') written = { ...written, [fact.section]: fact.text };
    else written = fact.isWhole ? fact.closing : { ...written, ...fact.closing };
  }
  return written === undefined ? {} : { written };
}
