import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

const replies = 2_200;

describe('a thread of 2,200 replies', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test('is on the timeline as a whole and once, though Slack asks to wait in the middle of it', async () => {
    const { playground } = world;
    const channel = await world.declare();
    const [amina, baraka] = [world.person('amina'), world.person('baraka')];
    await baraka.join(channel);
    const parent = await baraka.post(channel, 'Checkout is slow');
    for (let each = 1; each <= replies; each += 1) {
      await baraka.post(channel, `reply ${each}`, { thread: parent });
    }
    await world.settled();
    let pages = 0;
    playground.faults.add(({ method, moment }) => {
      if (method !== 'conversations.replies' || moment !== 'before') return undefined;
      pages += 1;
      return pages === 7 ? { type: 'rate-limited', retryAfterSeconds: 30 } : undefined;
    });
    await amina.shortcut('add-to-timeline', { channel, ts: parent });
    await world.settled();
    const modal = amina.modal();
    modal?.fill('thread', ['whole']);
    await modal?.submit();
    await world.settled();
    await world.turn(minute);
    await world.types('amina', channel, '/incident postmortem');
    // The channel is read back for it within what Slack allows.
    await world.turn(2 * minute);
    const told = world.draft().match(/\breply \d+\b/g) ?? [];
    expect(told).toEqual(Array.from({ length: replies }, (_each, index) => `reply ${index + 1}`));
  });
});
