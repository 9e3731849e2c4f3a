import { parseMrkdwn } from '../../page/content/mrkdwn/mrkdwn';
import type { Inline } from '../../page/content/mrkdwn/tree';

/** What a text is read as, written as HTML would be: short enough to compare at a glance. */
function read(text: string, reading = {}): string {
  return parseMrkdwn(text, reading)
    .map(({ type, inside }) => {
      const words = inside.map(written).join('');
      return type === 'lines' ? words : `[${type} ${words}]`;
    })
    .join('');
}

function written(piece: Inline): string {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'break':
      return '⏎';
    case 'emoji':
      return `[emoji ${piece.name}${piece.tone === undefined ? '' : ` ${piece.tone}`}]`;
    case 'person':
    case 'channel':
    case 'group':
      return `[${piece.type} ${piece.id}${piece.label === undefined ? '' : ` ${piece.label}`}]`;
    case 'broadcast':
      return `[everybody ${piece.range}]`;
    case 'date':
      return `[date ${piece.seconds} ${piece.format} ${piece.url ?? '-'} ${piece.fallback}]`;
    case 'link':
      return `[link ${piece.url} ${piece.inside.map(written).join('')}]`;
    default:
      return `[${piece.type} ${piece.inside.map(written).join('')}]`;
  }
}

describe('styles', () => {
  test.each([
    ['*bold*', '[bold bold]'],
    ['_italic_', '[italic italic]'],
    ['~struck~', '[strike struck]'],
    ['*_both_*', '[bold [italic both]]'],
    ['a *b _c_ d* e', 'a [bold b [italic c] d] e'],
    ['(*bold*)', '([bold bold])'],
    ['*bold*, and', '[bold bold], and'],
    ['*two words*', '[bold two words]'],
  ])('%s is read as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(['2*3*4', 'snake_case_name', '* not a style *', '*no end', 'no start*', '**', 'a * b'])(
    '%s is no style',
    (text) => {
      expect(read(text)).toBe(text);
    },
  );

  test('a style ends with its line', () => {
    expect(read('*one\ntwo*')).toBe('*one⏎two*');
  });

  test('a style that never ends gives back what stood in it', () => {
    expect(read('*a <@U1> _b_')).toBe('*a [person U1] [italic b]');
  });

  test('what overlaps is closed by the outer style', () => {
    expect(read('*a _b* c_')).toBe('[bold a _b] c_');
  });
});

describe('code', () => {
  test('keeps everything but links and mentions as it is', () => {
    expect(read('`*a* :fire: <https://x.y|z> <@U1> &lt;`')).toBe(
      '[code *a* :fire: [link https://x.y z] [person U1] <]',
    );
  });

  test('in a block keeps its lines', () => {
    expect(read('before\n```\na *b*\n  c\n```\nafter')).toBe('before[preformatted a *b*\n  c]after');
  });

  test('a fence without an end is no fence', () => {
    expect(read('a ``` b *c*')).toBe('a ``` b [bold c]');
  });
});

describe('quotes', () => {
  test('take the lines that are marked', () => {
    expect(read('&gt; one\n&gt;two *b*\nthree')).toBe('[quote one⏎two [bold b]]three');
  });

  test('of three marks take the rest', () => {
    expect(read('a\n&gt;&gt;&gt; b\nc')).toBe('a[quote b⏎c]');
  });
});

describe('tokens', () => {
  test.each([
    ['<@U012AB>', '[person U012AB]'],
    ['<@U012AB|amina>', '[person U012AB amina]'],
    ['<#C012|general>', '[channel C012 general]'],
    ['<#C012|>', '[channel C012]'],
    ['<!subteam^S01|@oncall>', '[group S01 oncall]'],
    ['<!here>', '[everybody here]'],
    ['<!channel|channel>', '[everybody channel]'],
    ['<https://example.com/?a=1&amp;b=2|see *this*>', '[link https://example.com/?a=1&b=2 see *this*]'],
    ['<https://example.com>', '[link https://example.com https://example.com]'],
    ['<mailto:a@example.com>', '[link mailto:a@example.com a@example.com]'],
    [
      '<!date^1700000000^{date} at {time}^https://example.com/|then>',
      '[date 1700000000 {date} at {time} https://example.com/ then]',
    ],
    ['<!date^1700000000^{date}|then>', '[date 1700000000 {date} - then]'],
    ['<!unknown|a label>', 'a label'],
  ])('%s is read as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    '<javascript:alert(1)|click>',
    '<data:text/html,x>',
    '<JaVaScRiPt:alert(1)>',
    '<not a token>',
    '<@nobody>',
    '<>',
    '<',
    '<script>alert(1)</script>',
  ])('%s stays the text that it is', (text) => {
    expect(read(text)).toBe(text);
  });

  test('a date does not take an address that no click may follow', () => {
    expect(read('<!date^1^{date}^javascript:alert(1)|x>')).toBe('[date 1 {date} - x]');
  });
});

describe('bare addresses', () => {
  test.each([
    ['see https://example.com/a.', 'see [link https://example.com/a https://example.com/a].'],
    ['(https://example.com/a)', '([link https://example.com/a https://example.com/a])'],
    ['https://x.y/a_(b)', '[link https://x.y/a_(b) https://x.y/a_(b)]'],
    ['https://x.y/?a&amp;b', '[link https://x.y/?a&b https://x.y/?a&b]'],
    ['https://x.y/snake_case_path', '[link https://x.y/snake_case_path https://x.y/snake_case_path]'],
  ])('%s is read as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('stay text where the app wants it so', () => {
    expect(read('https://example.com', { verbatim: true })).toBe('https://example.com');
  });
});

describe('emoji and entities', () => {
  test.each([
    [':fire:', '[emoji fire]'],
    [':+1::skin-tone-3:', '[emoji +1 3]'],
    ['at 10:30:00', 'at 10[emoji 30]00'],
    ['a : b : c', 'a : b : c'],
    ['&lt;b&gt; &amp;amp; &nbsp;', '<b> &amp; &nbsp;'],
  ])('%s is read as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});
