import { minute } from '../../../src/domain/time/instant';
import { Room } from '../marks/room';

describe('changing an entry', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  /** Presses the button below the timeline; the modal that opens, or what is answered instead. */
  const begin = async () => {
    const { world, channel } = room;
    const amina = world.person('amina');
    await world.types('amina', channel, '/incident timeline');
    const shown = amina.ephemerals().at(-1);
    await amina.press(channel, shown?.ts ?? '', { action: 'change-entry' });
    await world.settled();
    return amina.modal();
  };

  /** The form of the entry whose option holds these words. */
  const formOf = async (words: string) => {
    const chooser = await begin();
    if (chooser === undefined) throw new Error('Nothing can be changed');
    const label = optionsIn(chooser.view).find((each) => each.includes(words));
    chooser.fill('entry', label ?? '');
    await chooser.submit();
    await room.world.settled();
    const form = room.world.person('amina').modal();
    if (form === undefined) throw new Error('No form was opened');
    return form;
  };

  const submit = async (form: Awaited<ReturnType<typeof formOf>>) => {
    const answer = await form.submit();
    await room.world.settled();
    return answer.errors;
  };

  test('offers the newest first, with their times, and what is nothing but a fact by what it is', async () => {
    const { world, channel } = room;
    await world.types('amina', channel, '/incident note 14:50 first error');
    await world.types('amina', channel, '/incident status monitoring');
    const chooser = await begin();
    expect(optionsIn(chooser?.view)).toEqual([
      '2023-11-08 15:05 mitigated · monitoring',
      '2023-11-08 14:50 first error',
      '2023-11-08 15:00 the title: Checkout answers 500',
    ]);
  });

  test('puts words and time of a note right, and what was said first stands in no draft', async () => {
    await room.world.types('amina', room.channel, '/incident note 14:50 first eror');
    const form = await formOf('first eror');
    form.fill('text', 'First error in the log');
    form.fill('at', '14:48');
    expect(await submit(form)).toEqual({});
    const [line] = await room.timeline();
    expect(line).toContain('**14:48** First error in the log — Amina Wanjiru');
    expect(line).not.toContain('first eror');
  });

  test('moves a milestone with the marked message that sets it', async () => {
    const ts = await room.says('baraka', 'Checkout is slow');
    await room.marks('baraka', ts, 'red_circle');
    const form = await formOf('Checkout is slow');
    form.fill('at', '14:30');
    await submit(form);
    expect(await room.section('Issue summary')).toContain('**Start**: 2023-11-08 14:30');
    expect(await room.timeline()).toEqual([
      expect.stringContaining('**14:30** **Impact started**: Checkout is slow — [Baraka Otieno]('),
    ]);
  });

  test('refuses a time out of order at its field and changes nothing', async () => {
    const ts = await room.says('baraka', 'Checkout is slow');
    await room.marks('baraka', ts, 'red_circle');
    await room.world.turn(5 * minute);
    await room.world.types('amina', room.channel, '/incident status resolved --at 15:08');
    const form = await formOf('Checkout is slow');
    form.fill('at', '15:09');
    expect((await submit(form)).at).toContain('Impact started (15:09) would come after resolved (15:08)');
    expect(await room.section('Issue summary')).toContain('**Start**: 2023-11-08 15:05');
  });

  test('refuses words that say nothing', async () => {
    await room.world.types('amina', room.channel, '/incident note first error');
    const form = await formOf('first error');
    form.fill('text', '');
    expect((await submit(form)).text).toContain('Say what happened');
  });

  test('marks a message as something else', async () => {
    const ts = await room.says('baraka', 'A bad index was deployed');
    await room.marks('baraka', ts, 'pushpin');
    const form = await formOf('A bad index');
    form.fill('kind', 'root cause');
    await submit(form);
    const [line] = await room.timeline();
    expect(line).toContain('**Identified** · **Root cause**: A bad index was deployed');
    expect(room.botReactions(ts)).toEqual(['memo']);
  });

  test('says what it says now in the message that tells it, and in the verdict on it', async () => {
    await room.world.types('amina', room.channel, '/incident assume the pol is empty');
    await room.world.types('amina', room.channel, '/incident rule-out A1 it is full');
    const form = await formOf('the pol is empty');
    form.fill('text', 'the pool is empty');
    await submit(form);
    expect(room.world.said(room.channel).slice(-2)).toEqual([
      '*A1 assumed:* the pool is empty',
      '*A1 ruled out:* the pool is empty\nit is full',
    ]);
    expect(await room.section('Assumptions and misleading paths')).toContain('the pool is empty');
  });

  test('withdraws a marked message until somebody marks it anew', async () => {
    const ts = await room.says('baraka', 'never mind');
    await room.marks('chebet', ts, 'pushpin');
    const form = await formOf('never mind');
    form.fill('fate', 'withdraw');
    await submit(form);
    expect(await room.timeline()).toEqual([]);
    expect(room.botReactions(ts)).toEqual([]);
    await room.world.turn(minute);
    await room.marks('david', ts, 'pushpin');
    expect(await room.timeline()).toEqual([expect.stringContaining('never mind')]);
  });

  test('withdraws what a command recorded, whoever recorded it', async () => {
    await room.world.types('baraka', room.channel, '/incident note first error');
    const form = await formOf('first error');
    form.fill('fate', 'withdraw');
    await submit(form);
    expect(await room.timeline()).toEqual([]);
  });

  test('withdraws a message that a shortcut added, which has no reaction to take away', async () => {
    const { world } = room;
    const ops = world.playground.channel('ops').id;
    const ts = await world.person('david').post(ops, 'Add an alert');
    await world.settled();
    await world.person('david').shortcut('add-to-timeline', { channel: ops, ts });
    await world.settled();
    const modal = world.person('david').modal();
    modal?.fill('kind', 'follow-up');
    await modal?.submit();
    await world.settled();
    expect(await room.section('Corrective and preventative measures')).toContain('Add an alert');
    const form = await formOf('Add an alert');
    form.fill('fate', 'withdraw');
    await submit(form);
    expect(await room.section('Corrective and preventative measures')).not.toContain('Add an alert');
  });

  test('changes nothing where nothing was touched', async () => {
    await room.world.types('amina', room.channel, '/incident note 14:50 first error');
    const before = await room.timeline();
    expect(await submit(await formOf('first error'))).toEqual({});
    expect(await room.timeline()).toEqual(before);
  });

  test('refuses an entry that somebody withdrew meanwhile', async () => {
    await room.world.types('amina', room.channel, '/incident note first error');
    const form = await formOf('first error');
    await room.world.types('amina', room.channel, '/incident undo');
    const shown = room.world.person('amina').ephemerals().at(-1);
    await room.world.person('amina').press(room.channel, shown?.ts ?? '', { action: 'withdraw' });
    await room.world.settled();
    form.fill('text', 'something else');
    expect((await submit(form)).at).toContain('was withdrawn meanwhile');
  });

  test('offers words that are no entry to be removed, and nothing else of them', async () => {
    expect(optionsIn((await begin())?.view)).toEqual(['2023-11-08 15:00 the title: Checkout answers 500']);
    const form = await formOf('the title');
    expect(JSON.stringify(form.view.blocks)).toContain('Checkout answers 500');
    expect(() => form.fill('at', '15:10')).toThrow();
    expect(await submit(form)).toEqual({});
  });

  test('links what was said in another channel in the timeline that is answered', async () => {
    const { world, channel } = room;
    const ops = world.playground.channel('ops').id;
    const ts = await world.person('david').post(ops, 'Customers cannot pay');
    await world.settled();
    await world.person('david').shortcut('add-to-timeline', { channel: ops, ts });
    await world.settled();
    await world.person('david').modal()?.submit();
    await world.settled();
    await world.types('amina', channel, '/incident timeline');
    const shown = JSON.stringify(world.person('amina').ephemerals().at(-1)?.blocks);
    expect(shown).toContain(`archives/${ops}/p${ts.replace('.', '')}|15:05>*  Customers cannot pay`);
  });
});

function optionsIn(view: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const texts = JSON.stringify(view?.blocks ?? []).matchAll(
    /"text":\{"type":"plain_text","text":"([^"]*)","emoji":false\}/g,
  );
  return [...texts].map(([, text = '']) => text);
}
