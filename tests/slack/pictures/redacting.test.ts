import { minute } from '../../../src/domain/time/instant';
import { allStored } from '../../support/all-stored';
import { databaseKinds } from '../../support/test-database';
import { kept, picture, postsAndMarks, Room } from './gallery';

const secret = 'hunter2-swordfish';

describe.each(databaseKinds)('removing for good a message with a picture, on %s,', (database) => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open({ database });
  });
  afterEach(() => room.world.close());

  const redact = async (words: string) =>
    expect(await room.decides(words, 'redact')).toEqual({ acknowledged: true, errors: {} });

  test('leaves neither the picture nor what it is called, and says that both are still in Slack', async () => {
    const content = picture(`${secret} ${'x'.repeat(20_000)}`);
    const ts = await postsAndMarks(room, { content, name: `${secret}.png` }, { comment: 'the door' });
    await postsAndMarks(room, { content: picture('the errors') }, { comment: 'another one' });
    await room.world.types('amina', room.channel, '/incident postmortem');
    expect((await allStored(room.world.databaseUrl)).split(secret).length).toBeGreaterThan(2);
    await redact('the door');
    expect(await allStored(room.world.databaseUrl)).not.toContain(secret);
    expect(room.world.draft()).not.toContain(secret);
    expect(await kept(room.world)).toHaveLength(1);
    const told = JSON.stringify(room.world.person('amina').modal()?.view);
    expect(told).toContain('Delete it there');
    await room.unmarks('chebet', ts, 'pushpin');
    await room.marks('david', ts, 'pushpin');
    await room.world.turn(minute);
    await room.world.person('baraka').edit(room.channel, ts, 'the other door');
    await room.world.turn(minute);
    expect(await kept(room.world)).toHaveLength(1);
    expect(await allStored(room.world.databaseUrl)).not.toContain(secret);
  });
});
