import { minute } from '../../../src/domain/time/instant';
import { entryForm } from '../../support/asking';
import { World } from '../../support/world';

type Name = 'amina' | 'baraka' | 'chebet';

describe('what is said of a postmortem', () => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const types = (line: string) => world.types('amina', channel, `/incident ${line}`);
  const declared = async (flags: string) => {
    // Slack takes so many calls a minute.
    await world.turn(minute);
    channel = await world.declare(`/incident start sev2 ${flags} Checkout answers 500`);
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    await world.turn(minute);
    await types('close');
    await world.person('amina').modal()?.submit();
    await world.turn(minute);
  };
  const direct = async (name: Name) => {
    const place = await world.person(name).directMessages(world.playground.botUserId);
    return JSON.stringify(world.playground.messages(place));
  };
  const press = async (name: Name, action: string, place: string) => {
    const on = world.playground
      .messages(place)
      .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${action}"`));
    await world.person(name).press(place, on?.ts ?? '', { action });
    await world.settled();
  };
  const inChannel = () => JSON.stringify(world.playground.messages(channel));
  const wants = async (changes: string) => {
    await types('postmortem review @baraka');
    const place = await world.person('baraka').directMessages(world.playground.botUserId);
    await press('baraka', 'review-changes', place);
    const form = world.person('baraka').modal();
    form?.fill('text', changes);
    await form?.submit();
    await world.turn(minute);
  };
  const publishes = async () => {
    expect(await types('postmortem publish')).toContain('is not published yet');
    const amina = world.person('amina');
    await amina.press(channel, amina.ephemerals().at(-1)?.ts ?? '', { action: 'publish-anyway' });
    await world.turn(minute);
    expect(world.said(channel).at(-1)).toContain('is published');
  };

  test.each(['--private', '--drill'])('stays in the channel of an incident that is %s', async (flags) => {
    await declared(flags);
    const incidents = world.playground.channel('incidents').id;
    const before = world.said(incidents);
    await wants('the cause is another one');
    await publishes();
    expect(world.said(incidents)).toEqual(before);
    expect(await direct('chebet')).toBe('[]');
    expect(await direct('amina')).toContain('the cause is another one');
  });

  test('is asked in a private incident of those alone who are in its channel', async () => {
    await declared('--private');
    expect(await types('postmortem review @baraka @chebet')).toBe(
      'This incident is private, and chebet is not in its channel. Invite them there first, or ask somebody who is.',
    );
    expect(await types('postmortem owner @chebet')).toContain('Invite them there first');
    expect(await direct('chebet')).toBe('[]');
    expect(inChannel()).not.toContain('asks Baraka');
  });

  test('shows no secret, and is removed for good wherever it was said', async () => {
    await declared('');
    expect(await types('postmortem agenda')).toBe('The agenda is on its way into this channel.');
    const agendas = () => world.playground.files().filter(({ name }) => name.endsWith('-agenda.md'));
    expect(agendas().map(({ content }) => content)).toEqual([
      expect.stringContaining('## Causes (15 minutes)'),
    ]);
    await wants('take out ghp_0123456789abcdefghijklmnopqrstuvwxyzAB, it is the quartz key');
    expect(inChannel()).toContain('quartz');
    expect(inChannel()).not.toContain('ghp_0123456789abcdefghijklmnopqrstuvwxyzAB');
    expect(await direct('amina')).toContain('quartz');
    expect(await direct('baraka')).toContain('quartz');
    const form = await entryForm(world, channel, 'a reviewer wants');
    form?.fill('fate', 'redact');
    await form?.submit();
    await world.turn(minute);
    expect(inChannel()).not.toContain('quartz');
    expect(await direct('amina')).not.toContain('quartz');
    expect(await direct('baraka')).not.toContain('quartz');
    // It is made of what people said, too.
    expect(agendas()).toEqual([]);
    const log = await world.stored((db) => db.selectFrom('incident_events').select('body').execute());
    expect(JSON.stringify(log)).not.toContain('quartz');
  });
});
