import { day, minute } from '../../../src/domain/time/instant';
import { Room } from '../marks/room';

describe('what became of a follow-up', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
    await types('follow-up add an alert @chebet due tomorrow');
  });
  afterEach(() => room.world.close());

  const types = (line: string, name: 'amina' | 'baraka' = 'amina') =>
    room.world.types(name, room.channel, `/incident ${line}`);
  const tasks = async () =>
    (await room.section('Corrective and preventative measures')).split('### Tasks')[1];
  const said = () => room.world.said(room.channel);
  const message = (start: string) => {
    const found = room.world.playground.messages(room.channel).find(({ text }) => text.startsWith(start));
    if (found === undefined) throw new Error(`No message begins with ${start}`);
    return found;
  };
  const chebet = () => `<@${room.world.person('chebet').id}>`;

  test('done answers the asker alone and is told by one message, and the follow-up’s own shows it', async () => {
    expect(await types('done f1', 'baraka')).toBe('*F1* is done.');
    expect(said().slice(-2)).toEqual([
      `*F1 done:* add an alert (${chebet()}, due 2023-11-09)`,
      '*F1 done:* add an alert',
    ]);
    expect(JSON.stringify(message('*F1 done:* add an alert (').blocks)).toContain('Done by Baraka Otieno');
    expect(await tasks()).toMatch(
      /- \[x\] F1 add an alert \(Chebet Koech, due 2023-11-09\) — \[message\]\(.*\)\n {2}- Done 2023-11-08 by \[Baraka Otieno\]\(/,
    );
  });

  test('a dropped one stands with its reason, and is neither done nor to be done', async () => {
    expect(await types('drop F1 the service is switched off --at 15:02')).toBe('*F1* is dropped at 15:02.');
    expect(said().at(-1)).toBe('*F1 dropped:* add an alert\nthe service is switched off');
    const section = await tasks();
    expect(section).toContain('\n- F1 add an alert (Chebet Koech, due 2023-11-09)');
    expect(section).toMatch(/Dropped 2023-11-08 by \[Amina Wanjiru\]\(.*\): the service is switched off/);
  });

  test('refuses what it cannot do with what to type', async () => {
    expect(await types('drop F1')).toBe('Say why F1 is dropped: `/incident drop F1 &lt;reason&gt;`.');
    expect(await types('done')).toContain('Say which follow-up: INC-1 has F1. Type `/incident done F1`.');
    expect(await types('done F1, F2')).toBe(
      'One follow-up at a time: type `/incident done F1`, then `/incident done F2`.',
    );
    expect(await types('done F1 and f2')).toContain('then `/incident done F2`');
    expect(said().at(-1)).toBe(`*F1:* add an alert (${chebet()}, due 2023-11-09)`);
  });

  test('reopen takes it back, also while the incident is open, and leaves that as it is', async () => {
    await types('done F1');
    expect(await types('reopen F1 it still fails', 'baraka')).toBe('*F1* is open again.');
    expect(said().slice(-2)).toEqual([
      '*F1 done:* add an alert',
      '*F1 open again:* add an alert\nit still fails',
    ]);
    expect(await tasks()).toContain('- [ ] F1 add an alert');
    expect(await types('reopen')).toContain('There is nothing to reopen.');
  });

  test('undo withdraws what was said, and both messages say so', async () => {
    await types('done F1');
    expect(await types('undo')).toContain('F1 done');
    const amina = room.world.person('amina');
    await amina.press(room.channel, amina.ephemerals().at(-1)?.ts ?? '', { action: 'withdraw' });
    await room.world.settled();
    expect(said().slice(-2)).toEqual([
      `*F1:* add an alert (${chebet()}, due 2023-11-09)`,
      '*Withdrawn.* This no longer counts.',
    ]);
  });

  test('a reaction on its message means done, until it is taken back', async () => {
    const { ts } = message('*F1:*');
    await room.marks('baraka', ts, 'white_check_mark');
    expect(message('*F1 done:* add an alert (').ts).toBe(ts);
    expect(room.botReactions(ts)).toEqual(['memo']);
    expect(await tasks()).toContain('- [x] F1 add an alert');
    await room.unmarks('baraka', ts, 'white_check_mark');
    expect(message('*F1:*').ts).toBe(ts);
    expect(room.botReactions(ts)).toEqual([]);
    expect(await tasks()).toContain('- [ ] F1 add an alert');
  });

  test('a reaction on a marked message means done', async () => {
    const ts = await room.says('baraka', 'write a runbook');
    await room.marks('baraka', ts, 'fast_forward');
    await room.marks('david', ts, 'white_check_mark');
    expect(await tasks()).toMatch(/- \[x\] F2 write a runbook .*\n {2}- Done 2023-11-08 by \[David Mwangi\]/);
    await room.unmarks('david', ts, 'white_check_mark');
    expect(await tasks()).toContain('- [ ] F2 write a runbook');
  });

  test('means nothing by another verdict, which nobody is answered', async () => {
    const { ts } = message('*F1:*');
    await room.marks('baraka', ts, 'x');
    expect(room.botReactions(ts)).toEqual([]);
    expect(await tasks()).toContain('- [ ] F1 add an alert');
  });

  test('is said weeks after the incident was closed, also from elsewhere', async () => {
    await types('close');
    await room.world.person('amina').modal()?.submit();
    await room.world.turn(21 * day);
    const ops = room.world.playground.channel('ops').id;
    expect(await room.world.types('baraka', ops, '/incident done INC-1 F1')).toBe('*F1* is done.');
    expect(said().at(-1)).toBe('*F1 done:* add an alert');
    expect(await tasks()).toContain('Done 2023-11-29 by');
  });

  test('a follow-up that was withdrawn says so where it stood', async () => {
    const { ts } = message('*F1:*');
    await room.decides('F1 add an alert', 'withdraw');
    expect(message('*Withdrawn.*').ts).toBe(ts);
    expect(await tasks()).toContain('None recorded');
    expect(await types('done F1')).toContain('INC-1 has no follow-ups');
  });

  test('priority and type stand in its message and in the draft', async () => {
    expect(await types('follow-up p1 prevent: size the pool')).toContain(
      '*F2*: size the pool (no owner, no due date, p1, prevent)',
    );
    expect(said().at(-1)).toBe('*F2:* size the pool (no owner, no due date, p1, prevent)');
    expect(await tasks()).toContain('- [ ] F2 size the pool (no owner, no due date, p1, prevent)');
    expect(await types('follow-up p1 alerts page nobody')).toContain('*F3*: p1 alerts page nobody (');
  });
});

