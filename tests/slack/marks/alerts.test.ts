import { minute } from '../../../src/domain/time/instant';
import { Room } from './room';

describe('what other programs write', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  const section = {
    type: 'section',
    text: { type: 'mrkdwn', text: '*FIRING* 5xx on <https://g.example.com/d?a=1|checkout>' },
  };

  test.each([
    { only: 'blocks', message: { blocks: [section] }, words: 'FIRING' },
    {
      only: 'attachments',
      message: { attachments: [{ title: 'Pool exhausted', text: 'on db-1' }] },
      words: 'Pool exhausted',
    },
    {
      only: 'a fallback',
      message: { attachments: [{ fallback: 'Disk full', image_url: 'https://x.example.com/i.png' }] },
      words: 'Disk full',
    },
  ])('is on record with its words when it has only $only', async ({ message, words }) => {
    const grafana = room.world.playground.addBot({ name: 'Grafana' });
    const ts = await grafana.post(room.channel, message);
    await room.marks('amina', ts, 'rotating_light');
    const [line] = await room.timeline();
    expect(line).toContain('**15:05** **Detected**: ');
    expect(line).toContain(words);
    expect(line).toContain(`— [Grafana](${await room.permalink(ts)}) (marked by Amina Wanjiru)`);
  });

  test.each([{ withUser: false }, { withUser: true }])(
    'has the program’s name as its author, with a user: $withUser',
    async ({ withUser }) => {
      const monitor = room.world.playground.addBot({ name: 'Uptime Monitor', withUser });
      const ts = await monitor.post(room.channel, { text: 'Down' });
      await room.marks('amina', ts, 'pushpin');
      expect(await room.timeline()).toEqual([expect.stringContaining('Down — [Uptime Monitor](')]);
    },
  );

  test('is on record where it was posted into a thread before the bot heard of it', async () => {
    const monitor = room.world.playground.addBot({ name: 'Monitor' });
    const ts = await room.unheard(async () => {
      const parent = await room.says('baraka', 'Alerts go here');
      return monitor.post(room.channel, { blocks: [section], thread: parent });
    });
    await room.marks('amina', ts, 'pushpin');
    const [line] = await room.timeline();
    expect(line).toContain('FIRING');
    expect(line).toContain(`[Monitor](${await room.permalink(ts)})`);
  });

  test('has no effect on Slack when it is told again', async () => {
    const monitor = room.world.playground.addBot({ name: 'Monitor' });
    const ts = await monitor.post(room.channel, { text: '<!channel> help <@U0000000005>' });
    await room.marks('amina', ts, 'sos');
    const told = room.world.said(room.channel).find((text) => text.includes('*E1:*'));
    expect(told).not.toContain('<!channel>');
    expect(told).toContain('@channel help');
  });
});

describe('files', () => {
  test('are on record by their titles, with where they are, beside what was written with them', async () => {
    const room = await Room.open();
    const person = room.world.person('baraka');
    const ts = await person.upload(room.channel, {
      name: 'graph.png',
      content: 'x',
      title: 'Pool over time',
    });
    const said = await person.upload(room.channel, { name: 'dump.txt', content: 'x' }, 'The heap dump');
    await room.world.settled();
    await room.marks('amina', ts, 'pushpin');
    await room.marks('amina', said, 'pushpin');
    expect(await room.timeline()).toEqual([
      expect.stringMatching(/ \[Pool over time\]\(https:\S+\/graph\.png\) — \[Baraka Otieno\]/),
      expect.stringMatching(/The heap dump\\\n {2}\[dump\.txt\]\(https:\S+\/dump\.txt\) — \[Baraka Otieno\]/),
    ]);
    await room.world.close();
  });
});
