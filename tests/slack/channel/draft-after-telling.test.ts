import { second } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

describe('a draft', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  /** Closes an incident whose closing cannot be told for so many tries. */
  const closeUntold = async (tries: number): Promise<void> => {
    const channel = await world.declare();
    let failed = 0;
    world.playground.faults.add(({ method, moment, args }) => {
      const isTold = method === 'chat.postMessage' && String(args.text).includes('INC-1 is closed');
      if (!isTold || moment !== 'before' || failed === tries) return undefined;
      failed += 1;
      return { type: 'http-500' };
    });
    await world.types('amina', channel, '/incident close');
    await world.person('amina').modal()?.submit();
    await world.settled();
  };
  const closedLine = (): string | undefined =>
    world
      .draft()
      .split('\n')
      .find((line) => line.includes('**Closed**'));

  test('waits for what it quotes to be told, and links to it', async () => {
    await closeUntold(1);
    expect(world.playground.files()).toEqual([]);
    await world.turn(2 * second);
    expect(closedLine()).toMatch(/\*\*Closed\*\* — \[Amina Wanjiru\]\(http\S+\)/);
  });

  test('waits no longer for what cannot be told', async () => {
    await closeUntold(Number.POSITIVE_INFINITY);
    await world.turn(30 * second);
    expect(closedLine()).toMatch(/\*\*Closed\*\* — Amina Wanjiru$/);
  });
});
