import MarkdownIt from 'markdown-it';
import { minute } from '../../src/domain/time/instant';
import { ask, declared, opened, textsIn, writes } from '../support/asking';
import { World } from '../support/world';

/** What people type or paste, by what it tries. */
const hostile: Readonly<Record<string, string>> = {
  'a broadcast typed as such': 'wake up @channel @here @everyone',
  'a broadcast as a control sequence': 'wake up <!channel> <!here> <!everyone|everyone>',
  'a mention as a control sequence': 'ask <@U0000000008> or <@U0000000008|david>',
  'a group as a control sequence': 'ask <!subteam^S0000000001|@oncall>',
  'escaped twice': 'wake up &lt;!channel&gt; &amp;lt;!channel&amp;gt;',
  'a link that lies': '<javascript:alert(1)|https://example.org> <https://evil.example|https://bank.example>',
  HTML: '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
  'template syntax': '{{constructor}} {{{__proto__}}} {{> postmortem}} {% raw %}',
  Markdown:
    '# heading | a | b | [x](javascript:alert(1)) ![y](https://evil.example/y.png) **bold** _it_ ~~no~~',
  'a code block': '```\n<!channel>\n``` and `<!here>` and ``` left open <!channel>',
  'right-to-left': 'الدفع لا يعمل \u202etxt.exe\u202c <!channel>',
  'every plane of Unicode': '𝕮heckout 💥 ﷽ e\u0301 \u200b\u2060 \u0000 日本語 <!channel>',
};

