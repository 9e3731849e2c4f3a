import { readConfig } from '../../src/config';
import { day, hour, minute } from '../../src/domain/time/instant';
import { until } from '../support/until';
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
  const isSaid = (text: string): boolean => text.includes('will be archived');
  await until('it is said', async () => {
    await world.turn(minute);
    return world.said(channel).some(isSaid);
  });
  const said = world.said(channel).filter(isSaid);
  expect(said).toHaveLength(1);
  await world.bots[0]?.stop();
  await world.turn(day);
  // Whoever is left looks for what became due in other hands once in a while.
  await until('it is archived', async () => {
    await world.turn(minute);
    return world.playground.channel(channel).archived;
  });
  await world.turn(hour);
  expect([times('conversations.archive'), world.said(channel).filter(isSaid)]).toEqual([1, said]);
  await world.close();
});
