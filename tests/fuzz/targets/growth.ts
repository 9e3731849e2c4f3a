import { Refusal } from '../../../src/errors';
import { refuseGrowth, type Work } from '../growth';
import { shapeInWords, shapeOf, textOf } from '../long-texts';
import { pure, type Target } from '../target';
import { works } from '../works';

/** Whatever is done with a text, done with longer and longer ones: its time grows as their length does, and no faster. */
export const growth: Target = pure('growth', 6_000, (random, note) => {
  const [name, work] = random.pick(Object.entries(works));
  const shape = shapeOf(random);
  note(`${name}: ${shapeInWords(shape)}`);
  refuseGrowth(refusing(work), (length) => textOf(shape, length));
});

/** A text may be refused; whatever else is thrown is a bug. */
function refusing(work: Work): Work {
  return (text) => {
    try {
      return work(text);
    } catch (error) {
      if (
        error instanceof Refusal ||
        (error instanceof RangeError && /^Not (?:a Slack|an instant)/.test(error.message))
      )
        return undefined;
      throw error;
    }
  };
}
