import { Ear } from './support/ear';
import { openTown, refusal, type Town } from './support/town';

type Known = Readonly<Record<'ana' | 'ops' | 'sre', string>>;

const text = (words: string, ...styles: string[]) => ({
  type: 'text',
  text: words,
  ...(styles.length > 0 ? { style: Object.fromEntries(styles.map((style) => [style, true])) } : {}),
});
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const list = (fields: object, ...items: string[]) => ({
  type: 'rich_text_list',
  style: 'bullet',
  indent: 0,
  border: 0,
  ...fields,
  elements: items.map((item) => section(text(item))),
});

describe('what a person writes', () => {
  let town: Town;
  let known: Known;
  beforeAll(async () => {
    town = await openTown();
    const sre = town.playground.addUserGroup({ handle: 'sre', name: 'SRE', members: ['ben'] });
    known = { ana: town.ana.id, ops: town.ops, sre };
  });
  afterAll(() => town.close());

  const written = () => town.playground.messages(town.ops).at(-1);

  test.each<[string, (known: Known) => object[]]>([
    ['two plain\nlines & <b>', () => [section(text('two plain\nlines & <b>'))]],
    [
      'it is *really* _not_ ~so~ `max <b>` bad',
      () => [
        section(
          text('it is '),
          text('really', 'bold'),
          text(' '),
          text('not', 'italic'),
          text(' '),
          text('so', 'strike'),
          text(' '),
          text('max <b>', 'code'),
          text(' bad'),
        ),
      ],
    ],
    ['*_both_* and 2 * 3 * 4', () => [section(text('both', 'italic', 'bold'), text(' and 2 * 3 * 4'))]],
    ['*open and *\nclosed*', () => [section(text('*open and *\nclosed*'))]],
    [
      '@ana in #ops, @sre @here',
      ({ ana, ops, sre }) => [
        section(
          { type: 'user', user_id: ana },
          text(' in '),
          { type: 'channel', channel_id: ops },
          text(', '),
          { type: 'usergroup', usergroup_id: sre },
          text(' '),
          { type: 'broadcast', range: 'here' },
        ),
      ],
    ],
    [
      'see https://example.com/?a=1&b=2.',
      () => [section(text('see '), { type: 'link', url: 'https://example.com/?a=1&b=2' }, text('.'))],
    ],
    [
      ':fire: :wave::skin-tone-3: at 10:30:15 :nobody_has_this:',
      () => [
        section(
          { type: 'emoji', name: 'fire', unicode: '1f525' },
          text(' '),
          { type: 'emoji', name: 'wave', unicode: '1f44b-1f3fc', skin_tone: 3 },
          text(' at 10:30:15 :nobody_has_this:'),
        ),
      ],
    ],
    [
      'done:\n- one\n- two\n  - deeper\n1. first\n2. second\nafter',
      () => [
        section(text('done:\n')),
        list({}, 'one', 'two'),
        list({ indent: 1 }, 'deeper'),
        list({ style: 'ordered' }, 'first', 'second'),
        section(text('after')),
      ],
    ],
    ['3. third', () => [list({ style: 'ordered', offset: 2 }, 'third')]],
    [
      '> it said\n> this\nnot that',
      () => [{ type: 'rich_text_quote', elements: [text('it said\nthis')] }, section(text('not that'))],
    ],
    ['>>> all\nof it', () => [{ type: 'rich_text_quote', elements: [text('all\nof it')] }]],
    [
      'trace:\n```\n  at <a>\n    @ana\n```\nend',
      () => [
        section(text('trace:\n')),
        { type: 'rich_text_preformatted', elements: [text('  at <a>\n    @ana')] },
        section(text('end')),
      ],
    ],
    ['a ``` b', () => [section(text('a ``` b'))]],
  ])('%j is sent as rich text', async (typed, elements) => {
    await town.ana.post(town.ops, typed);
    expect(written()?.blocks).toEqual([
      { type: 'rich_text', block_id: expect.any(String), elements: elements(known) },
    ]);
  });

  test.each([
    ['plain *bold* `code` > & ```x\ny```', 'plain *bold* `code` &gt; &amp; ```x\ny```'],
    ['- one\n  - two\n1. three', '• one\n    ◦ two\n1. three'],
    ['> quoted\nnot', '&gt; quoted\nnot'],
    ['a\n```\nb\n```\nc', 'a\n```\nb\n```\nc'],
    ['\n\na\n\n', '\n\na\n\n'],
  ])('%j has the flattened copy %j', async (typed, copy) => {
    await town.ana.post(town.ops, typed);
    expect(written()?.text).toBe(copy);
  });

  test('is in the events as well, also when it is changed or deleted', async () => {
    const ear = await Ear.open(town.playground);
    const ts = await town.ana.post(town.ops, '*first*');
    await town.ana.edit(town.ops, ts, '*second*');
    await town.ana.delete(town.ops, ts);
    const deleted = await ear.event('message', ({ subtype }) => subtype === 'message_deleted');
    const blocks = (words: string) => [{ elements: [section(text(words, 'bold'))] }];
    expect(ear.events('message').find((event) => event.ts === ts)).toMatchObject({
      text: '*first*',
      blocks: blocks('first'),
    });
    expect(ear.events('message').find(({ subtype }) => subtype === 'message_changed')).toMatchObject({
      message: { text: '*second*', blocks: blocks('second') },
      previous_message: { blocks: blocks('first') },
    });
    expect(deleted.previous_message).toMatchObject({ blocks: blocks('second') });
  });

  test('beside a file is rich text too, and nothing where nothing was written', async () => {
    await town.ana.upload(town.ops, { name: 'a.txt', content: 'a' }, 'the *log*');
    expect(written()?.blocks).toMatchObject([{ elements: [section(text('the '), text('log', 'bold'))] }]);
    await town.ana.upload(town.ops, { name: 'b.txt', content: 'b' });
    expect(written()).not.toHaveProperty('blocks');
  });

  test('may be rich text already, and its flattened copy is made from that', async () => {
    const elements = [
      section(text('look: '), { type: 'link', url: 'https://x.y', text: 'this' }),
      list({ style: 'ordered' }, 'a & b', 'c'),
      { type: 'rich_text_quote', elements: [text('said', 'bold')] },
      { type: 'rich_text_preformatted', elements: [text('x\ny')] },
    ];
    await town.ana.post(town.ops, '', { blocks: [{ type: 'rich_text', elements }] });
    expect(written()).toMatchObject({
      text: 'look: <https://x.y|this>\n1. a &amp; b\n2. c\n&gt; *said*\n```x\ny```',
      blocks: [{ block_id: expect.any(String), elements }],
    });
    const divider = { blocks: [{ type: 'divider' }] };
    expect(await refusal(town.ana.post(town.ops, 'x', divider))).toBe('invalid_blocks');
  });

  test('takes time that grows with its length and no faster', async () => {
    const started = performance.now();
    for (const hostile of ['*_~`:', '*a ', '<', ':a', '> - ', '```', '`', '- '])
      await town.ana.post(town.ops, hostile.repeat(39_000 / hostile.length));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
