import { minute } from '../../../src/domain/time/instant';
import { Room } from '../marks/room';

const key = 'AKIAIOSFODNN7EXAMPLE';
const address = 'postgres://admin:s3cr3t@db.internal/orders';

describe('a secret that was pasted', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  /** A message of baraka's that amina pinned. */
  const pinned = async (text: string): Promise<string> => {
    const ts = await room.says('baraka', text);
    await room.marks('amina', ts, 'pushpin');
    return ts;
  };
  /** Everything that the bot said or wrote for anybody to see. */
  const shown = (): string => {
    const { playground } = room.world;
    const said = playground.channels().flatMap(({ id }) => room.world.said(id));
    const drawn = playground.messages(room.channel).filter(({ user }) => user === playground.botUserId);
    return JSON.stringify([said, drawn, playground.files().map(({ content }) => content), room.world.lines]);
  };

  test('and edited out stands in no draft', async () => {
    const ts = await pinned(`rotated the key ${key}`);
    await room.world.person('baraka').edit(room.channel, ts, 'rotated the AWS key');
    await room.world.settled();
    const [line] = await room.timeline();
    expect(line).toMatch(/^\*\*15:05\*\* rotated the AWS key — \[Baraka Otieno\]\([^)]*\)$/);
    expect(shown()).not.toContain('AKIA');
  });

  test('and deleted leaves a line without words, flagged', async () => {
    const ts = await pinned('password is hunter2 oops');
    await room.marks('amina', ts, 'crystal_ball');
    await room.world.types('amina', room.channel, '/incident confirm A1 hunter was the name');
    await room.world.person('baraka').delete(room.channel, ts);
    await room.world.settled();
    expect(await room.draft()).toContain('*(deleted since)*');
    expect(shown()).not.toMatch(/hunter2|oops/);
    expect(await room.world.types('amina', room.channel, '/incident timeline')).not.toMatch(/hunter2|oops/);
  });

  test('is masked, and a finding says how it is removed for good', async () => {
    await pinned(`the app uses ${address}`);
    const [line] = await room.timeline();
    expect(line).toContain('postgres\\://admin:[masked]@db.internal/orders');
    const draft = await room.draft();
    expect(draft).toMatch(/- \*\*P01\*\* \(warn, Timeline\) .*15:05.*Change an entry.*Not a secret/);
    expect(shown()).not.toContain('s3cr3t');
  });

  test('is masked in what commands answer and in what tells facts', async () => {
    for (const line of [
      `note ${key}`,
      `assume ${key} leaked`,
      `update ${key} leaked`,
      `follow-up void ${key}`,
    ]) {
      await room.world.types('amina', room.channel, `/incident ${line}`);
    }
    await room.world.types('amina', room.channel, `/incident title Leak of ${key}`);
    await room.draft();
    expect(shown()).not.toContain(key);
    expect(shown()).toContain('AKIA…[masked]');
  });

  test('is shown again once somebody says that it is none, who stands on record', async () => {
    await pinned(`the example key ${key}`);
    const amina = room.world.person('amina');
    await room.world.types('amina', room.channel, '/incident timeline');
    const answer = amina.ephemerals().at(-1);
    expect(JSON.stringify(answer)).toContain('AKIA…[masked]');
    await amina.press(room.channel, answer?.ts ?? '', { action: 'not-a-secret' });
    await room.world.settled();
    const [line] = await room.timeline();
    expect(line).toContain(`the example key ${key}`);
    expect(await room.draft()).not.toContain('P01');
    const again = await room.world.types('amina', room.channel, '/incident timeline');
    expect(again).not.toContain('masked');
  });

  test('is masked where it was written into an entry after somebody said that another was none', async () => {
    const ts = await pinned(`the example key ${key}`);
    const amina = room.world.person('amina');
    await room.world.types('amina', room.channel, '/incident timeline');
    await amina.press(room.channel, amina.ephemerals().at(-1)?.ts ?? '', { action: 'not-a-secret' });
    await room.world.person('baraka').edit(room.channel, ts, 'the key AKIAABCDEFGHIJKLMNOP');
    await room.world.settled();
    expect(await room.timeline()).toEqual([expect.stringContaining('the key AKIA…\\[masked\\]')]);
  });
});

test('earlier wordings and the words of deleted messages are shown where the settings say so', async () => {
  const room = await Room.open({ settings: { earlierWordings: true } });
  const edited = await room.says('baraka', 'Pool at 80 %');
  const deleted = await room.says('baraka', 'It is the DNS');
  for (const ts of [edited, deleted]) await room.marks('amina', ts, 'pushpin');
  await room.world.person('baraka').edit(room.channel, edited, 'Pool at 90 %');
  await room.world.person('baraka').delete(room.channel, deleted);
  await room.world.settled();
  const timeline = (await room.timeline()).join('\n');
  expect(timeline).toMatch(/Pool at 90 % .*\n.*it first said:\* Pool at 80 %/);
  expect(timeline).toMatch(/It is the DNS .*\(deleted since\)/);
  await room.world.close();
});