/** A control sequence of Slack that has an effect when it is read. */
const live = /<[@!#][^<>]*>|<(?!https?:\/\/|mailto:|!date\^|[@!#])[^<>]*>/g;

const mistake = /^Firelog made a mistake/;

describe('what people write has no effect', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  /** Every text that the bot posted anywhere, or showed to somebody. */
  const spoken = (): readonly string[] => {
    const { botUserId } = world.playground;
    const posted = world.playground
      .channels()
      .flatMap(({ id }) => world.playground.messages(id))
      .filter(({ user }) => user === botUserId);
    const shown = (['amina', 'baraka'] as const).flatMap((name) => world.person(name).ephemerals());
    return [...posted, ...shown].flatMap(({ text, blocks }) => [text, ...mrkdwnIn(blocks)]);
  };

  /** The control sequences that are none of the bot’s own: itself, dates, the declarer, whoever was escalated to. */
  const effects = (): readonly string[] => {
    const own = new Set([
      `<@${world.playground.botUserId}>`,
      `<@${world.person('amina').id}>`,
      `<@${world.person('chebet').id}>`,
      `<#${channel}>`,
    ]);
    return spoken().flatMap((text) =>
      [...text.matchAll(live)]
        .map(([token]) => token)
        .filter((token) => !token.startsWith('<!date^') && !own.has(token)),
    );
  };

  /** The words of the draft as a reader of the rendered Markdown sees them, and its elements. */
  const rendered = async () => {
    await ask(world, 'amina', channel, '/incident postmortem');
    const html = new MarkdownIt({ html: true, linkify: false }).render(world.draft());
    const words = html
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    return { html, words: bare(words) };
  };

  describe.each(Object.entries(hostile))('%s', (_, text) => {
    test('in every command of an incident', async () => {
      const oneLine = text.replaceAll('\n', ' ');
      const lines = [
        `note ${text}`,
        `assume ${text}`,
        `confirm A1 ${text}`,
        `rule-out A1 ${text}`,
        `escalate @chebet ${text}`,
        `escalate "${oneLine.replaceAll('"', '')}" ${text}`,
        `update ${text}`,
        `follow-up ${text}`,
        `title Checkout ${text}`,
        `status ${text}`,
        `severity ${text}`,
        `zone ${text}`,
        `confirm ${text}`,
        `escalate ${text}`,
        `note x --at ${text}`,
        `help ${text}`,
        text,
      ];
      for (const line of lines) {
        const { answer } = await ask(world, 'amina', channel, `/incident ${line}`);
        expect([line, answer]).not.toEqual([line, expect.stringMatching(mistake)]);
        expect(answer).not.toBe('');
      }
      expect(effects()).toEqual([]);
      const { html, words } = await rendered();
      expect(html).not.toMatch(/<(?:script|img|iframe)|href="(?!https?:|mailto:|#s\d+")/i);
      expect(words).toContain(bare(text));
    });

    test('in the title of a new incident', async () => {
      const ops = world.playground.channel('ops').id;
      const { answer } = await ask(world, 'amina', ops, `/incident start sev2 Checkout ${text}`);
      expect(answer).toContain('*INC-2 is declared*');
      expect(world.playground.channels().filter(({ name }) => /^inc-2[a-z0-9_-]*$/.test(name))).toHaveLength(
        1,
      );
      expect(effects().filter((token) => !token.startsWith('<#'))).toEqual([]);
    });

    test('in a marked message, and in the modals it goes through', async () => {
      const baraka = world.person('baraka');
      for (const emoji of [
        'pushpin',
        'red_circle',
        'crystal_ball',
        'dart',
        'checkered_flag',
        'fast_forward',
      ]) {
        const message = await baraka.post(channel, text);
        await world.settled();
        await baraka.react(channel, message, emoji);
        await world.turn(minute);
      }
      const modal = await opened(world, 'amina', channel, '/incident close');
      modal.fill('improvements', text);
      expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
      await writes(world, 'amina', channel, { section: 'lessons', text });
      await writes(world, 'amina', channel, { section: 'share', text: text.replaceAll('\n', ' ') });
      await ask(world, 'amina', channel, '/incident postmortem edit');
      await ask(world, 'amina', channel, '/incident postmortem');
      await world.turn(minute);
      await ask(world, 'amina', channel, '/incident timeline');
      expect(effects()).toEqual([]);
      const { html, words } = await rendered();
      expect(html).not.toMatch(/<(?:script|img|iframe)|href="(?!https?:|mailto:|#s\d+")/i);
      expect(words).toContain(bare(text));
    });
  });

  test('takes messages of 4,000 characters everywhere, and all of them into the draft', async () => {
    const long = `${'<&> '.repeat(999)}end`;
    const lines = [
      `note ${long}`,
      `assume ${long}`,
      `confirm A1 ${long}`,
      `escalate @chebet ${long}`,
      `update ${long}`,
      `follow-up ${long}`,
      'timeline',
    ];
    for (const line of lines) {
      const { answer } = await ask(world, 'amina', channel, `/incident ${line}`);
      expect([line, answer]).not.toEqual([line, expect.stringMatching(mistake)]);
    }
    const message = await world.person('baraka').post(channel, long);
    await world.person('baraka').react(channel, message, 'dart');
    await world.turn(minute);
    await (await opened(world, 'amina', channel, '/incident close')).submit();
    await world.turn(minute);
    expect(world.lines.filter((line) => /"level":"(?:warn|error)"/.test(line))).toEqual([]);
    for (const text of spoken()) {
      expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
    }
    const { words } = await rendered();
    expect(words.split(bare('<&> '.repeat(999).trim())).length).toBeGreaterThanOrEqual(6);
  });

  test.each([
    ['as code', `\`http://a${')'.repeat(30_000)}\``],
    ['before an owner', `Look at it ${'-'.repeat(39_000)} <@U0000000002> due friday`],
  ])('costs no draft, however long it goes on %s', async (_, text) => {
    const ts = await world.person('baraka').post(channel, text);
    await world.settled();
    await world.person('amina').react(channel, ts, 'pushpin');
    await world.person('amina').react(channel, ts, 'fast_forward');
    await world.turn(minute);
    await ask(world, 'amina', channel, '/incident postmortem');
    await world.turn(minute);
    expect(world.draft()).toContain('## Timeline');
    expect(world.draft()).not.toContain('could not be rendered');
  });

  test('refuses a title of 4,000 characters, in words that fit', async () => {
    const ops = world.playground.channel('ops').id;
    const { answer } = await ask(world, 'amina', ops, `/incident start ${'<!channel> '.repeat(363)}`);
    expect(answer).toMatch(/^The title has 39\d\d characters; 200 fit\./);
  });
});

/** The texts in blocks that Slack reads as mrkdwn; plain text has no effect there. */
function mrkdwnIn(blocks: unknown): readonly string[] {
  if (Array.isArray(blocks)) return blocks.flatMap(mrkdwnIn);
  if (typeof blocks !== 'object' || blocks === null) return [];
  if ('type' in blocks && blocks.type === 'plain_text') return [];
  return 'type' in blocks && blocks.type === 'mrkdwn'
    ? textsIn(blocks)
    : Object.values(blocks).flatMap(mrkdwnIn);
}

/** Without what does not show: spaces of any kind, controls, and marks that only order what stands beside them. */
function bare(text: string): string {
  return text.replaceAll('\u0000', '␀').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
}
