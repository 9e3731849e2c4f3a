import { minute } from '../../../src/domain/time/instant';
import type { Fault } from '../../../src/playground/faults';
import { imagesOf } from '../../../src/playground/workspace/kept-files';
import { defaultSettings } from '../../support/default-settings';
import { databaseKinds } from '../../support/test-database';
import { kept, picture, posts, postsAndMarks, Room, shown, texts } from './gallery';

const terms = { most: 3, largest: 100, hosts: [] };

describe.each(databaseKinds)('a picture that somebody posted, on %s,', (database) => {
  let room: Room;
  beforeAll(async () => {
    room = await Room.open({ database });
  });
  afterAll(() => room.world.close());

  test('is kept once its message is marked, shown with its words, and forgotten with the mark', async () => {
    const ts = await posts(room, { title: 'Errors since 14:52' }, { comment: 'look at this' });
    expect(await kept(room.world)).toEqual([]);
    await room.marks('chebet', ts, 'pushpin');
    expect(await shown(room.world)).toEqual([
      {
        key: `${room.channel}:${ts}`,
        name: 'Errors since 14:52',
        type: 'image/png',
        bytes: picture('errors rise'),
        words: 'Errors since 14:52',
      },
    ]);
    await room.marks('david', ts, 'pushpin');
    expect(await kept(room.world)).toHaveLength(1);
    await room.unmarks('chebet', ts, 'pushpin');
    expect(await kept(room.world)).toHaveLength(1);
    await room.unmarks('david', ts, 'pushpin');
    expect([await kept(room.world), await shown(room.world)]).toEqual([[], []]);
    await room.marks('chebet', ts, 'pushpin');
    expect(await texts(room.world)).toEqual([expect.stringContaining('errors rise')]);
    await room.world.person('baraka').delete(room.channel, ts);
    await room.world.settled();
    expect(await kept(room.world)).toEqual([]);
  });

  test('goes when its file is deleted, and its message stays', async () => {
    const ts = await postsAndMarks(room, {}, { comment: 'the disk is full' });
    const file = room.world.playground.messages(room.channel).find((each) => each.ts === ts)?.files?.[0];
    expect(await kept(room.world)).toHaveLength(1);
    room.world.person('baraka').files.delete(file ?? '');
    await room.world.settled();
    expect(await kept(room.world)).toEqual([]);
    expect((await room.timeline()).join()).toContain('the disk is full');
  });
});

