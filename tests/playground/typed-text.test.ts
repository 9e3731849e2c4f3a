import { openTown, type Town } from './support/town';

describe('what people type', () => {
  let town: Town;
  let ids: Record<string, string>;
  beforeAll(async () => {
    town = await openTown();
    const annalee = town.playground.addPerson({ name: 'ana.lee' });
    const sre = town.playground.addUserGroup({ handle: 'sre-team', name: 'SRE', members: ['ben'] });
    const secret = town.ana.channels.create('secret', { private: true });
    ids = { ana: town.ana.id, annalee: annalee.id, ops: town.ops, sre, secret };
  });
  afterAll(() => town.close());

  test.each<[string, (known: Record<string, string>) => string]>([
    ['a < b && c > d', () => 'a &lt; b &amp;&amp; c &gt; d'],
    ['<@U123> <!channel>', () => '&lt;@U123&gt; &lt;!channel&gt;'],
    ['hi @ana.', ({ ana }) => `hi <@${ana}>.`],
    ['hi @ana.lee.', ({ annalee }) => `hi <@${annalee}>.`],
    ['hi @anabel and @nobody', () => 'hi @anabel and @nobody'],
    ['me@ana and a.b@ana', () => 'me@ana and a.b@ana'],
    ['@channel @here @everyone', () => '<!channel> <!here> <!everyone>'],
    ['@channels', () => '@channels'],
    ['page @sre-team now', ({ sre }) => `page <!subteam^${sre}> now`],
    ['see #ops, #secret, #nothing', ({ ops, secret }) => `see <#${ops}|>, <#${secret}|>, #nothing`],
    ['(https://example.com/a?b=1&c=<2>).', () => '(<https://example.com/a?b=1&amp;c=>&lt;2&gt;).'],
    ['read https://example.com/@ana/#ops.', () => 'read <https://example.com/@ana/#ops>.'],
    ['`@ana` and ```@ana\nhttps://x.y & z```', () => '`@ana` and ```@ana\nhttps://x.y &amp; z```'],
  ])('%j', async (typed, expected) => {
    await town.ana.post(town.ops, typed);
    expect(town.playground.messages(town.ops).at(-1)?.text).toBe(expected(ids));
  });

  test('names in what the app writes are links only when it asks for that', async () => {
    const post = async (extra: object) => {
      await town.client.chat.postMessage({ channel: town.ops, text: 'hi @ana in #ops <@U1>', ...extra });
      return town.playground.messages(town.ops).at(-1)?.text;
    };
    expect(await post({})).toBe('hi @ana in #ops <@U1>');
    expect(await post({ link_names: true })).toBe(`hi <@${ids.ana}> in <#${ids.ops}|ops> <@U1>`);
  });
});
