import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Section, sectionNames, sections } from '../section';
import { excerpt } from '../text/excerpt';

/** What else people call them. */
const otherNames: Readonly<Record<string, Section>> = {
  cause: 'rootCause',
  causes: 'rootCause',
  users: 'share',
  support: 'tickets',
  well: 'wentWell',
  wrong: 'wentWrong',
  luck: 'lucky',
  fix: 'resolution',
  workaround: 'temporaryFix',
  measures: 'improvements',
};

/** So many letters name a section by its beginning. */
const MIN_BEGINNING = 3;

/** The section that somebody named: by its name, its beginning or another word for it; case, spaces and hyphens mean nothing. Refuses others. */
export function findSection(typed: string): Section {
  const wanted = letters(typed.slice(0, 100));
  const named = sections.filter((section) => namesOf(section).includes(wanted));
  const begun =
    wanted.length < MIN_BEGINNING
      ? []
      : sections.filter((section) => namesOf(section).some((name) => name.startsWith(wanted)));
  const [found, ...others] = named.length > 0 ? named : begun;
  if (found !== undefined && others.length === 0) return found;
  const all = sections.map((section) => sectionNames[section]).join(', ');
  throw new Refusal(
    'unknown-section',
    say`There is no section “${excerpt(typed)}”. There are ${all}. Type ${slash('postmortem edit root cause')}, or ${slash('postmortem edit')} to see what stands in each.`,
  );
}

function namesOf(section: Section): readonly string[] {
  const others = Object.keys(otherNames).filter((name) => otherNames[name] === section);
  return [letters(section), letters(sectionNames[section]), ...others];
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, '');
}
