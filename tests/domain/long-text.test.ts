import { wordCount } from '../../src/documents/markdown/word-count';
import { parseTitle } from '../../src/domain/decisions/declare';
import { parseStatus } from '../../src/domain/status';
import { retyped } from '../../src/domain/text/retyped';
import { parseDue, takeDue } from '../../src/domain/time/due';
import { Refusal } from '../../src/errors';
import { inWords } from '../../src/sentence';
import { commands } from '../../src/slack/commands';
import { unknownCommand } from '../../src/slack/interactions/find-command';
import { amina, at, nairobi, nameOf } from '../support/cast';
import { defaultSettings } from '../support/default-settings';
import { refusalOf } from '../support/log';

/** As long as a message of Slack can be. */
const longest = 40_000;

/** Each of these took seconds once, and so many of them in a row far longer than `longestWork`. */
const rounds = 30;

/** In milliseconds of the processor: others may use the machine, too. */
const longestWork = 10_000;

function often<T>(act: () => T): T {
  const begun = process.cpuUsage();
  for (let round = 1; round < rounds; round += 1) act();
  const result = act();
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1_000).toBeLessThan(longestWork);
  return result;
}

describe('a text as long as a message can be', () => {
  test.each([
    [' ', undefined],
    ['(', undefined],
    ['\n', undefined],
    ['due ', 'due due due due due due due x'],
  ])('that is nothing but %j is searched for a day in no time', (piece, day) => {
    expect(often(() => takeDue(`${piece.repeat(longest / piece.length)}x`))?.day).toBe(day);
  });

  test('has its day found at the end', () => {
    const text = `${' '.repeat(longest)}look into it, due friday`;
    expect(takeDue(text)).toEqual({ rest: `${' '.repeat(longest)}look into it`, day: 'friday' });
    expect(takeDue(`${'o'.repeat(100)}verdue tomorrow`)).toBeUndefined();
  });

  test('that mentions somebody all the time is read again in no time', () => {
    const mentions = Array.from({ length: longest / 10 }, () => ({ person: amina }));
    const text = mentions.map(() => `@${nameOf(amina)}`).join('');
    expect(often(() => retyped(text, mentions, nameOf))).toEqual(mentions);
  });

  test('that is no subcommand is said so in no time', () => {
    expect(often(() => unknownCommand(commands, 'a'.repeat(longest)))).toBeInstanceOf(Refusal);
  });

  test('that is nothing but “<” has its words counted in no time', () => {
    expect(wordCount('\\<'.repeat(longest))).toBe(0);
  });

  test('is repeated by no refusal', () => {
    const text = '👩'.repeat(longest / 2);
    const context = { now: at('15:00'), zone: nairobi };
    const refusals = [
      refusalOf(() => parseDue(text, context)),
      refusalOf(() => parseStatus(text)),
      refusalOf(() => parseTitle(text)),
      unknownCommand(commands, text),
    ];
    for (const refusal of refusals) {
      const sentence = inWords(refusal.sentence, defaultSettings);
      expect(sentence).toMatch(/^[^�]*“(👩){40}…”/u);
      expect(sentence.length).toBeLessThan(300);
    }
  });
});
