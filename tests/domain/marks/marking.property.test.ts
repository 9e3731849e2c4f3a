import fc from 'fast-check';
import { arriving, type Delivery, histories, received } from '../../support/deliveries';
import type { Log } from '../../support/log';
import { pictureOf } from '../../support/picture';

test('the same deliveries in any order and with any repetition make the same incident', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const inOrder = received(history).incident;
      const asArrived = received(arriving(history)).incident;
      expect(pictureOf(asArrived)).toEqual(pictureOf(inOrder));
    }),
    { numRuns: 2_000 },
  );
});

test('a delivery that is repeated at once records nothing', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const twice = history.flatMap((delivery): readonly Delivery[] =>
        delivery.happening.type === 'tell' ? [delivery] : [delivery, delivery],
      );
      expect(unstamped(received(twice))).toEqual(unstamped(received(history)));
    }),
    { numRuns: 500 },
  );
});

/** The facts without the moments at which the bot learnt them. */
function unstamped(log: Log) {
  return log.events.map(({ recordedAt: _, ...fact }) => fact);
}
