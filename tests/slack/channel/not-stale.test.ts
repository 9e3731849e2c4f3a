import { minute } from '../../../src/domain/time/instant';
import type { Fault, FaultPoint } from '../../../src/playground/faults';
import { until } from '../../support/until';
import { World } from '../../support/world';
import { Room } from '../marks/room';

const secret = 'hunter2-swordfish';

/** Lets something go wrong with posts, as often as said. */
function spoil(world: World, fault: Fault, times = 1, where: (point: FaultPoint) => boolean = () => true) {
  let left = times;
  return world.playground.faults.add((point) => {
    const moment = fault.type === 'held' || fault.type === 'lost-before' ? 'before' : 'after';
    if (point.method !== 'chat.postMessage' || point.moment !== moment || left === 0 || !where(point))
      return undefined;
    left -= 1;
    return fault;
  });
}

const saysSecret = ({ args }: FaultPoint): boolean => String(args.text).includes(secret);

/** Removes for good the words of the entry that holds the secret, whatever else the bot has in flight. */
async function redact({ world, channel }: Room): Promise<void> {
  const amina = world.person('amina');
  await amina.command(channel, '/incident timeline');
  void amina.press(channel, amina.ephemerals().at(-1)?.ts ?? '', { action: 'change-entry' });
  await until('the entries are offered', () => amina.modal() !== undefined);
  const chooser = amina.modal();
  const labels = JSON.stringify(chooser?.view.blocks).matchAll(/"text":"([^"]*)","emoji":false/g);
  const label = [...labels].map(([, text = '']) => text).find((text) => text.includes(secret));
  chooser?.fill('entry', label ?? '');
  await chooser?.submit();
  await until('its form is shown', () => JSON.stringify(amina.modal()?.view.blocks).includes('"fate"'));
  const form = amina.modal();
  form?.fill('fate', 'redact');
  expect(await form?.submit()).toEqual({ acknowledged: true, errors: {} });
}

describe('what was posted although its answer was lost', () => {
  const updates = (world: World): number => world.playground.wire.calls('chat.update').length;

  test('a card and an announcement say the severity that holds when they are found', async () => {
    const world = await World.open();
    const incidents = world.playground.channel('incidents').id;
    spoil(world, { type: 'lost-after' }, 2);
    const channel = await world.declare();
    await world.types('amina', channel, '/incident severity sev1');
    await world.turn(minute);
    expect(world.said(channel)).toEqual([
      'INC-1: Checkout answers 500 (sev1, investigating)',
      '*Severity: sev1*',
    ]);
    expect(world.said(incidents)).toEqual([
      'INC-1: Checkout answers 500 (sev1, investigating)',
      expect.stringContaining('*INC-1 is worse:* sev1'),
    ]);
    expect(world.playground.channel(channel).pins).toHaveLength(1);
    await world.close();
  });

  test('a told fact loses the words that were removed for good meanwhile', async () => {
    const room = await Room.open();
    const { world, channel } = room;
    const over = spoil(world, { type: 'lost-after' });
    await world.types('amina', channel, `/incident assume the password ${secret} leaked`);
    over();
    expect(world.said(channel).join()).toContain(secret);
    await redact(room);
    await world.turn(minute);
    expect(world.said(channel)).toContain('*A1 assumed:* [redacted]');
    expect(JSON.stringify(world.playground.messages(channel))).not.toContain(secret);
    await world.close();
  });

  test('a told fact loses them as well when they are removed while its post is on its way', async () => {
    const room = await Room.open();
    const { world, channel } = room;
    let letGo = (): void => undefined;
    const removed = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    spoil(world, { type: 'held', until: removed }, 1, saysSecret);
    await world.person('amina').command(channel, `/incident assume the password ${secret} leaked`);
    await redact(room);
    letGo();
    await world.settled();
    expect(world.said(channel)).toContain('*A1 assumed:* [redacted]');
    expect(JSON.stringify(world.playground.messages(channel))).not.toContain(secret);
    await world.close();
  });

  test('is bound to its fact even where Slack lets nobody edit it any more', async () => {
    const room = await Room.open();
    const { world, channel } = room;
    const over = spoil(world, { type: 'lost-after' });
    await world.types('amina', channel, '/incident assume it is the cache');
    over();
    world.playground.faults.add(({ method, moment }) =>
      method === 'chat.update' && moment === 'before'
        ? { type: 'error', error: 'edit_window_closed' }
        : undefined,
    );
    await world.turn(minute);
    const told = world.playground.messages(channel).find(({ text }) => text.includes('A1 assumed'));
    await room.marks('amina', told?.ts ?? '', 'x');
    expect(await room.section('Assumptions and misleading paths')).toContain('### Ruled out\n\n- **A1**');
    await world.close();
  });

  test('is edited once, and what was posted at the first try not at all', async () => {
    const world = await World.open();
    const over = spoil(world, { type: 'lost-after' }, 1, ({ args }) => String(args.text).includes('A1'));
    const channel = await world.declare();
    expect(updates(world)).toBe(0);
    await world.types('amina', channel, '/incident assume it is the cache');
    await world.turn(minute);
    over();
    // The card shows the assumption, and the message that tells it was found.
    expect(updates(world)).toBe(2);
    await world.close();
  });
});
