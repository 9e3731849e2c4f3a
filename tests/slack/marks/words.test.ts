import { hour, minute } from '../../../src/domain/time/instant';
import { parseZone } from '../../../src/domain/time/zone';
import { at } from '../../support/cast';
import { richText, section, text } from '../../support/rich-text';
import { Room } from './room';

/** 09:30 in Berlin, where Otto's incident is. */
const now = at('10:30', '2024-05-06');
const zone = parseZone('Europe/Berlin');

describe('a line of the timeline is what people saw', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open({
      now,
      settings: { zone },
      line: '/incident start sev2 Search answers slowly',
    });
    await room.world.turn(minute);
  });
  afterEach(() => room.world.close());

  /** A message of a person with what Slack adds to it; the bot reads it when it is marked. */
  async function posts(fields: object, name: 'baraka' | 'amina' = 'baraka'): Promise<string> {
    return room.unheard(async () => {
      const ts = await room.world.person(name).post(room.channel, 'words');
      const message = room.world.playground.messages(room.channel).find((each) => each.ts === ts);
      // What was posted has its words in blocks as well, which would count before the text.
      Object.assign(message ?? {}, { text: '', blocks: undefined }, fields);
      return ts;
    });
  }

  async function lineOf(fields: object, emoji = 'pushpin'): Promise<string> {
    await room.marks('amina', await posts(fields), emoji);
    return (await room.timeline()).find((each) => !each.includes('INC-1')) ?? '';
  }

  const forward = {
    ...{ is_msg_unfurl: true, is_share: true, author_name: 'Lena (support)', author_id: 'U0SUPPORT' },
    ...{
      ts: '1714979000.000100',
      from_url: 'https://example.slack.com/archives/C0SUPPORT/p1714979000000100',
    },
    ...{ text: 'Three shops see no search results', footer: 'Posted in #support' },
  };

  test('a forwarded message is its author’s, at the time they wrote it', async () => {
    const ts = await posts({ attachments: [forward] });
    await room.marks('amina', ts, 'rotating_light');
    const by = `[Lena (support)](${forward.from_url}), forwarded by [Baraka Otieno](${await room.permalink(ts)})`;
    const [line] = await room.timeline();
    expect(line).toContain('**09:03** **Detected**: Three shops see no search results');
    expect(line).toContain(`— ${by}`);
    const detection = await room.section('Detection');
    expect(detection).toContain('2024-05-06 09:03');
    expect(detection).toContain(by);
  });

  test('what somebody says about a forwarded message stands with it', async () => {
    const ts = await posts({ text: 'first report from customers', attachments: [forward] });
    await room.marks('amina', ts, 'pushpin');
    const by = `[Baraka Otieno](${await room.permalink(ts)}), forwarding [Lena (support)](${forward.from_url})`;
    const [line] = await room.timeline();
    expect(line).toContain(`**09:03** first report from customers — ${by}`);
    expect(line).toContain('> Three shops see no search results');
  });

  test('of a program’s message its blocks count, and its text is for notifications', async () => {
    const grafana = room.world.playground.addBot({ name: 'Grafana' });
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Search latency' } },
      { type: 'section', text: { type: 'mrkdwn', text: 'p95 4.1 s' } },
    ];
    const ts = await grafana.post(room.channel, { text: 'New alert', blocks });
    await room.marks('amina', ts, 'rotating_light');
    const [line] = await room.timeline();
    expect(line).toContain('Search latency: p95 4.1 s');
    expect(line).not.toContain('New alert');
  });

  test('a mention in front of an alert stands beside it', async () => {
    const grafana = room.world.playground.addBot({ name: 'Grafana' });
    const attachments = [{ title: 'Search latency', text: 'p95 4.1 s' }];
    const ts = await grafana.post(room.channel, { text: '@oncall', attachments });
    await room.marks('amina', ts, 'pushpin');
    const [line] = await room.timeline();
    expect(line).toMatch(/@oncall[\s\S]*Search latency[\s\S]*p95 4\.1 s/);
  });

  test('a person’s rich text is a list, code and links', async () => {
    const line = await lineOf({
      text: 'Then:\n• `max_connections` was 100\n• see dashboard',
      blocks: [
        richText([
          section(text('Then:\n')),
          {
            type: 'rich_text_list',
            style: 'bullet',
            indent: 0,
            elements: [
              section(text('max_connections', { code: true }), text(' was 100')),
              section(text('see '), { type: 'link', url: 'https://a.example/d', text: 'the dashboard' }),
            ],
          },
        ]),
      ],
    });
    expect(line).toContain('- `max_connections` was 100');
    expect(line).toContain('- see [the dashboard](https://a.example/d)');
  });

  test('a stack trace stands whole under supporting material, and what is around it stays formatted', async () => {
    const trace = [
      'PoolError: no connection is free',
      ...Array.from(
        { length: 10 },
        (_, at) => `${' '.repeat(4 + (at % 3) * 2)}at call${at} (/srv/pool.ts:${at})`,
      ),
    ].join('\n');
    const ts = await room.says(
      'baraka',
      `*it is the pool*, see \`max_connections\`\n> who set it to 10?\n1. stop\n2. start\n\`\`\`\n${trace}\n\`\`\``,
    );
    await room.marks('amina', ts, 'pushpin');
    const [line] = await room.timeline();
    expect(line).toContain('**it is the pool**, see `max_connections` ([whole in S1](#s1))');
    expect(line).toMatch(/\n\s+> who set it to 10\?\n\s*1\. stop\n\s+2\. start/);
    expect(line).not.toContain('PoolError');
    expect(await room.section('Supporting material')).toContain(`\`\`\`\n${trace}\n\`\`\``);
  });

  test('rich text counts, and not the flat copy of it', async () => {
    const ts = await posts({
      text: 'FLAT after: • one host ```free -m``` <https://a.example/d|graph>',
      blocks: [
        richText([
          section(text('after:')),
          { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [section(text('one host'))] },
          { type: 'rich_text_preformatted', border: 0, elements: [text('free -m')] },
          section({ type: 'link', url: 'https://a.example/d', text: 'graph' }),
        ]),
      ],
    });
    await room.marks('amina', ts, 'pushpin');
    const draft = await room.draft();
    expect(draft).not.toContain('FLAT');
    expect(draft).toContain('- one host\n```\nfree -m\n```\n[graph](https://a.example/d)');
  });

  test('a huddle says when it was, by the incident’s clock, and who took part', async () => {
    const [baraka, chebet] = [room.world.person('baraka').id, room.world.person('chebet').id];
    const times = { start: 1714979100, end: 1714979700 };
    const huddle = {
      id: 'R0HUDDLE',
      createdBy: baraka,
      ...times,
      present: [],
      everPresent: [baraka, chebet],
    };
    const line = await lineOf({ subtype: 'huddle_thread', user: 'USLACKBOT', huddle });
    expect(line).toContain('Huddle 09:05–09:15 with Baraka Otieno and Chebet Koech');
  });

  test('somebody whom Slack tells nothing about keeps the name that came with the message', async () => {
    const line = await lineOf({
      text: 'our side is fine',
      user: 'U0PARTNER',
      extra: { user_team: 'T0OTHER', user_profile: { real_name: 'Kim Partner' } },
    });
    expect(line).toContain('our side is fine — [Kim Partner](');
  });

  test('channels and groups that come without a name have one', async () => {
    const { playground } = room.world;
    const ops = playground.channel('ops').id;
    const group = playground.addUserGroup({ name: 'Databases', handle: 'dba', members: [] });
    const line = await lineOf({ text: `ask <#${ops}|> and <!subteam^${group}>, not <#C0NOWHERE>` });
    expect(line).toContain('ask #ops and @dba, not #C0NOWHERE');
  });

  test('a channel keeps its name once Slack refuses to tell it', async () => {
    const { playground } = room.world;
    const ops = playground.channel('ops').id;
    expect(await lineOf({ text: `ask <#${ops}|>` })).toContain('ask #ops');
    const refused: string[] = [];
    playground.faults.add(({ moment, method, args }) => {
      if (moment !== 'before' || method !== 'conversations.info' || args.channel !== ops) return undefined;
      refused.push(method);
      return { type: 'error', error: 'channel_not_found' };
    });
    await room.world.turn(2 * hour);
    expect((await room.timeline()).join('\n')).toContain('ask #ops');
    expect(refused).not.toEqual([]);
  });

  test('what was only set otherwise was not reworded', async () => {
    const ts = await room.says('baraka', 'the pool is full');
    await room.marks('amina', ts, 'pushpin');
    await room.world.turn(minute);
    await room.world.person('baraka').edit(room.channel, ts, 'the *pool* is full');
    await room.world.settled();
    const [line] = await room.timeline();
    expect(line).toContain('the **pool** is full');
    expect(line).not.toContain('first said');
  });
});

