import { setTimeout } from 'node:timers/promises';
import { World } from '../../support/world';

describe('a channel in which people are quicker than the bot', () => {
  test('has one card although people mark messages before it is posted', async () => {
    const world = await World.open();
    const { playground } = world;
    playground.faults.add(({ moment, method, args }) =>
      moment === 'before' &&
      method === 'chat.postMessage' &&
      args.channel !== playground.channel('incidents').id
        ? { type: 'delay', ms: 400 }
        : undefined,
    );
    const amina = world.person('amina');
    await amina.command(playground.channel('ops').id, '/incident start sev2 Checkout answers 500');
    const channel = await until(() => {
      const found = playground.channels().find(({ name }) => name.startsWith('inc-1'));
      return found?.members.includes(amina.id) ? found.id : undefined;
    });
    for (const text of ['It is the cache', 'It is the pool', 'It is the network']) {
      await amina.react(channel, await amina.post(channel, text), 'crystal_ball');
    }
    await world.settled();
    expect(world.said(channel).filter((text) => text.startsWith('INC-1:'))).toHaveLength(1);
    expect(playground.channel(channel).pins).toHaveLength(1);
    const card = playground.messages(channel).find(({ text }) => text.startsWith('INC-1:'));
    expect(JSON.stringify(card?.blocks)).toContain('A3  It is the network');
    await world.close();
  });
});

/** Resolves to what is looked for once it is there. */
async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await setTimeout(1);
  }
}
