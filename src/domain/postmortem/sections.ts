import type { Incident } from '../incident/incident';
import type { Recorded } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import type { PersonId } from '../person';
import { type Section, sections } from '../section';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import type { Captured, SectionOrigin } from './captured';
import { capturedMarks, capturedResolution, capturedTrigger } from './captured-causes';
import { capturedLinks } from './captured-links';
import { capturedNumber } from './captured-numbers';
import { capturedSummary } from './captured-summary';

/** What stands in a section of the postmortem. */
export interface SectionState {
  /** Blank where nobody said anything of it, and where somebody emptied it. */
  readonly words: Wording;
  /** The entries that it was taken from; none where somebody wrote it. */
  readonly from: readonly SectionOrigin[];
  /** Whether somebody wrote or emptied it: then nothing else stands in it. */
  readonly isWritten: boolean;
  /** Who did so last, and when the bot learnt it. */
  readonly by?: PersonId;
  readonly at?: Instant;
  /** The position of that fact in the log. */
  readonly seq?: number;
}

/** Every section of a postmortem. */
export type SectionStates = Readonly<Record<Section, SectionState>>;

/** What a closing asked for while it asked for everything. */
const askedWhole: readonly Section[] = [
  ...([
    'summary',
    'impact',
    'share',
    'detection',
    'rootCause',
    'resolution',
    'lessons',
    'improvements',
  ] as const),
];

/**
 * Every section as it stands: what somebody wrote, else what the record says of it, and from which entries. Nothing is in
 * it that nobody said or did: contributing factors, lessons and improvements are only what people write.
 */
export const sectionsOf = perIncident((incident): SectionStates => {
  const written = writings(incident);
  const state = (section: Section, captured: Captured | undefined): SectionState =>
    written.get(section) ?? { ...(captured ?? { words: [], from: [] }), isWritten: false };
  const captured = new Map<Section, Captured | undefined>([
    ['impact', capturedMarks(incident, 'impact started')],
    ['detection', capturedMarks(incident, 'detected')],
    ['rootCause', capturedMarks(incident, 'root cause')],
    ['resolution', capturedResolution(incident)],
    ['trigger', capturedTrigger(incident)],
    ['links', capturedLinks(incident)],
    ...(['share', 'requests', 'tickets', 'money', 'customers'] as const).map(
      (section) => [section, capturedNumber(incident, section)] as const,
    ),
  ]);
  const stated = (section: Section): SectionState => state(section, captured.get(section));
  const parts = {
    impact: stated('impact'),
    rootCause: stated('rootCause'),
    resolution: stated('resolution'),
  };
  captured.set('summary', capturedSummary(incident, parts));
  // Every section is a key of it.
  return Object.fromEntries(sections.map((section) => [section, stated(section)])) as SectionStates;
});

/** What people wrote, of each section the last, and whose it is. */
function writings(incident: Incident): ReadonlyMap<Section, SectionState> {
  const found = new Map<Section, SectionState>();
  const said = [...factsOf(incident, 'closed'), ...factsOf(incident, 'section-written')];
  for (const fact of said.sort((a, b) => a.seq - b.seq)) {
    for (const [section, words] of wordsIn(fact)) found.set(section, stateBy(fact, words));
  }
  return found;
}

function wordsIn(fact: Recorded<'closed' | 'section-written'>): readonly (readonly [Section, Wording])[] {
  if (fact.type === 'section-written') return [[fact.section, fact.text]];
  const { closing, isWhole } = fact;
  const asked = isWhole ? askedWhole : [];
  return sections.flatMap((section) => {
    const words = closing[section] ?? (asked.includes(section) ? [] : undefined);
    return words === undefined ? [] : [[section, words] as const];
  });
}

function stateBy(
  { by, recordedAt, seq }: Recorded<'closed' | 'section-written'>,
  words: Wording,
): SectionState {
  return { words, from: [], isWritten: true, at: recordedAt, seq, ...(by !== undefined && { by }) };
}
