import { minute, second } from '../../../src/domain/time/instant';
import { allStored } from '../../support/all-stored';
import { prefilled, textsIn } from '../../support/asking';
import { type Name, NewsRoom } from './room';

describe('the form of an update', () => {
  let room: NewsRoom;
  beforeEach(async () => {
    room = await NewsRoom.open();
  });
  afterEach(() => room.world.close());

  /** Opens it by the command without a text. */
  const opened = async (name: Name = 'amina') => {
    await room.types(name, 'update');
    return shown(name);
  };
  const shown = (name: Name) => {
    const form = room.world.person(name).modal();
    if (form === undefined) throw new Error('No form was opened');
    return form;
  };
  const fields = (form: ReturnType<typeof shown>) =>
    ['text', 'doing', 'next'].map((field) => prefilled(form, field));
  const submit = async (form: ReturnType<typeof shown>) => {
    const answer = await form.submit();
    await room.world.turn(10 * second);
    return answer.errors;
  };
  const fill = (form: ReturnType<typeof shown>, [text, doing, next]: readonly [string, string, string]) => {
    form.fill('text', text);
    form.fill('doing', doing);
    form.fill('next', next);
  };
  const send = async (...values: readonly [string, string, string]) => {
    const form = await opened();
    fill(form, values);
    expect(await submit(form)).toEqual({});
  };
  const card = (): string => {
    const found = room.world.playground
      .messages(room.channel)
      .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('card-update'));
    return textsIn(found?.blocks).join('\n');
  };

  test('says what happens, what is being done and when the next one comes, wherever it is read', async () => {
    await room.types('baraka', 'subscribe');
    await send('one payment in ten fails', 'a fix is being tested', 'in 20 min');
    const due = /12:21/;
    const whole = [/one payment in ten fails/, /being done:\*? a fix is being tested/i, /Next update by/];
    const places = [
      room.world.said(room.channel).at(-1),
      room.replies().at(-1),
      room.told('baraka').at(-1),
      textsIn(
        room.world.playground
          .messages(room.incidents)
          .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('"follow"'))?.blocks,
      ).join('\n'),
    ];
    for (const place of places) for (const each of [...whole, due]) expect(place).toMatch(each);
    // The card says what comes next, and not what was said.
    expect(card()).not.toContain('one payment in ten fails');
    expect(room.world.person('amina').ephemerals().at(-1)?.text).toBe(
      'The update stands in the channel of INC-1 and in #incidents, and goes to 1 follower by direct message. The next one is due <!date^1699446080^{date_short_pretty} {time}|2023-11-08 12:21 UTC>.',
    );
    await room.types('amina', 'lead');
    expect(card()).toMatch(/\*Next\* {2}an update by <[^>]*12:21/);
    await room.types('amina', 'timeline');
    const timeline = textsIn(room.world.person('amina').ephemerals().at(-1)?.blocks).join('\n');
    expect(timeline).toContain(
      'one payment in ten fails Being done: a fix is being tested Next update by 15:21',
    );
    await room.types('amina', 'postmortem');
    expect(room.world.draft()).toMatch(/one payment in ten fails.*Being done: a fix is being tested/s);
  });

  test('is prefilled with the last one, whose links and names stay what they are', async () => {
    const { id } = room.world.person('baraka');
    expect(fields(await opened())).toEqual(['', '', '']);
    await room.types('amina', 'update @baraka watches <https://status.example|the page>');
    await send('@baraka', 'a fix is being tested', 'in 20 min');
    await room.world.turn(15 * minute);
    const form = await opened('baraka');
    expect(fields(form)).toEqual(['@baraka', 'a fix is being tested', 'in 20 min']);
    form.fill('doing', 'a fix is rolled out');
    expect(await submit(form)).toEqual({});
    expect(room.world.said(room.channel).at(-1)).toContain('*Being done:* a fix is rolled out');
    expect(id).toMatch(/^U/);
  });

  test('says a mistake at its field and keeps what was typed', async () => {
    const form = await opened();
    fill(form, ['one payment in ten fails', '', 'soon']);
    expect(await submit(form)).toEqual({
      next: '“soon” is no time that can be read. Type when the next update comes: 15:31, in 30 min or tomorrow 09:00.',
    });
    form.fill('next', '14:00');
    expect(await submit(form)).toEqual({ next: expect.stringContaining('“14:00” is over: it is 15:01') });
    form.fill('next', '');
    expect(await submit(form)).toEqual({});
    expect(room.replies()).toEqual(['*Update on INC-1:* one payment in ten fails']);
  });

  test('shows first what somebody else sent meanwhile, and sends it then', async () => {
    const mine = await opened();
    fill(mine, ['it is slow', 'we look', 'in 20 min']);
    await room.types('baraka', 'update it is <!channel> down');
    expect(await submit(mine)).toEqual({});
    expect(room.replies()).toHaveLength(1);
    const again = shown('amina');
    expect(textsIn(again.view).join('\n')).toContain('*Baraka Otieno sent an update meanwhile');
    expect(textsIn(again.view).join('\n')).toContain('it is &lt;!channel&gt; down');
    expect(fields(again)).toEqual(['it is slow', 'we look', 'in 20 min']);
    again.fill('text', 'it is down');
    expect(await submit(again)).toEqual({});
    expect(room.replies()[1]).toContain('*Update on INC-1:* it is down\n*Being done:* we look');
  });

  test('removes all that an update says with its words', async () => {
    await send('the key leaked', 'hunter2-swordfish is revoked', '');
    await room.changes('the key leaked', 'doing', 'hunter2-swordfish is being revoked');
    await room.changes('the key leaked', 'fate', 'redact');
    expect(room.replies()).toEqual(['*Update on INC-1:* [redacted]\n*Being done:* [redacted]']);
    const all = room.world.playground.channels().map(({ messages }) => messages);
    expect(JSON.stringify(all)).not.toContain('swordfish');
    expect(await allStored(room.world.databaseUrl)).not.toContain('swordfish');
  });

  test('and what it says is being done can be put right', async () => {
    await send('one payment in ten fails', 'a fix is tasted', '');
    await room.changes('one payment', 'doing', 'a fix is tested');
    expect(room.replies()).toEqual([
      '*Update on INC-1:* one payment in ten fails\n*Being done:* a fix is tested',
    ]);
    await room.changes('one payment', 'doing', '');
    expect(room.replies()).toEqual(['*Update on INC-1:* one payment in ten fails']);
  });

  test('of a canceled incident does not open', async () => {
    await room.types('amina', 'cancel');
    expect(await room.types('amina', 'update')).toContain('canceled');
  });
});
