import { say, slash } from '../../../sentence';
import type { Incident } from '../../incident/incident';
import { perIncident } from '../../incident/per-incident';
import { type Section, sectionNames, sections } from '../../section';
import { leavesOf } from '../../text/wording';
import { formatInstant } from '../../time/format-instant';
import { clock } from '../../time/zone';
import { timelineOf } from '../../timeline/timeline';
import type { Mend, Rule, RuleHit } from '../finding';
import { listed } from '../listed';
import { type LanguageRule, wordsAgainst } from '../words/language';
import { proseOf } from '../words/prose';
import { isSaidByPerson } from './timeline-rules';

/** Somewhere that people wrote prose: what it is called, and what changes it. */
interface Passage {
  readonly name: string;
  readonly prose: string;
  readonly mend: Mend;
}

/** The sections that say why it happened, how it ended and what is to be done: there are no people in them. */
const impersonal: readonly Section[] = [
  'trigger',
  'rootCause',
  'factors',
  'resolution',
  'temporaryFix',
  'permanentFix',
  'improvements',
];

const namedPerson: Rule = {
  id: 'L01',
  kind: 'D',
  severity: 'error',
  place: 'Root cause and resolution',
  finds: 'A person is named in cause, resolution or measures',
  find: ({ written }) => {
    const named = impersonal.filter((section) =>
      leavesOf(written?.[section] ?? []).some((piece) => typeof piece === 'object' && 'person' in piece),
    );
    const [first] = named;
    if (first === undefined) return [];
    return [
      {
        sentence: say`Somebody is named in ${listed(named.map(called))}. Say what happened and which role or team it was: ${slash(`postmortem edit ${sectionNames[first]}`)}.`,
        mends: named.map((section) => ({ type: 'section', section })),
      },
    ];
  },
};

/** What is looked through for hindsight: nobody learns from it there. */
const told: ReadonlySet<Section> = new Set([
  'summary',
  'impact',
  'detection',
  'trigger',
  'rootCause',
  'factors',
]);

const blame: Rule = {
  id: 'L02',
  kind: 'H',
  severity: 'warn',
  place: 'Root cause and resolution',
  finds: 'Human error, mistake, careless, tired, blame',
  find: (incident) =>
    found('L02', [...sectionsOf(incident), ...linesOf(incident)], {
      is: 'blames',
      instead: 'Say what made it possible.',
    }),
};

const failing: Rule = {
  id: 'L03',
  kind: 'H',
  severity: 'warn',
  place: 'Root cause and resolution',
  finds: 'A person or a team forgot, failed to, ignored; a lack of communication',
  find: (incident) =>
    found('L03', [...sectionsOf(incident), ...linesOf(incident)], {
      is: 'blames',
      instead: 'Say what made it likely, and what would help.',
    }),
};

const hindsight: Rule = {
  id: 'L04',
  kind: 'H',
  severity: 'warn',
  place: 'Timeline',
  finds: 'Should have, could have, if only: in summary, timeline or cause',
  find: (incident) =>
    found('L04', [...sectionsOf(incident, (section) => told.has(section)), ...linesOf(incident)], {
      is: 'is hindsight',
      instead: 'Say what was known then, and put what is to change among the improvements.',
    }),
};

const easy: Rule = {
  id: 'L05',
  kind: 'H',
  severity: 'info',
  place: 'Issue summary',
  finds: 'Quickly, simply, obviously',
  find: (incident) =>
    found('L05', sectionsOf(incident), {
      is: 'belittles what was done',
      instead: 'Say how long it took, or leave the word out.',
    }),
};

const loud: Rule = {
  id: 'L06',
  kind: 'H',
  severity: 'info',
  place: 'Issue summary',
  finds: 'Exclamation marks, “terrible”',
  find: (incident) =>
    found('L06', sectionsOf(incident), {
      is: 'is loud',
      instead: 'Say how many were affected and for how long.',
    }),
};

function found(
  rule: LanguageRule,
  passages: readonly Passage[],
  { is, instead }: { is: string; instead: string },
): readonly RuleHit[] {
  const hits = passages.flatMap((passage) => {
    const words = wordsAgainst(rule, passage.prose);
    return words.length === 0 ? [] : [{ ...passage, words }];
  });
  const [first] = hits;
  if (first === undefined) return [];
  const words = listed([...new Set(hits.flatMap((hit) => hit.words))].map((word) => `“${word}”`));
  const { mend } = first;
  const how =
    mend.type === 'section'
      ? say`Type ${slash(`postmortem edit ${sectionNames[mend.section]}`)}`
      : say`Type ${slash('timeline')} and press “Change an entry”`;
  const names = listed(hits.map(({ name }) => name));
  return [
    {
      sentence: say`In ${names}, ${words} ${is}. ${instead} ${how}.`,
      mends: hits.map((hit) => hit.mend),
    },
  ];
}

function sectionsOf(
  incident: Incident,
  isMeant: (section: Section) => boolean = () => true,
): readonly Passage[] {
  return proseOfSections(incident)
    .filter(({ section }) => isMeant(section))
    .map(({ section, prose }) => ({ name: called(section), prose, mend: { type: 'section', section } }));
}

const proseOfSections = perIncident(({ written }) =>
  sections.flatMap((section) => {
    const words = written?.[section];
    return words === undefined || section === 'links' ? [] : [{ section, prose: proseOf(words) }];
  }),
);

/** What people said on the timeline. What a program posted is not theirs. */
const linesOf = perIncident((incident): readonly Passage[] =>
  timelineOf(incident)
    .filter(isSaidByPerson)
    .map(({ key, occurredAt, text }) => ({
      name: `the entry of ${formatInstant(occurredAt, incident.zone)}`,
      prose: proseOf(text),
      mend: { type: 'entry', key, name: `the entry of ${clock(occurredAt, incident.zone)}` },
    })),
);

function called(section: Section): string {
  const name = sectionNames[section];
  return name.startsWith('wh') ? `“${name}”` : `the ${name}`;
}

/** What is said in other words than it should be. */
export const languageRules: readonly Rule[] = [namedPerson, blame, failing, hindsight, easy, loud];
