import { minute } from '../../../src/domain/time/instant';
import { declared, opened, prefilled } from '../../support/asking';
import { World } from '../../support/world';

describe('the times of an incident', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const fields = [
    'triggering change',
    'impact started',
    'detected',
    'declared',
    'acknowledged',
    'identified',
    'mitigated',
    'resolved',
  ];
  const times = () => opened(world, 'amina', channel, '/incident times');
  const shown = async () => {
    const modal = await times();
    const all = fields.map((field) => [field, prefilled(modal, field)] as const);
    await modal.close();
    return Object.fromEntries(all.filter(([, time]) => time !== ''));
  };
  const mark = async (text: string, emoji: string) => {
    const message = await world.person('baraka').post(channel, text);
    await world.person('baraka').react(channel, message, emoji);
    await world.turn(minute);
    return message;
  };

  test('stand in the incident’s zone, as they are known', async () => {
    await mark('Cards are declined', 'red_circle');
    expect(await shown()).toEqual({
      'impact started': '2023-11-08 15:01',
      declared: '2023-11-08 15:00',
    });
  });

  test('change nothing when nothing was touched', async () => {
    await mark('Cards are declined', 'red_circle');
    const modal = await times();
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.turn(minute);
    const again = await times();
    expect(JSON.stringify(again.view.blocks)).toContain('From a marked message.');
    expect(JSON.stringify(again.view.blocks)).not.toContain('Typed by hand');
  });

  test('beat the marks where they were typed, also those that come later', async () => {
    await mark('Cards are declined', 'red_circle');
    const modal = await times();
    modal.fill('impact started', '14:20');
    modal.fill('mitigated', '3:02 PM');
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    await mark('Pool is back', 'adhesive_bandage');
    expect(await shown()).toEqual({
      'impact started': '2023-11-08 14:20',
      declared: '2023-11-08 15:00',
      mitigated: '2023-11-08 15:02',
    });
  });

  test('go by the marks again where they were emptied', async () => {
    await mark('Cards are declined', 'red_circle');
    const typed = await times();
    typed.fill('impact started', '14:20');
    await typed.submit();
    await world.settled();
    const emptied = await times();
    emptied.fill('impact started', '');
    expect(await emptied.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect((await shown())['impact started']).toBe('2023-11-08 15:01');
  });

  test('that two people change at once both hold, as each touched another field', async () => {
    const aminas = await opened(world, 'amina', channel, '/incident times');
    const barakas = await opened(world, 'baraka', channel, '/incident times');
    aminas.fill('impact started', '14:20');
    barakas.fill('detected', '14:25');
    expect((await aminas.submit()).errors).toEqual({});
    expect((await barakas.submit()).errors).toEqual({});
    await world.settled();
    expect(await shown()).toMatchObject({
      'impact started': '2023-11-08 14:20',
      detected: '2023-11-08 14:25',
    });
  });

  test.each([
    [
      'out of order among themselves',
      { 'impact started': '14:20', mitigated: '14:10' },
      {
        mitigated:
          'Mitigated (14:10) would come before impact started (14:20). Type 14:20 or later, or correct impact started as well.',
      },
    ],
    [
      'that no clock shows',
      { detected: '21:03 PM' },
      { detected: 'There is no 21:03 PM. Type 21:03 or 9:03 PM.' },
    ],
    [
      'that cannot be read',
      { resolved: 'after lunch' },
      {
        resolved:
          '"after lunch" is no time that can be read. Type it like one of these: 10:42, 10:42:30, 3:05 PM, 10:42 EAT, 2023-11-08 15:05, yesterday 22:10, 20m ago or 2023-11-08T15:05:00Z.',
      },
    ],
    [
      'still to come',
      { resolved: '2023-11-08 18:00' },
      {
        resolved:
          '2023-11-08 18:00 is still to come: in Africa/Nairobi it is 2023-11-08 15:01. Type a time that has passed.',
      },
    ],
  ])('are refused at their own field: %s', async (_, typed, errors) => {
    const modal = await times();
    for (const [field, text] of Object.entries(typed)) modal.fill(field, text);
    expect(await modal.submit()).toEqual({ acknowledged: true, errors });
    await modal.close();
    expect(await shown()).toEqual({ declared: '2023-11-08 15:00' });
  });

  test('are refused at their own field where a mark contradicts them', async () => {
    await mark('Cards are declined', 'red_circle');
    const modal = await times();
    modal.fill('resolved', '14:10');
    expect((await modal.submit()).errors).toEqual({
      resolved:
        'Resolved (14:10) would come before impact started (15:01). Type 15:01 or later, or correct impact started with `/incident times`.',
    });
  });

  test('are refused when a field is emptied that nobody typed', async () => {
    await mark('Cards are declined', 'red_circle');
    const modal = await times();
    modal.fill('impact started', '');
    modal.fill('declared', '');
    const { errors } = await modal.submit();
    expect(errors).toEqual({
      'impact started':
        'Impact started was not typed by hand. It comes from a marked message: take the reaction away there, or type another time.',
      declared: 'Declared was not typed by hand. It comes from what was recorded: type another time instead.',
    });
  });

  test('hold further windows of impact, one a line, and say every mistake at once', async () => {
    await world.turn(60 * minute);
    const typed = await times();
    typed.fill('impact started', '14:10');
    typed.fill('resolved', '14:30');
    typed.fill('impact again', '14:50 – 15:10\n15:30-15:45');
    expect(await typed.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(world.said(channel)[0]).toContain('INC-1');
    const again = await times();
    expect(prefilled(again, 'resolved')).toBe('2023-11-08 14:30');
    expect(prefilled(again, 'impact again')).toBe(
      '2023-11-08 14:50 to 2023-11-08 15:10\n2023-11-08 15:30 to 2023-11-08 15:45',
    );
    again.fill('detected', 'after lunch');
    again.fill('impact again', '14:50 to soon\n15:30 to 15:45');
    again.fill('mitigated', '14:05');
    const { errors } = await again.submit();
    expect(Object.keys(errors).sort()).toEqual(['detected', 'impact again', 'mitigated']);
    expect(errors['impact again']).toContain('Line 1: "soon" is no time that can be read.');
    expect(errors.mitigated).toContain('Mitigated (14:05) would come before impact started (14:10).');
    await again.close();
    const emptied = await times();
    emptied.fill('impact again', '');
    expect(await emptied.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(prefilled(await times(), 'impact again')).toBe('');
  });
});
