import { type Instant, later, minute, second } from '../../../src/domain/time/instant';
import { Watchdog } from '../../../src/slack/transport/watchdog';
import { at } from '../../support/cast';
import { until } from '../../support/until';
import { World, type WorldOptions } from '../../support/world';

describe('a bot that Slack is out of reach for', () => {
  let world: World;
  let ends: string[];
  const open = async (transport: WorldOptions['transport']): Promise<void> => {
    ends = [];
    const whenCutOff = { after: 600, end: (why: string) => void ends.push(why) };
    world = await World.open({
      ...(transport !== undefined && { transport }),
      patience: { whenCutOff, timeouts: { reopen: 20, hello: 500 } },
    });
  };
  afterEach(() => world.close());

  const missing = (): readonly string[] => world.firelog.readiness.missing();
  const cutOff = async (): Promise<void> => {
    if (world.playground.sockets !== undefined) world.playground.sockets.welcome = 'refused';
    world.playground.cutConnections();
    await until('it knows', () => missing().includes('slack'));
  };
  const back = async (): Promise<void> => {
    if (world.playground.sockets !== undefined) world.playground.sockets.welcome = 'as usual';
    await until('it is back', () => missing().length === 0);
  };
  const everything = { method: () => true };
  /** Lets nothing be answered from now on, or no call of one method. */
  const silence = (by: { method: (name: string) => boolean } = everything) =>
    world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && by.method(method) ? { type: 'lost-before' } : undefined,
    );

  test('is not ready at once, and is ended after ten minutes with a sentence that says why', async () => {
    await open('socket');
    await cutOff();
    expect(missing()).toEqual(['slack']);
    await world.turn(10 * minute - second);
    expect(ends).toEqual([]);
    await world.turn(second);
    expect(ends).toEqual([
      `Slack has been out of reach for 10 min. Slack cannot be reached at ${world.playground.apiUrl}. Check SLACK_API_URL and the way to the internet. Firelog ends, to be started anew.`,
    ]);
    await world.turn(10 * minute);
    expect(ends).toHaveLength(1);
  });

  test('says that Slack refuses its app token, where that is why', async () => {
    await open('socket');
    const over = world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'apps.connections.open'
        ? { type: 'error', error: 'invalid_auth' }
        : undefined,
    );
    world.playground.cutConnections();
    const log = (): string => world.lines.join('');
    await until('it was refused', () => log().includes('No socket to Slack could be opened'));
    await world.turn(10 * minute);
    expect(ends).toEqual([expect.stringContaining('Slack refuses SLACK_APP_TOKEN (invalid_auth).')]);
    over();
  });

  test('counts anew once Slack was within reach', async () => {
    await open('socket');
    for (let times = 0; times < 3; times += 1) {
      await cutOff();
      await world.turn(9 * minute);
      await back();
      await world.turn(minute);
    }
    expect(ends).toEqual([]);
  });

  test('is not ready when its calls go unanswered, and is as soon as one is answered', async () => {
    await open('socket');
    const channel = await world.declare();
    const over = silence();
    await world.types('amina', channel, '/incident status identified');
    await world.turn(10 * second);
    expect(missing()).toEqual(['slack']);
    // Its sockets are open, so a fresh process would fare no better.
    await world.turn(11 * minute);
    expect(ends).toEqual([]);
    over();
    await world.turn(30 * second);
    expect(missing()).toEqual([]);
  });

  test('says that its token is refused, gives nothing up, and goes on once it is not', async () => {
    await open('socket');
    const channel = await world.declare();
    const over = world.playground.faults.add(({ moment }) =>
      moment === 'before' ? { type: 'error', error: 'token_revoked' } : undefined,
    );
    await world.types('amina', channel, '/incident status identified');
    expect(missing()).toEqual(['slack token']);
    await world.turn(20 * minute);
    over();
    await world.turn(minute);
    expect(missing()).toEqual([]);
    expect(world.said(channel)).toContain('*Status: identified*');
    expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([]);
    expect(ends).toEqual([]);
  });

  test('is ended over HTTP when no call is answered for ten minutes', async () => {
    await open('http');
    const channel = await world.declare();
    const over = silence();
    await world.types('amina', channel, '/incident status identified');
    await world.turn(10 * second);
    expect(missing()).toEqual(['slack']);
    await world.turn(9 * minute);
    expect(ends).toEqual([]);
    await world.turn(minute);
    expect(ends).toEqual([
      `Slack has been out of reach for 10 min. Nothing answers at ${world.playground.apiUrl}. Firelog ends, to be started anew.`,
    ]);
    over();
  });

  test('goes on over HTTP for as long as any call is answered', async () => {
    await open('http');
    const channel = await world.declare();
    const over = silence({ method: (name) => name.startsWith('chat.') });
    await world.types('amina', channel, '/incident status identified');
    await world.turn(11 * minute);
    expect(ends).toEqual([]);
    over();
    await world.turn(6 * minute);
    expect(world.said(channel)).toContain('*Status: identified*');
  });
});

describe('a watchdog', () => {
  test('takes a night in which the machine slept for no outage', () => {
    const machine = new Machine();
    const barks: string[] = [];
    const watchdog = new Watchdog({ clock: machine, limit: 600, bark: () => void barks.push('bark') });
    watchdog.see(true);
    machine.live(100);
    machine.sleep(8 * 3_600);
    machine.live(498);
    expect(barks).toHaveLength(0);
    machine.live(1);
    expect(barks).toHaveLength(1);
    machine.live(600);
    expect(barks).toHaveLength(1);
  });

  test('counts anew for each outage, and no longer once it is stopped', () => {
    const machine = new Machine();
    const barks: string[] = [];
    const watchdog = new Watchdog({ clock: machine, limit: 600, bark: () => void barks.push('bark') });
    for (const isCutOff of [true, true, false, true]) {
      watchdog.see(isCutOff);
      machine.live(599);
    }
    watchdog.see(true);
    watchdog.stop();
    machine.live(600);
    expect(barks).toHaveLength(1);
  });
});

/** A machine that can sleep: what was due meanwhile rings once when it wakes up. */
class Machine {
  #now = at('15:00');
  #alarms: { readonly when: Instant; readonly ring: () => void }[] = [];

  now(): Instant {
    return this.#now;
  }

  at(when: Instant, ring: () => void): () => void {
    const alarm = { when, ring };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((each) => each !== alarm);
    };
  }

  live(seconds: number): void {
    for (let lived = 0; lived < seconds; lived += 1) this.sleep(1);
  }

  sleep(seconds: number): void {
    this.#now = later(this.#now, seconds * second);
    const due = this.#alarms.filter(({ when }) => when <= this.#now);
    this.#alarms = this.#alarms.filter(({ when }) => when > this.#now);
    for (const { ring } of due) ring();
  }
}
