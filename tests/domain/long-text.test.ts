import { parseTitle } from '../../src/domain/declare';
import { parseDue, takeDue } from '../../src/domain/due';
import { parseStatus } from '../../src/domain/status';
import { retyped } from '../../src/domain/wording';
import { commands } from '../../src/slack/commands';
import { unknownCommand } from '../../src/slack/find-command';
import { amina, at, nairobi, nameOf } from '../support/cast';
import { refusalOf } from '../support/log';

/** As long as a message of Slack can be. */
const longest = 40_000;

/** How long a rule may think about it, in milliseconds; each of these took seconds once. */
const patience = 1_000;

function timed(act: () => unknown): number {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}

describe('a text as long as a message can be', () => {
  test.each([' ', '(', '\n', 'due '])('that is nothing but %j is searched for a day in no time', (piece) => {
    expect(timed(() => takeDue(`${piece.repeat(longest / piece.length)}x`))).toBeLessThan(patience);
  });

  test('has its day found at the end', () => {
    const text = `${' '.repeat(longest)}look into it, due friday`;
    expect(takeDue(text)).toEqual({ rest: `${' '.repeat(longest)}look into it`, day: 'friday' });
    expect(takeDue(`${'o'.repeat(100)}verdue by tomorrow`)).toBeUndefined();
  });

  test('that mentions somebody all the time is read again in no time', () => {
    const mentions = Array.from({ length: longest / 10 }, () => ({ person: amina }));
    const text = mentions.map(() => `@${nameOf(amina)}`).join('');
    expect(timed(() => retyped(text, mentions, nameOf))).toBeLessThan(patience);
    expect(retyped(text, mentions, nameOf)).toEqual(mentions);
  });

  test('that is no subcommand is said so in no time', () => {
    expect(timed(() => unknownCommand(commands, 'a'.repeat(longest)))).toBeLessThan(patience);
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
    for (const { sentence } of refusals) {
      expect(sentence).toMatch(/^[^�]*“(👩){40}…”/u);
      expect(sentence.length).toBeLessThan(300);
    }
  });
});