describe('changing a follow-up', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  const formOf = async (words: string) => {
    const { world, channel } = room;
    const amina = world.person('amina');
    await world.types('amina', channel, '/incident timeline');
    await amina.press(channel, amina.ephemerals().at(-1)?.ts ?? '', { action: 'change-entry' });
    await world.settled();
    const labels = JSON.stringify(amina.modal()?.view.blocks).matchAll(/"text":"([^"]*)","emoji":false/g);
    amina
      .modal()
      ?.fill('entry', [...labels].map(([, text = '']) => text).find((each) => each.includes(words)) ?? '');
    await amina.modal()?.submit();
    await world.settled();
    const form = amina.modal();
    if (form === undefined) throw new Error(`No form was opened for ${words}`);
    return form;
  };
  const submit = async (form: Awaited<ReturnType<typeof formOf>>) => {
    const { errors } = await form.submit();
    await room.world.settled();
    return errors;
  };
  const tasks = async () =>
    (await room.section('Corrective and preventative measures')).split('### Tasks')[1];
  const id = (name: 'baraka' | 'chebet') => room.world.person(name).id;

  test('puts words, owner and day of a typed one otherwise, where it is told as well', async () => {
    await room.world.types('amina', room.channel, '/incident follow-up add an alrt @chebet due tomorrow');
    await room.world.types('amina', room.channel, '/incident done F1');
    const form = await formOf('F1 add an alrt');
    expect(JSON.stringify(form.view.blocks)).not.toContain('"When?"');
    form.fill('text', 'add an alert');
    form.fill('owner', id('baraka'));
    form.fill('due', 'in 2 weeks');
    expect(await submit(form)).toEqual({});
    expect(room.world.said(room.channel).slice(-2)).toEqual([
      `*F1 done:* add an alert (<@${id('baraka')}>, due 2023-11-22)`,
      '*F1 done:* add an alert',
    ]);
    expect(await tasks()).toContain('- [x] F1 add an alert (Baraka Otieno, due 2023-11-22)');
  });

  test('puts type and priority otherwise, of a typed one and of a marked one, and takes them away', async () => {
    await room.world.types('amina', room.channel, '/incident follow-up p1 prevent: add an alert');
    await room.marks('baraka', await room.says('baraka', 'write a runbook'), 'fast_forward');
    const typed = await formOf('F1 add an alert');
    typed.fill('priority', 'p3');
    typed.fill('purpose', 'nothing');
    expect(await submit(typed)).toEqual({});
    expect(room.world.said(room.channel)).toContain('*F1:* add an alert (no owner, no due date, p3)');
    const marked = await formOf('F2 write a runbook');
    marked.fill('purpose', 'detect');
    expect(await submit(marked)).toEqual({});
    const all = await tasks();
    expect(all).toContain('- [ ] F1 add an alert (no owner, no due date, p3)');
    expect(all).toContain('- [ ] F2 write a runbook (no owner, no due date, detect)');
    const again = await formOf('F2 write a runbook');
    again.fill('purpose', 'nothing');
    again.fill('owner', id('chebet'));
    expect(await submit(again)).toEqual({});
    expect(await tasks()).toContain('- [ ] F2 write a runbook (Chebet Koech, no due date)');
  });

  test('takes owner and day away', async () => {
    await room.world.types('amina', room.channel, '/incident follow-up add an alert @chebet due tomorrow');
    const form = await formOf('F1 add an alert');
    form.fill('owner', '');
    form.fill('due', '');
    expect(await submit(form)).toEqual({});
    expect(await tasks()).toContain('- [ ] F1 add an alert (no owner, no due date)');
  });

  test('refuses at its field what is no day', async () => {
    await room.world.types('amina', room.channel, '/incident follow-up add an alert');
    const form = await formOf('F1 add an alert');
    form.fill('due', 'soon');
    expect((await submit(form)).due).toContain('“soon” is no day');
  });

  test('puts owner and day of a marked one otherwise, and leaves its message as it is', async () => {
    const ts = await room.says('baraka', 'write a runbook due friday');
    await room.marks('baraka', ts, 'fast_forward');
    expect(await tasks()).toContain('- [ ] F1 write a runbook (no owner, due 2023-11-10)');
    const form = await formOf('F1 write a runbook');
    form.fill('owner', id('chebet'));
    form.fill('due', '2023-12-01');
    expect(await submit(form)).toEqual({});
    expect(await tasks()).toContain('- [ ] F1 write a runbook (Chebet Koech, due 2023-12-01)');
  });
});
