import type { Store } from '../../../src/app/ports';
import { declared } from '../../support/asking';
import { World } from '../../support/world';

/** What the bot asked of the store about single incidents, in order. */
const mockAsked: string[] = [];

jest.mock('../../../src/storage/incidents/incidents', () => {
  const real = jest.requireActual<typeof import('../../../src/storage/incidents/incidents')>(
    '../../../src/storage/incidents/incidents',
  );
  const createStore = (...args: Parameters<typeof real.createStore>): Store => {
    const store = real.createStore(...args);
    const noted = <A extends unknown[], R>(name: string, ask: (...args: A) => R) => {
      return (...of: A): R => {
        mockAsked.push(name);
        return ask(...of);
      };
    };
    return {
      ...store,
      load: noted('load', store.load),
      find: noted('load', store.find),
      change: noted('change', store.change),
    };
  };
  return { ...real, createStore };
});

describe('a request loads its incident once', () => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterAll(() => world.close());

  const amina = () => world.person('amina');

  /** What a request asks of the store until it is answered or has changed the incident, after which jobs may begin. */
  const askedBy = async (act: () => Promise<unknown>): Promise<readonly string[]> => {
    mockAsked.length = 0;
    await act();
    await world.settled();
    const change = mockAsked.indexOf('change');
    return change < 0 ? [...mockAsked] : mockAsked.slice(0, change + 1);
  };

  test.each([
    'note 14:50 rolled back to 1.42',
    'note the disk filled up --at 14:40',
    'assume the pool is exhausted',
    'follow-up watch the pool due friday',
    'zone Africa/Cairo',
  ])('and changes it, by command: %s', async (line) => {
    const asked = await askedBy(() => amina().command(channel, `/incident ${line}`));
    expect(asked).toEqual(['load', 'change']);
  });

  test.each(['zone', 'undo', 'timeline', 'times', 'close'])('by command: %s', async (line) => {
    expect(await askedBy(() => amina().command(channel, `/incident ${line}`))).toEqual(['load']);
  });

  test('by button', async () => {
    const card = world.playground.channel(channel).pins[0]?.ts ?? '';
    expect(await askedBy(() => amina().press(channel, card, { action: 'card-assume' }))).toEqual(['load']);
  });

  test('by shortcut and by modal', async () => {
    const ts = await amina().post(channel, 'The pool is exhausted');
    await world.settled();
    expect(await askedBy(() => amina().shortcut('add-to-timeline', { channel, ts }))).toEqual(['load']);
    const submitted = await askedBy(async () => amina().modal()?.submit());
    expect(submitted).toEqual(['load', 'change']);
  });
});