describe('pictures that somebody posted', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open({ settings: { pictures: terms } });
  });
  afterEach(() => room.world.close());

  const goWrong = (fault: Fault, method = 'url_private', times = 1): void => {
    let left = times;
    room.world.playground.faults.add((call) => {
      if (call.method !== method || call.moment !== 'before' || left === 0) return undefined;
      left -= 1;
      return fault;
    });
  };
  const notices = () => room.world.said(room.channel).filter((text) => text.includes('picture'));

  test('are named in the draft with a link to where Slack shows them', async () => {
    const ts = await postsAndMarks(room, {}, { comment: 'look' });
    const [file] = imagesOf(room.world.playground.state);
    const link = `https://playground.slack.com/files/${file?.user}/${file?.id}/errors.png`;
    const [line] = await room.timeline();
    expect(line).toContain('look');
    expect(line).toContain(`[errors.png](${link})`);
    expect(line).toContain(await room.permalink(ts));
  });

  test('are kept whatever they are called, by their first bytes', async () => {
    await postsAndMarks(room, { name: 'a.png', content: picture('jpeg', 'jpg') });
    await postsAndMarks(room, { name: 'b.jpeg', content: picture('gif', 'gif') });
    await postsAndMarks(room, { name: 'c.webp', content: picture('webp', 'webp') });
    expect((await kept(room.world)).map(({ type }) => type)).toEqual([
      'image/jpeg',
      'image/gif',
      'image/webp',
    ]);
  });

  test('are none where their bytes are a drawing that runs programs, a page or nothing at all', async () => {
    await postsAndMarks(room, {
      name: 'a.png',
      content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
    await postsAndMarks(room, { name: 'b.png', content: Buffer.from('<!doctype html><script>x</script>') });
    await postsAndMarks(room, { name: 'c.svg', content: picture('a png by another name') });
    await postsAndMarks(room, { name: 'd.gif', content: Buffer.from('') });
    expect(await kept(room.world)).toEqual([]);
    expect(notices()).toEqual([]);
    expect((await room.timeline()).join()).toContain('[b.png](');
  });

  test('are kept up to a size, whatever Slack says of it', async () => {
    await postsAndMarks(room, { name: 'fits.png', content: picture('x'.repeat(92)) });
    await postsAndMarks(room, { name: 'large.png', content: picture('x'.repeat(93)) });
    room.world.playground.faults.add((call) =>
      call.method === 'files.info' && call.moment === 'after'
        ? {
            type: 'altered',
            alter: ({ file, ...answer }) => ({ ...answer, file: { ...Object(file), size: 1 } }),
          }
        : undefined,
    );
    await postsAndMarks(room, { name: 'said-to-be-small.png', content: picture('x'.repeat(93)) });
    expect(await shown(room.world)).toMatchObject([{ name: 'fits.png' }]);
    expect(notices()).toEqual([]);
  });

  test('are kept up to a number, and the next one again once there is room', async () => {
    const first = await postsAndMarks(room, { name: '1.png' });
    for (const name of ['2.png', '3.png', '4.png']) await postsAndMarks(room, { name });
    expect((await shown(room.world)).map(({ name }) => name)).toEqual(['1.png', '2.png', '3.png']);
    await room.unmarks('chebet', first, 'pushpin');
    await postsAndMarks(room, { name: '5.png' });
    expect((await shown(room.world)).map(({ name }) => name)).toEqual(['2.png', '3.png', '5.png']);
  });

  test('are tried again where Slack is busy or breaks off, and left where it has them no more', async () => {
    goWrong({ type: 'rate-limited', retryAfterSeconds: 5 });
    await postsAndMarks(room, { name: 'busy.png' });
    expect(await kept(room.world)).toEqual([]);
    await room.world.turn(minute);
    expect(await kept(room.world)).toHaveLength(1);
    goWrong({ type: 'half' });
    await postsAndMarks(room, { name: 'half.png' });
    await room.world.turn(minute);
    expect(await kept(room.world)).toHaveLength(2);
    goWrong({ type: 'http-404' });
    await postsAndMarks(room, { name: 'gone.png' });
    await room.world.turn(10 * minute);
    expect((await shown(room.world)).map(({ name }) => name)).toEqual(['busy.png', 'half.png']);
    expect(notices()).toEqual([]);
  });

  test('are said to be missing, once, where Slack shows its login page instead', async () => {
    goWrong({ type: 'html' }, 'url_private', 2);
    await postsAndMarks(room, { name: 'a.png' });
    await postsAndMarks(room, { name: 'b.png' });
    expect(await kept(room.world)).toEqual([]);
    expect(notices()).toEqual([expect.stringContaining('files:read')]);
  });

  test('are masked in their names, and no token and no address of theirs is logged', async () => {
    const name = `${['AKIA', 'IOSFODNN7QXAMPLE'].join('')}.png`;
    goWrong({ type: 'http-500' });
    await postsAndMarks(room, { name, content: picture('the secret bytes') });
    await room.world.turn(minute);
    expect(JSON.stringify(await shown(room.world))).not.toContain('IOSFODNN7QXAMPLE');
    expect(await kept(room.world)).toHaveLength(1);
    const log = room.world.lines.filter((line) => !/"level":"debug"/.test(line)).join();
    for (const hidden of ['files-pri', 'the secret bytes', room.world.playground.botToken, 'IOSFODNN7'])
      expect(log).not.toContain(hidden);
  });

  test('are read where another workspace shares the channel, and Slack tells their ids alone', async () => {
    room.world.person('amina').channels.share(room.channel, 'T0OTHER');
    await postsAndMarks(room);
    expect(await shown(room.world)).toMatchObject([{ name: 'Picture', bytes: picture('errors rise') }]);
  });

  test('are left alone where the settings say so', async () => {
    await room.world.stopBot();
    room.world.configure({ pictures: undefined });
    await room.world.startBot();
    await postsAndMarks(room);
    expect(await kept(room.world)).toEqual([]);
    expect(room.world.playground.wire.calls('files.info')).toEqual([]);
    expect((await room.timeline()).join()).toContain('[errors.png](');
  });

  test('are kept once by the next bot where one ended while it fetched them', async () => {
    const ts = await posts(room);
    goWrong({ type: 'lost-before' });
    await room.marks('chebet', ts, 'pushpin');
    await room.world.stopBot();
    await room.world.startBot();
    await room.world.turn(minute);
    expect(await texts(room.world)).toEqual([expect.stringContaining('errors rise')]);
  });

  test('are kept where nothing is said in the settings', () => {
    expect(defaultSettings.pictures).toEqual({ most: 100, largest: 5_000_000, hosts: [] });
  });
});
