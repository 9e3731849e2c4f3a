import fc from 'fast-check';
import { histories } from './history';
import { asDelivered, botAfter, courseOf, inOrder, marked, outcomeOf } from './replay';

/** More where a number is given, such as `RUNS=20000 npx jest tests/delivery/order`. */
const numRuns = Number(process.env.RUNS ?? 400);

test('the same deliveries in any order and with any repetition make the same incidents, answers and drafts', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const course = courseOf(history);
      const orderly = await botAfter(course, inOrder(course));
      const delivered = await botAfter(course, asDelivered(course));
      expect(outcomeOf(delivered)).toEqual(outcomeOf(orderly));
      expect(outcomeOf(delivered).answered).toEqual(marked(delivered));
    }),
    { numRuns },
  );
});
