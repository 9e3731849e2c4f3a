import { MAX_TITLE, parseTitle } from '../../../src/domain/decisions/declare';
import { amina, at, nairobi } from '../../support/cast';
import { given, refusalOf } from '../../support/log';

describe('declaring', () => {
  test('makes an incident that is being investigated', () => {
    const { incident } = given({ title: 'Checkout answers 500', severity: 'sev1', at: '10:42' });
    expect(incident).toMatchObject({
      number: 7,
      seq: 1,
      title: 'Checkout answers 500',
      severity: 'sev1',
      status: 'investigating',
      zone: nairobi,
      isPrivate: false,
      isDrill: false,
      declaredAt: at('10:42'),
      declaredBy: amina,
    });
  });

  test('keeps what was said about privacy, practice and the beginning', () => {
    const { incident } = given({ isPrivate: true, isDrill: true, began: at('09:30') });
    expect(incident).toMatchObject({ isPrivate: true, isDrill: true, declared: { began: at('09:30') } });
  });

  test('refuses a title as if it were typed alone', () => {
    expect(refusalOf(() => given({ title: '' })).code).toBe('no-title');
  });
});

describe('a title', () => {
  test('is one line without space around it', () => {
    expect(parseTitle('  Checkout\n answers\t500 ')).toBe('Checkout answers 500');
  });

  test.each(['', ' ', '\n\t'])('is asked for when there is nothing but "%s"', (text) => {
    expect(refusalOf(() => parseTitle(text))).toEqual({
      code: 'no-title',
      sentence: 'Say what is wrong: `/incident start sev2 Checkout answers 500`.',
      field: 'title',
    });
  });

  test('may have as many characters as fit, an emoji being one', () => {
    const longest = `${'x'.repeat(MAX_TITLE - 1)}🔥`;
    expect(parseTitle(longest)).toBe(longest);
  });

  test('of 300 characters is refused with where the rest belongs', () => {
    expect(refusalOf(() => parseTitle('x'.repeat(300)))).toEqual({
      code: 'title-too-long',
      sentence:
        'The title has 300 characters; 200 fit. Say it shorter and put the rest into a `/incident note`.',
      field: 'title',
    });
  });

  test.each([
    ['emoji', '🔥🔥'],
    ['an emoji of several parts', '👩🏽‍🚒'],
    ['a flag', '🇰🇪'],
    ['emoji by name', ':fire: :thumbsup::skin-tone-3:'],
    ['emoji made of a digit or a letter', '1️⃣ ℹ️'],
    ['punctuation', '?!'],
  ])('of nothing but %s is refused', (_, text) => {
    expect(refusalOf(() => parseTitle(text))).toEqual({
      code: 'title-without-words',
      sentence: `“${text}” says nothing to whoever reads or searches it. Say in words what is wrong: \`/incident start sev2 Checkout answers 500\`.`,
      field: 'title',
    });
  });

  test('of nothing but very many emoji is not repeated whole', () => {
    const { code, sentence } = refusalOf(() => parseTitle('🔥'.repeat(300)));
    expect(code).toBe('title-without-words');
    expect(sentence).toContain(`“${'🔥'.repeat(40)}…” says nothing`);
  });

  test.each(['🔥 down', 'データベース障害', 'Сбой оплаты', '500', ':fire: 500'])(
    'has words in "%s"',
    (text) => {
      expect(parseTitle(text)).toBe(text);
    },
  );
});
