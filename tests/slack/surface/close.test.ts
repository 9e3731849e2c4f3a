import { World } from '../../support/world';

describe('closing', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare();
  });
  afterEach(() => world.close());

  test('leaves a captured text that no form can hold as it is, and says how to write it', async () => {
    const amina = world.person('amina');
    const line = 'Nobody could pay for what was in the cart, by card or by phone. ';
    const cause = await amina.post(channel, line.repeat(70).trim());
    await amina.react(channel, cause, 'dart');
    await world.settled();
    await world.types('amina', channel, '/incident close');
    expect(JSON.stringify(amina.modal()?.view)).toContain('Root cause is more than a form can hold');
    await amina.modal()?.submit();
    await world.settled();
    const told = world.draft().split('### Root cause')[1]?.split('### ')[0] ?? '';
    expect(told.match(/by card or by phone/g)).toHaveLength(70);
  });

  test('names what the record still lacks', async () => {
    await world.types('amina', channel, '/incident close');
    const view = JSON.stringify(world.person('amina').modal()?.view);
    expect(view).toContain('The record still lacks:');
    expect(view).toContain('No assumption is recorded.');
    expect(view).not.toContain('Fill in “Root cause”');
  });

  test('at another time is recorded at that time', async () => {
    await world.types('amina', channel, '/incident close --at 14:50');
    await world.person('amina').modal()?.submit();
    await world.settled();
    expect(world.draft()).toContain('- **14:50** **Closed**');
  });

  test('asks which zone is right when times were typed in another one', async () => {
    await world.types('amina', channel, '/incident note 11:50 GMT the probe failed');
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain(
      "Nobody confirmed that Africa/Nairobi is the incident's zone, and times were typed in GMT.",
    );
    await world.types('amina', channel, '/incident zone Africa/Nairobi');
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).not.toContain('T03');
  });

  test('refuses --at where nothing could have happened at another time, and dates an answer of another day', async () => {
    expect(await world.types('amina', channel, '/incident timeline --at 14:00')).toBe(
      '`timeline` records nothing that could have happened at another time. Type it without `--at`.',
    );
    expect(
      await world.types('amina', channel, '/incident assume a disk is full —at “yesterday 22:10”'),
    ).toContain('Recorded as *A1* at 2023-11-07 22:10.');
  });
});
