import fc from 'fast-check';
import { inPlainText } from '../../../../src/domain/text/plain-text';
import { findSecrets } from '../../../../src/domain/text/secrets/find-secrets';
import { masked, maskedText, secretsIn } from '../../../../src/domain/text/secrets/masked';
import type { Piece, Wording } from '../../../../src/domain/text/wording';

const key = 'AKIAIOSFODNN7EXAMPLE';
const shownAs = 'AKIA…[masked]';
const block = '-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq1\n-----END PRIVATE KEY-----';

describe('words with a secret in them', () => {
  test.each<[string, Wording, Wording]>([
    ['in code', [{ code: key }], [{ code: shownAs }]],
    ['in a block of code', [{ codeBlock: `a\n${key}\nb` }], [{ codeBlock: `a\n${shownAs}\nb` }]],
    ['in an item of a list', [{ list: [['one'], [key]] }], [{ list: [['one'], [shownAs]] }]],
    ['in a quote', [{ quote: [{ bold: [key] }] }], [{ quote: [{ bold: [shownAs] }] }]],
    [
      'across pieces',
      ['AKIAIOSF', { bold: ['ODNN7EXAMPLE'] }, ' leaked'],
      [shownAs, { bold: [] }, ' leaked'],
    ],
    ['behind its name', ['password: ', { code: 'hunter2' }], ['password: ', { code: '[masked]' }]],
    [
      'with a mail address in it, as Slack makes one',
      ['postgres://admin:', { link: 'mailto:s3cr3t@db.internal', label: 's3cr3t@db.internal' }, '/orders'],
      ['postgres://admin:', '[masked]@db.internal', '/orders'],
    ],
    [
      'in the address of a link',
      [{ link: `https://a.example/?token=${key}`, label: 'here' }, '.'],
      ['here', '.'],
    ],
    [
      'over several blocks',
      [{ codeBlock: block.slice(0, 40) }, block.slice(40)],
      [{ codeBlock: '[masked]' }],
    ],
  ])('hide it %s', (_, words, hidden) => {
    expect(masked(words)).toEqual(hidden);
    expect(masked(masked(words))).toEqual(masked(words));
  });

  test('stay the very same where there is none', () => {
    const words: Wording = ['The pool is ', { bold: ['exhausted'] }, { person: 'U0AMINA' }];
    expect(masked(words)).toBe(words);
  });
});

const fragments = [
  ...[
    key,
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'xoxb-123456789012-abcdefABCDEF',
    'hunter2',
    's3cr3t',
    '4711',
  ],
  ...[
    'password',
    'token',
    'secret',
    'api_key',
    'pin',
    'Bearer ',
    '-u admin:',
    ' is ',
    ': ',
    '=',
    ' to ',
    ' ',
  ],
  ...[
    'postgres://admin:',
    '@db/x',
    'https://',
    'eyJhbGciOiJI.eyJzdWIiOiIxMjM0.abc',
    '"',
    "'",
    '\n',
    '…',
    '[masked]',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    'MIIEpAIBAAKCAQEA7bq1',
    '.',
    ',',
    ')',
    'word',
  ],
];
const text = fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((parts) => parts.join(''));
const inline: fc.Arbitrary<Piece> = fc.oneof(
  text,
  text.map((code) => ({ code })),
  text.map((link) => ({ link })),
  fc.record({ link: text, label: text }),
  fc.constant({ person: 'U0AMINA' }),
);
const leaf = fc.oneof(
  inline,
  text.map((codeBlock): Piece => ({ codeBlock })),
);
const wording: fc.Arbitrary<Wording> = fc.array(
  fc.oneof(
    leaf,
    fc.array(inline, { maxLength: 3 }).map((bold) => ({ bold })),
    fc.array(fc.array(leaf, { maxLength: 2 }), { maxLength: 3 }).map((list) => ({ list })),
    fc.array(leaf, { maxLength: 3 }).map((quote) => ({ quote })),
  ),
  { maxLength: 5 },
);

test('mentions behind the name of a user are no password, and what stands beside them is', () => {
  const [ana, ben] = [{ person: 'U0AMINA' }, { person: 'U0BARAKA' }];
  expect(secretsIn(['curl -u admin:', ana, ben])).toEqual([]);
  expect(masked(['curl -u admin:', ana, 'hunter2'])).toEqual(['curl -u admin:', ana]);
  expect(secretsIn(['curl -u admin:', ana, '[masked]'])).toEqual([]);
});

test('a masked text holds nothing of what was found in it, nor anything that would be found', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const hidden = maskedText(whole);
      expect(findSecrets(hidden)).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

test('masked words hold nothing that would be found, however they are put together', () => {
  fc.assert(
    fc.property(wording, (words) => {
      const hidden = masked(words);
      expect(secretsIn(hidden)).toEqual([]);
      // An address stands behind its words in plain text, as nobody reads them.
      if (JSON.stringify(hidden).includes('"link"')) return;
      expect(findSecrets(inPlainText(hidden, () => '\ufffc'))).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});
