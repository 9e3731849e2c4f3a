import { StorageFailure, type StorageTrouble } from '../../src/app/storage-failure';
import { StorageWatch } from '../../src/app/storage-watch';
import { instant, second } from '../../src/domain/time/instant';
import { ReplayClock } from '../../src/playground/scenario/replay-clock';
import { at } from '../support/cast';
import { until } from '../support/until';

/** A watch over a database of which a test says what is wrong with it. */
class Watched {
  readonly clock = new ReplayClock(at('10:00'));
  readonly log: string[] = [];
  trouble: StorageTrouble | undefined;
  ready: boolean | undefined;
  returns = 0;
  probes = 0;
  #tell: (failure: StorageFailure) => void = () => undefined;
  readonly watch = new StorageWatch({
    storage: {
      onFailure: (listener) => {
        this.#tell = listener;
      },
      probe: async () => {
        this.probes += 1;
        this.fail();
      },
    },
    clock: { now: () => instant(this.clock.now()), at: (when, ring) => this.clock.at(when, ring) },
    log: {
      debug: () => undefined,
      info: (_, message) => this.log.push(message),
      warn: (_, message) => this.log.push(message),
      error: (_, message) => this.log.push(message),
    },
    metrics: { storageFailed: () => undefined },
    ready: (isReady) => {
      this.ready = isReady;
    },
    back: () => {
      this.returns += 1;
    },
  });

  /** Meets with the trouble there is, as any statement does. */
  fail(): void {
    if (this.trouble === undefined) return;
    const failure = new StorageFailure(this.trouble, 'SQLITE_OF_SOME_KIND');
    this.#tell(failure);
    throw failure;
  }

  meet(trouble: StorageTrouble): void {
    this.trouble = trouble;
    expect(() => this.fail()).toThrow(StorageFailure);
  }

  async turn(seconds: number): Promise<void> {
    const end = instant(this.clock.now() + seconds * second);
    for (let next = this.clock.next(); next !== undefined && next <= end; next = this.clock.next()) {
      this.clock.turn(next);
      await until('the probe is written', () => !this.watch.busy);
    }
    this.clock.turn(end);
  }
}

describe('the watch over the database', () => {
  test('is ready from the start, and leaves a database alone that does not fail', async () => {
    const world = new Watched();
    await world.turn(3_600);
    expect(world).toMatchObject({ ready: true, probes: 0, returns: 0, log: [] });
  });

  test('is not ready from the first failure to the first probe that is written, and says each once', async () => {
    const world = new Watched();
    world.meet('full');
    world.meet('full');
    expect(world.ready).toBe(false);
    await world.turn(60);
    expect(world).toMatchObject({ ready: false, probes: 12, returns: 0 });
    world.trouble = undefined;
    await world.turn(5);
    expect(world).toMatchObject({ ready: true, probes: 13, returns: 1 });
    expect(world.log).toEqual([
      'The database cannot be used: its disk is full (SQLITE_OF_SOME_KIND). Make room there; Firelog goes on by itself.',
      'The database can be written again',
    ]);
    await world.turn(60);
    expect(world.probes).toBe(13);
  });

  test('begins a new outage with the next failure', async () => {
    const world = new Watched();
    for (let outage = 0; outage < 2; outage += 1) {
      world.meet('locked');
      world.trouble = undefined;
      await world.turn(5);
    }
    expect(world).toMatchObject({ ready: true, returns: 2 });
    expect(world.log).toHaveLength(4);
  });

  test('does not take damage for healed because a write went well', async () => {
    const world = new Watched();
    world.meet('locked');
    world.meet('damaged');
    world.trouble = undefined;
    await world.turn(3_600);
    expect(world).toMatchObject({ ready: false, probes: 0, returns: 0 });
    expect(world.log.at(-1)).toBe(
      'The database cannot be used: it is damaged (SQLITE_OF_SOME_KIND). Stop the bot and put a backup in its place: `npx firelog restore <file>`.',
    );
  });

  test('leaves no alarm behind when it is stopped', async () => {
    const world = new Watched();
    world.meet('gone');
    await world.watch.stop();
    expect(world.clock.next()).toBeUndefined();
    world.meet('gone');
    expect(world.clock.next()).toBeUndefined();
  });
});
