import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emojiOf } from '../src/domain/mark-kind';
import { Refusal } from '../src/errors';
import { inWords, type Sentence, say, slash } from '../src/sentence';
import { defaultSettings } from './support/default-settings';
import { literalsIn } from './support/literals';
import { otherNames } from './support/other-names';
import { readTexts } from './support/source-tree';

const root = join(__dirname, '..');

describe('a sentence', () => {
  const mend = say`Type ${slash('times')}, or react with ${emojiOf('resolved')}.`;

  test('names command and emoji as the settings do', () => {
    expect(inWords(mend, defaultSettings)).toBe('Type `/incident times`, or react with `:checkered_flag:`.');
    expect(inWords(mend, otherNames)).toBe('Type `/inc times`, or react with `:tada:`.');
  });

  test('may hold another one, and numbers', () => {
    expect(inWords(say`${2} times are missing. ${mend}`, otherNames)).toBe(
      '2 times are missing. Type `/inc times`, or react with `:tada:`.',
    );
    expect(inWords('Nothing changed.', otherNames)).toBe('Nothing changed.');
  });

  test('takes nothing that people wrote for a name', () => {
    const written = '`/incident times` :dart: {"slash":"times"}';
    expect(inWords(say`“${written}” is no time.`, otherNames)).toBe(`“${written}” is no time.`);
  });

  test('stands in the message of a refusal, where no settings are at hand, without a name', () => {
    const sentence: Sentence = say`Type ${slash('times')} or ${emojiOf('resolved')}.`;
    expect(new Refusal('no-time', sentence).message).toBe('Type `/<command> times` or `:<resolved>:`.');
  });
});

describe('what is a setting', () => {
  const emoji = [...Object.values(defaultSettings.emoji), defaultSettings.answerEmoji].join('|');
  const usualName = new RegExp(`(?:^|[^\\w./])/${defaultSettings.command}(?![\\w-])|:(?:${emoji}):`);
  /** Where it is named in a text that the bot says, which is `say`, `slash` and `emojiOf` to do. */
  const named = (texts: Readonly<Record<string, string>>): readonly string[] =>
    literalsIn(texts)
      .filter(({ text }) => usualName.test(text))
      .map(({ path, text }) => `${path}: ${text}`);

  test('is named literally by no text of the bot', () => {
    const own = Object.entries(readTexts(join(root, 'src'))).filter(
      ([path]) => !path.startsWith('playground/'),
    );
    expect(own.length).toBeGreaterThan(200);
    expect(named(Object.fromEntries(own))).toEqual([]);
  });

  test('is named by no template', () => {
    const folder = join(root, 'templates');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.hbs'),
    );
    expect(files).not.toEqual([]);
    expect(files.filter((path) => usualName.test(readFileSync(join(folder, path), 'utf8')))).toEqual([]);
  });

  test('would be found', () => {
    const texts = {
      'a.ts': "import './incident'; f('Type `/incident times`.'); // `/incident note`",
      'b.ts': `f(\`React to \${x} with :dart:\`); f("/incident"); f("/incidents"); f("a :darts: b");`,
    };
    expect(named(texts)).toEqual(['a.ts: Type `/incident times`.', 'b.ts:  with :dart:', 'b.ts: /incident']);
  });
});
