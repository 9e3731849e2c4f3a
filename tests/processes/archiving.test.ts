import { readConfig } from '../../src/config';
import { day } from '../../src/domain/time/instant';
import { World } from '../support/world';

test('of two processes one says that a channel is archived, and one archives it, though one of them dies', async () => {
  const { channel: usual } = readConfig({}).settings;
  const world = await World.open({
    processes: 2,
    settings: { channel: { ...usual, archiveAfter: 3 * day } },
  });
  const channel = await world.declare();
  await world.types('amina', channel, '/incident cancel nothing was broken');
  const calls: string[] = [];
  world.playground.faults.add(({ method, moment }) => {
    if (moment === 'before') calls.push(method);
    return undefined;
  });
  const times = (method: string): number => calls.filter((each) => each === method).length;
  for (let days = 0; days < 2; days += 1) await world.turn(day);
  const said = world.said(channel).filter((text) => text.includes('will be archived'));
  expect(said).toHaveLength(1);
  await world.bots[0]?.stop();
  await world.turn(day);
  expect([world.playground.channel(channel).archived, times('conversations.archive')]).toEqual([true, 1]);
  await world.close();
});
