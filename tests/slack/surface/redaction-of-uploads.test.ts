import { hour, minute } from '../../../src/domain/time/instant';
import type { Fault } from '../../../src/playground/faults';
import { Room } from '../marks/room';

const secret = 'hunter2-swordfish';

describe('a draft whose upload Slack took, and did not answer', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  /** Has a call go wrong so many times. */
  const goWrong = (method: string, fault: Fault, times = Number.POSITIVE_INFINITY): (() => void) => {
    const { faults } = room.world.playground;
    let left = times;
    const moment = fault.type === 'lost-after' ? 'after' : 'before';
    return faults.add((call) => {
      if (call.method !== method || call.moment !== moment || left === 0) return undefined;
      left -= 1;
      return fault;
    });
  };

  /** Removes the words of the newest entry. */
  const redact = async (): Promise<void> => {
    expect(await room.decides(secret, 'redact')).toEqual({ acknowledged: true, errors: {} });
  };

  const type = (line: string) => room.world.types('amina', room.channel, `/incident ${line}`);
  const contents = () => room.world.playground.files().map(({ content }) => content);
  /** How often each file was deleted. */
  const deletions = () => room.world.playground.wire.calls('files.delete').filter(({ ok }) => ok).length;

  test('is delivered by the next attempt as it is, where nothing happened since', async () => {
    await type('note It is the pool');
    goWrong('files.completeUploadExternal', { type: 'lost-after' }, 1);
    await type('postmortem');
    await room.world.turn(2 * minute);
    expect(contents()).toHaveLength(1);
    expect(deletions()).toBe(0);
    const posts = room.world.playground.messages(room.channel).filter(({ files }) => files?.length);
    expect(posts.filter(({ text }) => text.includes('postmortem draft'))).toHaveLength(1);
  });

  test('is replaced by the next attempt where something was said since', async () => {
    await type('note It is the pool');
    goWrong('files.completeUploadExternal', { type: 'lost-after' }, 1);
    await type('postmortem');
    expect(contents().join()).toContain('It is the pool');
    await type('note It is the cache');
    await room.world.turn(2 * minute);
    expect(deletions()).toBe(1);
    expect(contents().filter((content) => content.includes('It is the pool'))).toEqual([room.world.draft()]);
    expect(room.world.draft()).toContain('It is the cache');
  });

  test('is replaced before it is told of where its words were removed for good since', async () => {
    await type(`note the door says ${secret}`);
    goWrong('files.completeUploadExternal', { type: 'lost-after' }, 1);
    await type('postmortem');
    expect(contents().join()).toContain(secret);
    await redact();
    await room.world.turn(2 * minute);
    const calls = room.world.playground.wire
      .calls()
      .filter(
        ({ method, args }) =>
          method === 'files.delete' ||
          (method === 'files.completeUploadExternal' && JSON.stringify(args).includes('postmortem')),
      )
      .map(({ method, args }) => /revision \d/.exec(JSON.stringify(args))?.[0] ?? method);
    // The second upload of the first revision is deleted when the second is on its way.
    expect(calls).toEqual(['revision 1', 'files.delete', 'revision 1', 'files.delete', 'revision 2']);
    expect(contents().join()).not.toContain(secret);
    expect(room.world.draft()).toContain('\\[redacted\\]');
  });

  describe('and which was given up then', () => {
    beforeEach(async () => {
      await type(`note the door says ${secret}`);
      goWrong('files.completeUploadExternal', { type: 'lost-after' }, 1);
      const mend = goWrong('files.info', { type: 'error', error: 'not_allowed_token_type' });
      await type('postmortem');
      await room.world.turn(2 * minute);
      expect(room.world.said(room.channel).at(-1)).toContain('the postmortem draft');
      expect(contents().join()).toContain(secret);
      mend();
    });

    test('is deleted once its words are removed for good', async () => {
      await redact();
      await room.world.turn(2 * minute);
      expect(contents().join()).not.toContain(secret);
      expect(room.world.draft()).toContain('\\[redacted\\]');
    });

    test('is deleted then months later, too, after a restart', async () => {
      await room.world.stopBot();
      await room.world.turn(24 * 60 * hour);
      await room.world.startBot();
      await room.world.turn(2 * minute);
      await redact();
      await room.world.turn(2 * minute);
      expect(contents().join()).not.toContain(secret);
    });

    test('is said to be there where it cannot be deleted, and keeps no other file', async () => {
      const [given] = room.world.playground.files();
      await type('postmortem');
      await room.world.turn(minute);
      expect(contents().filter((content) => content.includes(secret))).toHaveLength(2);
      room.world.playground.faults.add(({ method, moment, args }) =>
        method === 'files.delete' && moment === 'before' && args.file === given?.id
          ? { type: 'error', error: 'cant_delete_file' }
          : undefined,
      );
      await redact();
      await room.world.turn(2 * minute);
      expect(room.world.playground.files().filter(({ content }) => content.includes(secret))).toEqual([
        given,
      ]);
      const said = room.world.said(room.channel).join('\n');
      expect(said).toContain('the removal of earlier drafts that hold words removed for good');
    });
  });
});
