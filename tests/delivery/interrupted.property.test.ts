import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Random } from '../support/random';
import { type Happening, histories } from './history';
import { remainsOfInterrupted } from './interrupted';
import { outcomeOf } from './outcome';
import { asDelivered, botAfter, courseOf, inOrder } from './replay';

/** More where a number is given: `RUNS=1000 npx jest tests/delivery/interrupted`. */
const runs = Number(process.env.RUNS ?? 20);
const mostBlows = 12;

jest.setTimeout(60_000 + runs * 2_000);

/**
 * What is not marked is stored nowhere: a bot that died between hearing a message and its mark reads the words again,
 * which it cannot where somebody deleted it meanwhile.
 */
function isReadableLater({ what }: Happening): boolean {
  return what.type !== 'delete';
}

describe('deliveries that arrive in bursts at a bot which dies or whose disk is full at any statement', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-interrupted-'));
  let databases = 0;
  afterAll(() => rmSync(folder, { recursive: true }));

  test('make the same incidents and answers, when what was not acknowledged arrives again', async () => {
    let met = 0;
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(), async (history, seed) => {
        databases += 1;
        const course = courseOf(history.filter(isReadableLater));
        const path = join(folder, `${databases}.db`);
        const random = new Random(seed);
        const { remains, blows } = await remainsOfInterrupted(course, asDelivered(course), {
          path,
          random,
          blows: mostBlows,
        });
        met += blows;
        expect(outcomeOf(remains)).toEqual(outcomeOf(await botAfter(course, inOrder(course))));
      }),
      // To find less that fails as well would take many minutes.
      { numRuns: runs, endOnFailure: true },
    );
    expect(met).toBeGreaterThan(runs);
  });
});
