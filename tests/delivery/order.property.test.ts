import fc from 'fast-check';
import { histories } from './history';
import { draftsOf, marked, outcomeOf, shownOf, statusesOf } from './outcome';
import { asDelivered, botAfter, courseOf, inOrder } from './replay';

/** More where a number is given: `RUNS=20000 npx jest tests/delivery/order`. */
const runs = Number(process.env.RUNS ?? 200);

test('the same deliveries in any order and with any repetition make the same incidents and answers', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const course = courseOf(history);
      const orderly = await botAfter(course, inOrder(course));
      const delivered = await botAfter(course, asDelivered(course));
      expect(outcomeOf(delivered)).toEqual(outcomeOf(orderly));
      expect(outcomeOf(delivered).answered).toEqual(marked(delivered));
      expect(shownOf(delivered)).toEqual(statusesOf(delivered));
    }),
    { numRuns: runs },
  );
});

test('and the same drafts', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const course = courseOf(history);
      const orderly = await botAfter(course, inOrder(course));
      const delivered = await botAfter(course, asDelivered(course));
      expect(draftsOf(delivered)).toEqual(draftsOf(orderly));
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});
