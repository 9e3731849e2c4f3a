import { minute } from '../../../src/domain/time/instant';
import { ask, declared, shownTo } from '../../support/asking';
import { World } from '../../support/world';

describe('what can be read of an incident while it runs', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  describe('/incident timeline', () => {
    test('shows every entry in order to the asker alone', async () => {
      await ask(world, 'amina', channel, '/incident note 14:30 the alert fired');
      await ask(world, 'amina', channel, '/incident note yesterday 22:10 the cron job began');
      await ask(world, 'amina', channel, '/incident assume the pool is exhausted --at 14:40');
      const outcome = await ask(world, 'baraka', channel, '/incident timeline');
      expect(outcome).toEqual({ answer: 'The timeline of INC-1', seenBy: 'the asker', said: [] });
      expect(shownTo(world, 'baraka').split('\n')).toEqual([
        '*INC-1, in Africa/Nairobi (EAT)*',
        '*2023-11-07 22:10*  the cron job began',
        '*2023-11-08 14:30*  the alert fired',
        '*14:40*  *A1 assumed*  the pool is exhausted',
        '*15:00*  *declared*  Checkout answers 500',
        // The button, with the incident that it is about.
        'Change an entry',
        '1',
      ]);
    });

    test('stays within what Slack shows, however much was noted, and says what it left out', async () => {
      for (let index = 1; index <= 40; index += 1) {
        await world.types('amina', channel, `/incident note ${`line ${index} `.padEnd(450, '& ')}`);
      }
      await world.turn(minute);
      const { answer } = await ask(world, 'amina', channel, '/incident timeline');
      expect(answer).toBe('The timeline of INC-1');
      const shown = shownTo(world, 'amina');
      expect(shown).toContain('line 40 ');
      expect(shown).not.toContain('line 1 ');
      expect(shown).toMatch(/_…\d+ earlier entries: `postmortem` has them all_/);
      expect(shown).not.toMatch(/&(?!amp;)/);
    });
  });

  describe('/incident postmortem', () => {
    test('delivers a new revision, and the earlier file stays', async () => {
      expect(await ask(world, 'baraka', channel, '/incident postmortem')).toEqual({
        answer: 'Revision 1 of the draft is on its way into this channel.',
        seenBy: 'the asker',
        said: [],
      });
      const shared = world.playground.messages(channel).filter(({ files = [] }) => files.length > 0);
      expect(shared.map(({ text }) => text)).toEqual([
        '*The postmortem draft of INC-1, revision 1.* Its last section says what is still missing.',
      ]);
      await ask(world, 'amina', channel, '/incident note 14:30 the alert fired');
      expect((await ask(world, 'amina', channel, '/incident postmortem')).answer).toBe(
        'Revision 2 of the draft is on its way into this channel.',
      );
      const files = world.playground.files();
      expect(files.map(({ name, title }) => [name, title])).toEqual([
        ['INC-1-postmortem.md', 'INC-1 postmortem, revision 1'],
        ['INC-1-postmortem.md', 'INC-1 postmortem, revision 2'],
      ]);
      expect(files.map(({ content }) => content.includes('the alert fired'))).toEqual([false, true]);
    });

    test('leaves one bookmark, to the newest revision', async () => {
      await ask(world, 'amina', channel, '/incident postmortem');
      await ask(world, 'amina', channel, '/incident postmortem');
      const { bookmarks } = world.playground.channel(channel);
      expect(bookmarks.map(({ title }) => title)).toEqual(['Postmortem draft', 'Postmortem', 'Record']);
      expect(bookmarks[0]?.link).toContain(world.playground.files()[1]?.id);
    });
  });
});