describe('a title that mentions places', () => {
  test('has the names of channel and group, and an id only where Slack refuses the name', async () => {
    const room = await Room.open();
    try {
      const { world } = room;
      const amina = world.person('amina').id;
      world.playground.addUserGroup({ name: 'Databases', handle: 'dba', members: [] });
      const seen = world.playground.addChannel({ name: 'index-room', private: true, members: [amina] });
      world.person('amina').channels.invite(seen, world.playground.botUserId);
      const unseen = world.playground.addChannel({ name: 'board', private: true, members: [amina] });
      const channel = await world.declare('/incident start sev2 @dba in #index-room and #board see old rows');
      expect(world.playground.channel(channel).topic.value).toContain(
        `@dba in #index-room and #${unseen} see old rows`,
      );
      expect(world.playground.channel(channel).name).toBe(
        `inc-2-dba-in-index-room-and-${unseen.toLowerCase()}-see-old-rows`,
      );
    } finally {
      await room.world.close();
    }
  });
});

describe('a title that mentions people', () => {
  test('has their names before its channel is opened', async () => {
    const room = await Room.open();
    try {
      const { world } = room;
      for (const name of ['kim', 'lee', 'max']) {
        world.playground.addPerson({ name, realName: `${name} Otieno` });
      }
      const channel = await world.declare('/incident start sev2 @kim and @lee cannot log in');
      expect(world.playground.channel(channel)).toMatchObject({
        name: 'inc-2-kim-otieno-and-lee-otieno-cannot-log-in',
      });
      expect(world.playground.channel(channel).topic.value).toContain(
        '@kim Otieno and @lee Otieno cannot log in',
      );
      await world.types('amina', channel, '/incident title @max cannot log in');
      expect(world.playground.channel(channel).topic.value).toContain('@max Otieno cannot log in');
    } finally {
      await room.world.close();
    }
  });
});
