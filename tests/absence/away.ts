import { minute, second } from '../../src/domain/time/instant';
import type { Room } from '../slack/marks/room';
import type { World } from '../support/world';

/**
 * Does something while the bot does not run and that it is never told of; starts the bot again five minutes later and
 * waits until it has read everything.
 */
export async function away<T>(world: World, act: () => Promise<T>): Promise<T> {
  await world.stopBot();
  const done = await unheard(world, act);
  await world.turn(5 * minute);
  await world.startBot();
  await readThrough(world);
  return done;
}

/** Does something that the bot is never told of. */
export async function unheard<T>(world: World, act: () => Promise<T>): Promise<T> {
  const { deliveries } = world.playground;
  deliveries.pause();
  const done = await act();
  deliveries.resume(() => []);
  return done;
}

/** Turns the clock on until nothing is read any more and nothing that came of it is left to do. */
export async function readThrough(world: World): Promise<void> {
  await world.settled();
  while (world.firelog.readiness.notes().length > 0) await world.turn(5 * second);
  await world.turn(minute);
}

/** The lines of a draft's timeline without who said them and where. */
export async function bareTimeline(room: Room): Promise<readonly string[]> {
  return (await room.timeline()).map((line) => line.replaceAll(/ — \[[^\]]*\]\([^)]*\)/g, ''));
}
