import { Refusal } from '../../src/errors';
import { inWords } from '../../src/sentence';
import { defaultSettings } from './default-settings';

/** The code and the sentence with which an act is refused; fails when it is not, and hands on any other error. */
export function refused(act: () => unknown): [code: string, sentence: string] {
  try {
    act();
  } catch (refusal) {
    if (refusal instanceof Refusal) return [refusal.code, inWords(refusal.sentence, defaultSettings)];
    throw refusal;
  }
  throw new Error('Nothing was refused');
}
