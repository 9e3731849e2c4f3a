import { minute } from '../../../src/domain/time/instant';
import type { Fault } from '../../../src/playground/faults';
import { imagesOf, type KeptImage } from '../../../src/playground/workspace/kept-files';
import { Room } from '../marks/room';

describe('the picture of the timeline', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
    await type('assume the pool of the database is full');
  });
  afterEach(() => room.world.close());

  const type = (line: string) => room.world.types('amina', room.channel, `/incident ${line}`);
  const images = (): readonly KeptImage[] => imagesOf(room.world.playground.state);

  /** Has a call of an upload of pictures go wrong so many times. */
  const goWrong = (method: string, fault: Fault, times = Number.POSITIVE_INFINITY): void => {
    let left = times;
    const isPicture = (args: object): boolean => /timeline/.test(JSON.stringify(args));
    const moment = fault.type === 'lost-after' ? 'after' : 'before';
    room.world.playground.faults.add((call) => {
      if (call.method !== method || call.moment !== moment || left === 0 || !isPicture(call.args))
        return undefined;
      left -= 1;
      return fault;
    });
  };

  test('comes into the channel below the draft, described for whoever cannot see it', async () => {
    await type('postmortem');
    const [image, ...others] = images();
    expect(others).toEqual([]);
    expect(image).toMatchObject({ name: 'INC-1-timeline.png', title: 'INC-1 timeline, revision 1' });
    expect(image?.altText).toContain('Timeline of INC-1: Checkout answers 500. ');
    expect(image?.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    const posts = room.world.playground
      .messages(room.channel)
      .flatMap(({ files, text }) => (files === undefined ? [] : [text]));
    expect(posts).toEqual([
      expect.stringContaining('The postmortem draft of INC-1, revision 1'),
      expect.stringContaining('The timeline of INC-1 as a picture'),
    ]);
    await type('postmortem');
    expect(images().map(({ title }) => title)).toEqual([
      'INC-1 timeline, revision 1',
      'INC-1 timeline, revision 2',
    ]);
  });

  test('is deleted once words are removed for good, and comes anew without them', async () => {
    await type('assume the door says hunter2-swordfish');
    await type('postmortem');
    const [before] = images();
    await room.decides('hunter2-swordfish', 'redact');
    await room.world.turn(minute);
    expect(images().map(({ title }) => title)).toEqual(['INC-1 timeline, revision 2']);
    expect(images()[0]?.id).not.toBe(before?.id);
    expect(images()[0]?.bytes.equals(before?.bytes ?? Buffer.alloc(0))).toBe(false);
  });

  test('whose upload Slack took and did not answer is the same one at the next attempt', async () => {
    goWrong('files.completeUploadExternal', { type: 'lost-after' }, 1);
    await type('postmortem');
    await room.world.turn(minute);
    expect(images()).toHaveLength(1);
    expect(room.world.playground.messages(room.channel).filter(({ files }) => files?.length)).toHaveLength(2);
  });

  test('keeps no draft waiting for long where it cannot be uploaded, and its absence is said', async () => {
    goWrong('files.getUploadURLExternal', { type: 'error', error: 'internal_error' });
    await type('postmortem');
    expect(room.world.playground.files()).toHaveLength(1);
    await room.world.turn(minute);
    expect(images()).toEqual([]);
    expect(room.world.said(room.channel).at(-1)).toContain('the picture of the timeline is missing');
    await type('postmortem');
    expect(room.world.playground.files()).toHaveLength(2);
  });

  test('stands there once for a revision where a newer draft overtakes it', async () => {
    goWrong('files.getUploadURLExternal', { type: 'error', error: 'internal_error' }, 1);
    await type('postmortem');
    await type('postmortem');
    await room.world.turn(minute);
    expect(room.world.playground.files()).toHaveLength(2);
    expect(
      images()
        .map(({ title }) => title)
        .at(-1),
    ).toBe('INC-1 timeline, revision 2');
    expect(new Set(images().map(({ title }) => title)).size).toBe(images().length);
  });
});
