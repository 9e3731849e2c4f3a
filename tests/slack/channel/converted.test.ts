import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

const title = 'Search answers slowly';

type Name = 'amina' | 'baraka' | 'chebet' | 'david';

describe('an incident whose channel is converted', () => {
  let world: World;
  let ops: string;
  let incidents: string;
  beforeEach(async () => {
    world = await World.open();
    ops = world.playground.channel('ops').id;
    incidents = world.playground.channel('incidents').id;
  });
  afterEach(() => world.close());

  const listedTo = async (name: Name): Promise<string> => {
    await world.types(name, ops, '/incident list');
    return JSON.stringify(world.person(name).ephemerals().at(-1)?.blocks);
  };

  const convert = async (channel: string, to: 'public' | 'private'): Promise<void> => {
    world.person('amina').channels.convert(channel, to);
    await world.settled();
  };

  const offers = (channel: string) =>
    world.playground
      .messages(channel)
      .filter(({ blocks }) => JSON.stringify(blocks ?? []).includes('make-public'));

  const inAnnouncements = (): string => JSON.stringify(world.playground.messages(incidents));

  describe('to a private one', () => {
    let channel: string;
    beforeEach(async () => {
      channel = await world.declare(`/incident start sev2 ${title}`);
      await world.person('baraka').join(channel);
      await world.types('amina', channel, '/incident update the index is rebuilt');
    });

    test('is taken back where it was announced, without its title and its words', async () => {
      expect(inAnnouncements()).toContain('the index is rebuilt');
      await convert(channel, 'private');
      const takenBack = '*INC-1 is private now.* What stood here was taken back.';
      // The announcement, and what was told below it.
      expect(world.said(incidents)).toEqual([takenBack, takenBack]);
      expect(inAnnouncements()).not.toMatch(/Search|index/);
    });

    test('is announced no more, whatever happens to it', async () => {
      await convert(channel, 'private');
      const before = inAnnouncements();
      expect(await world.types('amina', channel, '/incident update the new index is live')).toContain(
        'The update is recorded and stands in this channel only. The next one is due ',
      );
      await world.types('amina', channel, '/incident title Search leaks salaries');
      await world.types('amina', channel, '/incident close');
      await world.person('amina').modal()?.submit();
      await world.settled();
      expect(inAnnouncements()).toBe(before);
    });

    test('is listed to those in its channel, and to nobody else', async () => {
      await convert(channel, 'private');
      expect(await listedTo('amina')).toContain(title);
      expect(await listedTo('baraka')).toContain(title);
      expect(await listedTo('chebet')).not.toContain(title);
    });

    test('goes from the Home of people outside, and their follow-ups with it', async () => {
      await world.types('amina', channel, '/incident follow-up add an alert @chebet');
      await world.person('chebet').home();
      await world.person('baraka').home();
      await world.settled();
      const home = (name: Name): string => JSON.stringify(world.person(name).homeView());
      expect(home('chebet')).toMatch(/Search answers slowly.*add an alert/);
      await convert(channel, 'private');
      expect(home('chebet')).not.toMatch(/Search|add an alert/);
      expect(home('baraka')).toContain(title);
    });

    test('is told to its channel once', async () => {
      const before = world.said(channel).length;
      await convert(channel, 'private');
      expect(world.said(channel).slice(before)).toEqual([
        '*INC-1 is private now, as its channel is.* Only those in the channel find it. What was announced is taken back.',
      ]);
    });

    test('shows to nobody until it is read who is in the channel', async () => {
      let isAsked = false;
      world.playground.faults.add(({ moment, method }) => {
        if (moment !== 'before' || method !== 'conversations.members') return undefined;
        isAsked = true;
        return { type: 'error', error: 'internal_error' };
      });
      // It left, and the bot never heard of it.
      world.playground.deliveries.pause();
      await world.person('baraka').leave(channel);
      world.playground.deliveries.resume(() => []);
      await convert(channel, 'private');
      expect(isAsked).toBe(true);
      expect(await listedTo('baraka')).not.toContain(title);
    });

    test.each(['lost-before', 'lost-after', 'http-500'] as const)(
      'is taken back once Slack answers again (%s)',
      async (type) => {
        let isFailed = false;
        world.playground.faults.add(({ moment, method, args }) => {
          if (moment !== 'before' || method !== 'chat.update' || args.channel !== incidents || isFailed)
            return undefined;
          isFailed = true;
          return { type };
        });
        await convert(channel, 'private');
        await world.turn(10 * minute);
        expect(inAnnouncements()).not.toMatch(/Search|index/);
      },
    );

    test('is private as well when that happened while the bot was away', async () => {
      const { deliveries } = world.playground;
      await world.turn(minute);
      await world.stopBot();
      deliveries.pause();
      world.person('amina').channels.convert(channel, 'private');
      await world.person('baraka').leave(channel);
      world.person('amina').channels.invite(channel, world.person('chebet').id);
      deliveries.resume(() => []);
      await world.turn(minute);
      await world.startBot();
      await world.settled();
      expect(inAnnouncements()).not.toMatch(/Search|index/);
      expect(await listedTo('baraka')).not.toContain(title);
      expect(await listedTo('chebet')).toContain(title);
      expect(world.said(channel).filter((text) => text.includes('private now'))).toHaveLength(1);
    });

    test('is taken back where the answer to its announcement was lost before', async () => {
      let ts: string | undefined;
      world.playground.faults.add(({ moment, method, args }) => {
        if (method !== 'chat.postMessage' || args.channel !== incidents || ts !== undefined) return undefined;
        if (moment !== 'before') return undefined;
        ts = 'lost';
        return { type: 'lost-after' };
      });
      const second = await world.declare('/incident start sev3 Payroll exports fail');
      expect(inAnnouncements()).toContain('Payroll exports fail');
      await convert(second, 'private');
      await world.turn(10 * minute);
      expect(inAnnouncements()).not.toContain('Payroll');
    });
  });

  describe('to a public one', () => {
    let channel: string;
    beforeEach(async () => {
      channel = await world.declare(`/incident start sev2 --private ${title}`);
      await world.turn(minute);
      await convert(channel, 'public');
    });

    test('stays private: it is announced and listed nowhere', async () => {
      await world.types('amina', channel, '/incident update the index is rebuilt');
      expect(world.said(incidents)).toEqual([]);
      expect(await listedTo('chebet')).not.toContain(title);
      expect(await listedTo('amina')).toContain(title);
    });

    test('is told to its channel once, with a button', async () => {
      expect(offers(channel)).toHaveLength(1);
      expect(world.said(channel).at(-1)).toContain('INC-1 stays private');
      await world.stopBot();
      await world.startBot();
      await world.settled();
      expect(offers(channel)).toHaveLength(1);
    });

    test('becomes public once a member presses the button, and is announced then', async () => {
      const [offer] = offers(channel);
      await world.person('amina').press(channel, offer?.ts ?? '', { action: 'make-public' });
      await world.settled();
      expect(world.said(incidents)).toEqual([`INC-1: ${title} (sev2, investigating)`]);
      expect(await listedTo('chebet')).toContain(title);
      expect(offers(channel)).toEqual([]);
      expect(world.said(channel)).toContain('*The channel was made public, and INC-1 with it.*');
    });

    test('is announced no more when it is over by then', async () => {
      await world.types('amina', channel, '/incident close');
      await world.person('amina').modal()?.submit();
      await world.settled();
      const [offer] = offers(channel);
      await world.person('amina').press(channel, offer?.ts ?? '', { action: 'make-public' });
      await world.settled();
      expect(world.said(incidents)).toEqual([]);
    });

    test('cannot be made public by somebody who only looks into the channel', async () => {
      const [offer] = offers(channel);
      await world.person('chebet').press(channel, offer?.ts ?? '', { action: 'make-public' });
      await world.settled();
      expect(world.person('chebet').ephemerals().at(-1)?.text).toContain(
        'There is no INC-1 that you can see',
      );
      expect(await listedTo('chebet')).not.toContain(title);
      await world.person('chebet').join(channel);
      await world.settled();
      expect(await listedTo('chebet')).toContain(title);
    });

    test('offers nothing any more once the channel is private again', async () => {
      await convert(channel, 'private');
      expect(offers(channel)).toEqual([]);
      expect(world.said(incidents)).toEqual([]);
    });

    test('is taken back when the channel becomes private after that, and put back with it', async () => {
      const press = async (): Promise<void> => {
        await world.person('amina').press(channel, offers(channel)[0]?.ts ?? '', { action: 'make-public' });
        await world.settled();
      };
      await press();
      await convert(channel, 'private');
      const takenBack = '*INC-1 is private now.* What stood here was taken back.';
      expect(world.said(incidents)).toEqual([takenBack]);
      expect(await listedTo('chebet')).not.toContain(title);
      await convert(channel, 'public');
      expect(await listedTo('chebet')).not.toContain(title);
      await press();
      expect(world.said(incidents)).toEqual([`INC-1: ${title} (sev2, investigating)`]);
    });
  });
});
