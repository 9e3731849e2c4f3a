import fc from 'fast-check';
import { fold } from '../../../src/domain/fold/fold';
import type { Fact, IncidentEvent } from '../../../src/domain/incident/incident-event';
import { reviewOf } from '../../../src/domain/review/review';
import { later, minute } from '../../../src/domain/time/instant';
import { amina, at, baraka, chebet } from '../../support/cast';
import { given } from '../../support/log';

/** Something that was recorded so many minutes after ten. */
interface Recorded {
  readonly minutes: number;
  readonly by: string;
  readonly fact: Fact;
}

const person = fc.constantFrom(baraka, chebet);
const fact = fc.oneof(
  fc.record({
    type: fc.constant('review-asked' as const),
    reviewers: fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
  }),
  fc.constantFrom<Fact>(
    { type: 'review-given', verdict: 'approved' },
    { type: 'review-given', verdict: 'changes wanted', text: ['the cause is another one'] },
    { type: 'published' },
    { type: 'published', link: 'https://wiki.example.com/inc-7' },
    { type: 'reopened' },
    { type: 'noted', text: ['one more thing'] },
  ),
);
/** What was recorded, each at a moment of its own. */
const recorded = fc
  .array(fc.tuple(fact, person), { maxLength: 12 })
  .map((all) => all.map(([each, by], index): Recorded => ({ minutes: index + 1, by, fact: each })));

/** The incident once all of it has arrived, in that order. */
function after(arriving: readonly Recorded[]) {
  const { incident } = given();
  const events = arriving.map(
    ({ fact, minutes, by }, index): IncidentEvent => ({
      ...fact,
      ...{ seq: incident.seq + index + 1, recordedAt: later(at('10:00'), minutes * minute), by },
    }),
  );
  return fold(incident, events);
}

/** Where the postmortem stands, without the numbers and positions that were given on arrival. */
function standing(arriving: readonly Recorded[]) {
  const { requests, publication, ...rest } = reviewOf(after(arriving));
  const seen = requests.map(({ reviewer, askedAt, isOpen, outcome }) => {
    const given = outcome?.type === 'given' ? [outcome.given.verdict, outcome.given.recordedAt] : [];
    return JSON.stringify([askedAt, reviewer, isOpen, outcome?.type, ...given]);
  });
  return { ...rest, requests: seen.sort(), publishedAt: publication?.recordedAt, link: publication?.link };
}

const shuffled = recorded.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
);

test('a review stands where its facts put it, in whatever order they arrive', () => {
  fc.assert(
    fc.property(shuffled, ([inOrder, arriving]) => {
      expect(standing(arriving)).toEqual(standing(inOrder));
    }),
  );
});

test('the last of asking, publishing and reopening says which state it is', () => {
  const states = { 'review-asked': 'in review', published: 'published', reopened: 'draft' } as const;
  fc.assert(
    fc.property(shuffled, ([inOrder, arriving]) => {
      const moves = inOrder.flatMap(({ fact: { type } }) =>
        type in states ? [type as keyof typeof states] : [],
      );
      const last = moves.at(-1);
      expect(standing(arriving).state).toBe(last === undefined ? 'draft' : states[last]);
    }),
  );
});

test('what was published is changed since where something was recorded later that it says', () => {
  fc.assert(
    fc.property(shuffled, ([inOrder, arriving]) => {
      const published = inOrder.findLastIndex(({ fact }) => fact.type === 'published');
      const isChanged = inOrder.some(
        ({ fact: { type } }, index) => index > published && (type === 'noted' || type === 'reopened'),
      );
      expect(standing(arriving).isChangedSince).toBe(published >= 0 && isChanged);
    }),
  );
});

test('whoever is asked, says that changes are needed and is asked again is waited for once', () => {
  const asked: Fact = { type: 'review-asked', reviewers: [baraka] };
  const all = [
    { minutes: 1, by: amina, fact: asked },
    {
      minutes: 2,
      by: baraka,
      fact: { type: 'review-given', verdict: 'changes wanted', text: ['x'] } as Fact,
    },
    { minutes: 3, by: amina, fact: asked },
  ];
  const { requests } = reviewOf(after(all));
  expect(requests.map(({ number, isOpen, outcome }) => [number, isOpen, outcome?.type])).toEqual([
    [1, false, 'given'],
    [2, true, undefined],
  ]);
});
