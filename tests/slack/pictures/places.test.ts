import { readStoredIncident } from '../../../src/cli/stored-incident';
import { day, minute } from '../../../src/domain/time/instant';
import { imagesOf } from '../../../src/playground/workspace/kept-files';
import { kept, picture, posts, postsAndMarks, Room, shown, texts } from './gallery';

const ofTwo = { number: 1, team: undefined };

describe('the pictures of an incident', () => {
  let room: Room;
  afterEach(() => room.world.close());

  const read = (wanted: Parameters<typeof readStoredIncident>[0]) =>
    readStoredIncident(wanted, { DATABASE_URL: room.world.databaseUrl });

  test('are read for documents that ask for them, and for no other', async () => {
    room = await Room.open();
    await postsAndMarks(room);
    const asked = { ...ofTwo, mayBePrivate: false };
    expect((await read(asked)).pictures).toEqual([]);
    expect((await read({ ...asked, withPictures: true })).pictures).toEqual(await shown(room.world));
  });

  test('that is private are read by whoever says so, as its draft is', async () => {
    room = await Room.open({ line: '/incident start sev1 --private Salaries leaked' });
    await postsAndMarks(room);
    expect(await kept(room.world)).toHaveLength(1);
    await expect(read({ ...ofTwo, mayBePrivate: false, withPictures: true })).rejects.toThrow('is private');
    expect((await read({ ...ofTwo, mayBePrivate: true, withPictures: true })).pictures).toHaveLength(1);
  });

  test('are kept of what was posted and marked while the bot was away', async () => {
    room = await Room.open();
    await room.world.stopBot();
    const ts = await room.world.person('baraka').upload(room.channel, {
      ...{ name: 'errors.png', content: picture('while it was away') },
    });
    await room.world.person('chebet').react(room.channel, ts, 'pushpin');
    await room.world.startBot();
    await room.world.turn(minute);
    expect(await texts(room.world)).toEqual([expect.stringContaining('while it was away')]);
  });

  test('are let go of where their file was deleted while the bot was away', async () => {
    room = await Room.open();
    await postsAndMarks(room, {}, { comment: 'the disk is full' });
    const [file] = imagesOf(room.world.playground.state);
    await room.world.stopBot();
    room.world.person('baraka').files.delete(file?.id ?? '');
    await room.world.turn(minute);
    await room.world.startBot();
    await room.world.turn(minute);
    expect(await kept(room.world)).toEqual([]);
    expect((await room.timeline()).join()).toContain('the disk is full');
  });

  test('are let go of by a canceled incident, too, where their file is deleted', async () => {
    room = await Room.open();
    await postsAndMarks(room, {}, { comment: 'the disk is full' });
    await room.world.types('amina', room.channel, '/incident cancel it was a test');
    expect(await kept(room.world)).toHaveLength(1);
    room.world.person('baraka').files.delete(imagesOf(room.world.playground.state)[0]?.id ?? '');
    await room.world.settled();
    expect(await kept(room.world)).toEqual([]);
  });

  test('are those of a forwarded message as well', async () => {
    room = await Room.open();
    const { world, channel } = room;
    const ops = world.playground.channel('ops').id;
    world.person('amina').channels.invite(ops, world.playground.botUserId);
    const ts = await world.person('baraka').upload(ops, { name: 'graph.png', content: picture('elsewhere') });
    const forwarded = await world.person('baraka').forward({ channel: ops, ts }, channel);
    await world.settled();
    await room.marks('chebet', forwarded, 'pushpin');
    expect(await texts(world)).toEqual([expect.stringContaining('elsewhere')]);
  });

  test('stay with a closed incident, and go some days later where the settings say so', async () => {
    room = await Room.open();
    const { world } = room;
    await postsAndMarks(room);
    await world.types('amina', room.channel, '/incident cancel it was a test');
    const restartAt = async (days: number) => {
      await world.stopBot();
      await world.turn(days * day);
      await world.startBot();
      await world.settled();
    };
    await restartAt(400);
    expect(await kept(world)).toHaveLength(1);
    world.configure({ retention: { members: 365, givenUpJobs: 30, pictures: 402 } });
    await restartAt(1);
    expect(await kept(world)).toHaveLength(1);
    await restartAt(2);
    expect(await kept(world)).toEqual([]);
  });

  test('that nobody marked are not even asked for', async () => {
    room = await Room.open();
    await posts(room);
    expect(room.world.playground.wire.calls('files.info')).toEqual([]);
  });
});
