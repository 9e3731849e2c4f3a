import type { Random } from '../support/random';

/** What people and programs put into texts that were not made for it. No piece says what a bug would say. */
const pieces = [
  'checkout',
  'the database is slow',
  '10:42',
  '25:61',
  '3:05 PM',
  '10:42 EAT',
  '10:42 IST',
  'yesterday 22:10',
  '20m ago',
  '99999999999999h ago',
  '2023-11-08 15:05',
  '2023-13-45 99:99',
  '2023-11-08T15:05:00.123456789Z',
  '0000-00-00 00:00',
  '--at 10:42',
  '—at 10:42',
  '--at',
  '--private',
  '--drill',
  '--at=yesterday',
  'due friday',
  'due 2026-02-30',
  'sev1',
  'sev9',
  'A1',
  'A-1',
  'E1',
  'F1',
  'a99999999999999999999',
  '0x10',
  '1e309',
  '-0',
  'Africa/Nairobi',
  'Etc/../../passwd',
  'UTC+03:00',
  'GMT+99:99',
  'monitoring',
  'resolved',
  'operations',
  'Node Vendor',
  '<@U0AMINA>',
  '<@U0BARAKA|baraka>',
  '<@U0NOBODY>',
  '<@>',
  '<@U0AMINA',
  '@amina',
  '@here',
  '<!channel>',
  '<!here|x>',
  '<!subteam^S0OPS|@ops>',
  '<!subteam^>',
  '<!date^1699455600^{time}|then>',
  '<!date^^^^|>',
  '<#C0INC1|inc-1>',
  '<#>',
  '<https://a.example/?q=1&amp;x=<y>|a | b>',
  '<javascript:alert(1)|x>',
  '<|>',
  '<>',
  '&lt;&gt;&amp;&amp;lt;',
  '&#x41;&bogus;',
  '“quoted name”',
  '"unclosed',
  '„tief“',
  '`code`',
  '```\nblock\n```',
  '*bold _both*_ ~strike~',
  '# heading',
  '- [ ] task',
  '[link](javascript:x)',
  '![](x)',
  '| a | b |',
  '<script>alert(1)</script>',
  '<!-- comment',
  '{{title}}',
  '{{{raw}}}',
  '{{#each this}}',
  '{{lookup this "constructor"}}',
  '$(id)',
  '%s %d %n',
  '\\\\',
  "'; DROP TABLE incidents; --",
  '../../etc/passwd',
  ':pushpin:',
  ':thinking_face::skin-tone-2:',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '\u0000',
  '\u0007\u001b[31m',
  '\ud83d',
  '\udc00x',
  '\u202eevil\u202c',
  '\u2066x\u2069',
  '\u200b',
  '\ufeff',
  '\u2028',
  'Z\u0351\u036b\u0343a\u0328\u0321lgo\u0301\u0302',
  '👩‍👩‍👧‍👦',
  'مرحبا',
  '日本語',
  '\r\n',
  '\n\n\n',
  '\t',
  '          ',
  '—',
  '…',
  '１０：４２',
] as const;

/** Shapes that are harmless once and hurt in numbers. */
const repeated = [
  'a',
  ' ',
  '(',
  '{{',
  '<',
  '&amp;',
  '*',
  '10:42 ',
  '<@U0AMINA>',
  '\n',
  '-',
  '👩',
  '"',
  '\\',
] as const;

/** A text, of 40,000 characters at most as in Slack, that somebody might send who means no good, or whose keyboard slipped. */
export function hostileText(random: Random): string {
  const size = random.next();
  if (size < 0.03) return '';
  if (size < 0.05) return random.pick(repeated).repeat(1 + random.below(300));
  if (size < 0.0502) return random.pick(repeated).repeat(40_000).slice(0, 40_000);
  const parts: string[] = [];
  for (let left = 1 + random.below(7); left > 0; left -= 1) {
    parts.push(random.chance(0.06) ? character(random) : random.pick(pieces));
  }
  return parts.join(random.chance(0.8) ? ' ' : '');
}

/** A text after a few slips: cut, doubled, mixed with another one. */
export function slipped(random: Random, text: string): string {
  let slips = random.below(4);
  let slip = text;
  for (; slips > 0; slips -= 1) {
    const place = random.below(slip.length + 1);
    const way = random.below(4);
    if (way === 0) slip = slip.slice(0, place) + random.pick(pieces) + slip.slice(place);
    else if (way === 1) slip = slip.slice(0, place) + slip.slice(place + 1 + random.below(6));
    else if (way === 2) slip = slip.slice(0, place) + slip.slice(Math.max(0, place - random.below(40)));
    else slip = slip.slice(0, place) + character(random) + slip.slice(place + 1);
  }
  return slip;
}

function character(random: Random): string {
  const plane = random.next();
  if (plane < 0.6) return String.fromCharCode(random.below(0x80));
  return plane < 0.9
    ? String.fromCharCode(random.below(0x1_0000))
    : String.fromCodePoint(random.below(0x11_0000));
}

/** A value of a kind that nobody expects there. */
export function hostileValue(random: Random): unknown {
  const kind = random.below(16);
  if (kind < 5) return hostileText(random);
  const values: readonly (() => unknown)[] = [
    () => null,
    () => random.chance(0.5),
    () => random.pick([0, -1, 1.5, 2 ** 53, 1e21, -0, 1699455600.000_1]),
    () => String(random.below(10_000)),
    () => [],
    () => ({}),
    () => [hostileText(random), { text: hostileText(random) }],
    () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    () => nested(random.pick([3, 50, 400])),
    () => ({ value: hostileText(random), ts: '1699455600.000100', type: hostileText(random) }),
    () =>
      random.pick([
        '1699455600.000100',
        '9999999999.999999',
        '0.000000',
        '1699455600',
        '1e9.000000',
        '-1.000000',
      ]),
  ];
  return random.pick(values)();
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let left = depth; left > 0; left -= 1) value = left % 2 === 0 ? [value] : { elements: value };
  return value;
}

/** A copy of a value with a few places of it put otherwise: left out, of another kind, or with keys nobody has. */
export function mutated(random: Random, value: unknown, share = 0.12): unknown {
  if (random.chance(share / 4)) return hostileValue(random);
  if (typeof value === 'string') return random.chance(share) ? slipped(random, value) : value;
  if (Array.isArray(value)) {
    const kept = value.flatMap((each) => {
      if (random.chance(share / 4)) return [];
      const once = mutated(random, each, share);
      return random.chance(share / 8) ? [once, once] : [once];
    });
    return random.chance(share / 6) ? [...kept, hostileValue(random)] : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, unknown])[] =>
    random.chance(share / 4) ? [] : [[key, mutated(random, inner, share)]],
  );
  const more = random.chance(share / 6) ? [[hostileKey(random), hostileValue(random)] as const] : [];
  return withKeys([...entries, ...more]);
}

function hostileKey(random: Random): string {
  return random.pick([
    '__proto__',
    'constructor',
    'toString',
    'blocks',
    'files',
    'edited',
    'subtype',
    '',
    ' ',
  ]);
}

/** `__proto__` is a key like any other, as it is in what was read from JSON. */
function withKeys(entries: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [key, value] of entries) {
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}
