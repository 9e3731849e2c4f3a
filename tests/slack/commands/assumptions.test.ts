import { ask, declared, shownTo } from '../../support/asking';
import { World } from '../../support/world';

describe('/incident assume, confirm and rule-out', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const ledger = async () => {
    await ask(world, 'amina', channel, '/incident postmortem');
    const [, section = ''] =
      /## Assumptions and misleading paths\n+([\s\S]*?)\n+## /.exec(world.draft()) ?? [];
    return section;
  };

  test('records an assumption, tells the channel once and answers the asker alone', async () => {
    expect(await ask(world, 'baraka', channel, '/incident assume the pool is exhausted')).toEqual({
      answer: 'Recorded as *A1*. Type `/incident confirm A1` or `/incident rule-out A1` when you know.',
      seenBy: 'the asker',
      said: ['*A1 assumed:* the pool is exhausted'],
    });
  });

  test('confirms with evidence at the time that was typed', async () => {
    await ask(world, 'baraka', channel, '/incident assume the pool is exhausted --at 14:30');
    expect(await ask(world, 'chebet', channel, '/incident confirm A1 the graph is flat —at 14:55')).toEqual({
      answer: '*A1* is confirmed at 14:55.',
      seenBy: 'the asker',
      said: ['*A1 confirmed:* the pool is exhausted\nthe graph is flat'],
    });
    const confirmed = await ledger();
    expect(confirmed).toMatch(/### Confirmed\n+- .*A1.*the pool is exhausted/);
    expect(confirmed).toContain('14:30');
    expect(confirmed).toContain('14:55');
    expect(confirmed).toContain('25 min');
    expect(confirmed).toContain('the graph is flat');
  });

  test.each(['partly A1', 'partly-right a1'])(
    '%s says that a part of one was right, to the channel, in the brief and in the draft',
    async (line) => {
      await ask(world, 'baraka', channel, '/incident assume the pool is exhausted');
      const { answer, said } = await ask(
        world,
        'baraka',
        channel,
        `/incident ${line} only for the nightly job`,
      );
      expect(answer).toBe('*A1* is partly right.');
      expect(said).toEqual([expect.stringMatching(/^\*A1 partly right:\* /)]);
      await ask(world, 'amina', channel, '/incident brief');
      expect(shownTo(world, 'amina')).toContain('Partly right, and how far');
      await ask(world, 'amina', channel, '/incident postmortem');
      expect(world.draft()).toMatch(
        /### Partly right\n\n- \*\*A1\*\* .*\n {2}- Opened .*\n {2}- Partly right .*only for the nightly job/,
      );
      expect(world.draft()).toContain('**A1 partly right**');
    },
  );

  test.each(['rule-out A1', 'rule-out a1', 'rule-out 1', 'ruleout A1', 'reject A1'])(
    'rules an assumption out with “%s”',
    async (line) => {
      await ask(world, 'baraka', channel, '/incident assume the pool is exhausted');
      expect(await ask(world, 'amina', channel, `/incident ${line}`)).toEqual({
        answer: '*A1* is ruled out.',
        seenBy: 'the asker',
        said: ['*A1 ruled out:* the pool is exhausted'],
      });
      expect(await ledger()).toMatch(/### Ruled out\n+- .*A1.*the pool is exhausted/);
    },
  );

  test('lets the later of two verdicts hold, and binds each to a message of its own', async () => {
    await ask(world, 'baraka', channel, '/incident assume the pool is exhausted');
    await ask(world, 'amina', channel, '/incident confirm A1');
    const { said } = await ask(world, 'chebet', channel, '/incident rule-out A1 it is half empty');
    expect(said).toEqual(['*A1 ruled out:* the pool is exhausted\nit is half empty']);
    expect(await ledger()).toMatch(/### Confirmed\n+None recorded[\s\S]*### Ruled out\n+- .*A1/);
  });

  test('takes a reaction on the message that tells an assumption as its verdict', async () => {
    await ask(world, 'baraka', channel, '/incident assume the pool is exhausted');
    const told = world.playground.messages(channel).find(({ text }) => text.startsWith('*A1 assumed:*'));
    await world.person('chebet').react(channel, told?.ts ?? '', 'x');
    await world.settled();
    expect(await ledger()).toMatch(/### Ruled out\n+- .*A1.*the pool is exhausted/);
  });

  describe('with three assumptions, of which the first is ruled out', () => {
    beforeEach(async () => {
      for (const text of ['the pool', 'the disk', 'the network']) {
        await ask(world, 'amina', channel, `/incident assume ${text}`);
      }
      await ask(world, 'amina', channel, '/incident rule-out A1');
    });

    test.each([
      [
        'confirm A9',
        'There is no assumption “A9”: INC-1 has A1, A2, A3. Type `/incident confirm A1 &lt;evidence&gt;`.',
      ],
      [
        'confirm',
        'Say which assumption: INC-1 has A1, A2, A3. Type `/incident confirm A1 &lt;evidence&gt;`.',
      ],
      [
        'rule-out the disk is fine',
        'There is no assumption “the”: INC-1 has A1, A2, A3. Type `/incident rule-out A1 &lt;evidence&gt;`.',
      ],
      [
        'rule-out A1',
        'A1 is ruled out already, since 2023-11-08 15:01. To say why, type `/incident rule-out A1 &lt;evidence&gt;`.',
      ],
      [
        'confirm A2 --at 14:00',
        'A2 was opened at 15:01; it cannot have been confirmed at 14:00. Type a later time.',
      ],
      ['assume', 'Say what you assume: `/incident assume the database is out of connections`.'],
      ['assume --at 14:50', 'Say what you assume: `/incident assume the database is out of connections`.'],
    ])('refuses “%s” to the asker alone', async (line, sentence) => {
      const before = await ledger();
      expect(await ask(world, 'baraka', channel, `/incident ${line}`)).toEqual({
        answer: sentence,
        seenBy: 'the asker',
        said: [],
      });
      expect(await ledger()).toEqual(before);
    });
  });

  test('says how to begin where nothing is assumed yet', async () => {
    const { answer } = await ask(world, 'amina', channel, '/incident confirm A1');
    expect(answer).toBe('INC-1 has no assumptions. Type `/incident assume &lt;text&gt;` first.');
  });
});
