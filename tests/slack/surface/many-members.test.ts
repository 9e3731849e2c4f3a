import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

const crowd = 2_500;

describe('a private incident with 2,500 people in its channel', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare('/incident start sev1 --private Salaries leaked');
  });
  afterEach(() => world.close());

  const listedTo = async (person: ReturnType<World['playground']['person']>): Promise<string> => {
    await person.command(world.playground.channel('ops').id, '/incident list');
    await world.settled();
    return JSON.stringify(person.ephemerals().at(-1)?.blocks);
  };

  test('is listed to those who came while the bot was down, and not to who left then', async () => {
    const { playground } = world;
    const [amina, baraka] = [world.person('amina'), world.person('baraka')];
    amina.channels.invite(channel, baraka.id);
    await world.settled();
    expect(await listedTo(baraka)).toContain('Salaries leaked');
    await world.stopBot();
    playground.deliveries.pause();
    const people = Array.from({ length: crowd }, (_each, index) =>
      playground.addPerson({ name: `person-${index}`, realName: `Person ${index}` }),
    );
    amina.channels.invite(channel, ...people.map(({ id }) => id));
    await baraka.leave(channel);
    playground.deliveries.resume(() => []);
    await world.turn(minute);
    await world.startBot();
    await world.settled();
    for (const person of [people.at(0), people.at(999), people.at(-1)]) {
      await person?.join(playground.channel('ops').id);
      expect(person && (await listedTo(person))).toContain('Salaries leaked');
    }
    expect(await listedTo(baraka)).not.toContain('Salaries leaked');
  });
});
