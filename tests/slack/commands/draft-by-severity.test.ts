import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

describe('with a template for a severity', () => {
  let world: World;
  beforeAll(async () => {
    const template = { byDefault: 'postmortem', bySeverity: { sev4: 'lite' } };
    world = await World.open({ settings: { template } });
  });
  afterAll(() => world.close());

  test('a draft is written in the form of the severity that the incident has by then', async () => {
    const channel = await world.declare();
    await world.types('amina', channel, '/incident severity sev4');
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(minute);
    expect(world.draft()).toContain('\n## What is to be done\n');
    await world.types('amina', channel, '/incident severity sev1');
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(minute);
    expect(world.draft()).toContain('\n## Assumptions and misleading paths\n');
  });
});
