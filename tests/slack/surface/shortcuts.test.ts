import { minute } from '../../../src/domain/time/instant';
import { at } from '../../support/cast';
import { World } from '../../support/world';
import { logOf } from '../transport/log-of';

type Name = Parameters<World['person']>[0];

describe('shortcuts', () => {
  let world: World;
  let channel: string;
  let ops: string;
  beforeEach(async () => {
    world = await World.open({ now: at('14:40') });
    ops = world.playground.channel('ops').id;
  });
  afterEach(() => world.close());

  /** Declares an incident at 15:00 and lets baraka in. */
  const declare = async (line?: string) => {
    await world.turn(at('15:00') - world.clock.now());
    channel = await world.declare(line);
    await world.turn(5 * minute);
  };

  const says = async (name: Name, where: string, text: string, thread?: string) => {
    const ts = await world.person(name).post(where, text, thread === undefined ? {} : { thread });
    await world.settled();
    return ts;
  };

  const call = async (name: Name, shortcut: string, on?: { channel: string; ts: string }) => {
    await world.person(name).shortcut(shortcut, on);
    await world.settled();
    return world.person(name).modal();
  };

  const opened = async (...args: Parameters<typeof call>) => {
    const modal = await call(...args);
    if (modal === undefined) throw new Error(`${args[1]} opened no modal`);
    return modal;
  };

  const submit = async (modal: Awaited<ReturnType<typeof opened>>) => {
    const answer = await modal.submit();
    await world.settled();
    return answer;
  };

  const initial = (modal: Awaited<ReturnType<typeof opened>>, block: string): unknown => {
    const blocks: unknown = modal.view.blocks;
    const all: readonly { block_id?: string; element?: { initial_value?: string } }[] = Array.isArray(blocks)
      ? blocks
      : [];
    return all.find((each) => each.block_id === block)?.element?.initial_value;
  };

  const draft = async (): Promise<string> => {
    await world.types('amina', channel, '/incident postmortem');
    return world.draft();
  };

  const lastTold = (name: Name): string => world.person(name).ephemerals().at(-1)?.text ?? '';

  test('Add to timeline prefills words and time, and equals the mark where nothing is changed', async () => {
    await declare();
    await world.types('amina', channel, '/incident escalate @baraka the pool');
    const ts = await says('amina', channel, '@baraka the pool is at its limit https://graphs.example/pool');
    await world.turn(20 * minute);
    const modal = await opened('amina', 'add-to-timeline', { channel, ts });
    expect(initial(modal, 'text')).toBe(
      '@Baraka Otieno the pool is at its limit https://graphs.example/pool',
    );
    expect(initial(modal, 'at')).toBe('2023-11-08 15:05');
    expect(await submit(modal)).toEqual({ acknowledged: true, errors: {} });
    const [line] = (await draft()).split('\n').filter((each) => each.includes('the pool is at'));
    expect(line).toContain(
      '- **15:05** @Baraka Otieno the pool is at its limit <https://graphs.example/pool>',
    );
    expect(line).toContain(`archives/${channel}/p${ts.replace('.', '')}`);
    const message = world.playground.messages(channel).find((each) => each.ts === ts);
    expect(message?.reactions.map(({ name }) => name)).toEqual(['memo']);
  });

  test('Add to timeline records other words, another time and a milestone, and the log alone keeps the first wording', async () => {
    await declare();
    const ts = await says('amina', channel, 'ok its back');
    const modal = await opened('amina', 'add-to-timeline', { channel, ts });
    modal.fill('text', 'Checkout answers again');
    modal.fill('at', '15:02');
    modal.fill('kind', 'mitigated');
    await submit(modal);
    const text = await draft();
    expect(text).toContain('- **15:02** **Mitigated**: Checkout answers again');
    expect(text).not.toContain('ok its back');
    expect((await logOf(world)).some(({ body }) => body.includes('ok its back'))).toBe(true);
  });

  test('words that are put otherwise still mention whom they mentioned', async () => {
    await declare();
    const ts = await says('amina', channel, 'ask @baraka');
    const modal = await opened('amina', 'add-to-timeline', { channel, ts });
    modal.fill('text', `Asked @${world.person('baraka').id} about the pool`);
    await submit(modal);
    expect(await draft()).toContain('- **15:05** Asked @Baraka Otieno about the pool');
  });

  test('Add to timeline refuses, at its field, a time out of order and one that cannot be read', async () => {
    await declare();
    await world.types('amina', channel, '/incident status resolved --at 15:01');
    const ts = await says('amina', channel, 'customers call');
    const modal = await opened('amina', 'add-to-timeline', { channel, ts });
    modal.fill('kind', 'impact started');
    modal.fill('at', '15:04');
    expect((await submit(modal)).errors.at).toContain('would come after resolved');
    modal.fill('at', 'noon');
    expect((await submit(modal)).errors.at).toContain('is no time that can be read');
    modal.fill('at', '14:50');
    expect((await submit(modal)).errors).toEqual({});
    expect(await draft()).toContain('- **14:50** **Impact started**: customers call');
  });

  test('a message of any channel goes to the incident that the person names, linked and with its author', async () => {
    const ts = await says('david', ops, 'Customers cannot pay');
    await declare();
    await world.declare('/incident start sev4 Typo on the homepage');
    const modal = await opened('baraka', 'add-to-timeline', { channel: ops, ts });
    modal.fill('incident', '1');
    modal.fill('kind', 'detected');
    await submit(modal);
    expect(lastTold('baraka')).toBe('Added to *INC-1* at 14:40.');
    const [line] = (await draft()).split('\n').filter((each) => each.includes('Customers cannot pay'));
    expect(line).toContain('- **14:40** **Detected**: Customers cannot pay — [David Mwangi](');
    expect(line).toContain(`archives/${ops}/p${ts.replace('.', '')}`);
    expect(world.playground.messages(ops).find((each) => each.ts === ts)?.reactions).toEqual([]);
    expect(world.said(channel).join()).not.toContain('missing');
  });

  test('a time is read in the zone of the incident that is chosen, and keeps being approximate', async () => {
    const ts = await says('david', ops, 'Customers cannot pay');
    await declare();
    await world.types('amina', channel, '/incident zone Europe/Berlin');
    const alone = await opened('baraka', 'add-to-timeline', { channel: ops, ts });
    expect(initial(alone, 'at')).toBe('2023-11-08 12:40');
    await world.declare('/incident start sev4 Typo on the homepage');
    const modal = await opened('baraka', 'add-to-timeline', { channel: ops, ts });
    expect([initial(modal, 'at'), JSON.stringify(modal.view.blocks)]).toEqual([
      undefined,
      expect.stringContaining('in the zone of the incident'),
    ]);
    modal.fill('incident', '1');
    modal.fill('at', '~12:30');
    await submit(modal);
    expect(lastTold('baraka')).toBe('Added to *INC-1* at ≈12:30.');
    expect(await draft()).toContain('- **≈12:30** Customers cannot pay');
  });

  test('the time is that of the message where nobody types one, whatever the zone', async () => {
    const ts = await says('david', ops, 'Customers cannot pay');
    await declare();
    await world.types('amina', channel, '/incident zone Europe/Berlin');
    await world.declare('/incident start sev4 Typo on the homepage');
    const modal = await opened('baraka', 'add-to-timeline', { channel: ops, ts });
    modal.fill('incident', '1');
    await submit(modal);
    expect(lastTold('baraka')).toBe('Added to *INC-1* at 12:40.');
    expect(await draft()).toContain('- **12:40** Customers cannot pay');
  });

  test('Add assumption opens an assumption that can be settled by command', async () => {
    const ts = await says('david', ops, 'I bet it is the new certificate');
    await declare();
    const modal = await opened('baraka', 'add-assumption', { channel: ops, ts });
    modal.fill('text', 'the new certificate is wrong');
    await submit(modal);
    expect(await world.types('amina', channel, '/incident rule-out A1 it is valid')).toContain('ruled out');
    expect(await draft()).toContain('the new certificate is wrong');
  });

  test('a follow-up of another channel keeps its owner when its words are changed', async () => {
    await declare();
    const ts = await says('david', ops, '@baraka pls add an alert');
    const modal = await opened('david', 'add-to-timeline', { channel: ops, ts });
    modal.fill('text', 'Add an alert on the queue length');
    modal.fill('kind', 'follow-up');
    await submit(modal);
    expect(await draft()).toContain('- [ ] F1 Add an alert on the queue length (Baraka Otieno');
  });

  test('a private incident is offered to nobody outside of its channel', async () => {
    await declare('/incident start sev2 --private Salaries leaked');
    const ts = await says('david', ops, 'something is odd');
    expect(await call('david', 'add-to-timeline', { channel: ops, ts })).toBeUndefined();
    expect(lastTold('david')).toBe(
      'No incident is open to add this to. Type `/incident start &lt;title&gt;` to declare one, then add the message again.',
    );
    const modal = await opened('amina', 'add-to-timeline', { channel: ops, ts });
    expect(JSON.stringify(modal.view.blocks)).toContain('INC-1: Salaries leaked');
  });

  test('a canceled incident’s channel refuses with a sentence', async () => {
    await declare();
    const ts = await says('amina', channel, 'too late');
    await world.types('amina', channel, '/incident cancel false alarm');
    expect(await call('amina', 'add-to-timeline', { channel, ts })).toBeUndefined();
    expect(lastTold('amina')).toContain('INC-1 was canceled and takes nothing more');
  });

  describe('with the whole thread', () => {
    let parent: string;
    beforeEach(async () => {
      parent = await says('david', ops, 'Checkout is slow');
      await world.turn(2 * minute);
      await says('baraka', ops, 'since the deploy', parent);
      await declare();
    });

    test('adds each message of a thread that the bot may read, at its own time', async () => {
      world.person('david').channels.invite(ops, world.playground.botUserId);
      const modal = await opened('david', 'add-to-timeline', { channel: ops, ts: parent });
      modal.fill('thread', ['whole']);
      await submit(modal);
      const text = await draft();
      expect(text).toContain('- **14:40** Checkout is slow — [David Mwangi](');
      expect(text).toContain('- **14:42** since the deploy — [Baraka Otieno](');
    });

    test('adds that message alone where the bot may not, and says so in the incident’s channel', async () => {
      const modal = await opened('david', 'add-to-timeline', { channel: ops, ts: parent });
      modal.fill('thread', ['whole']);
      await submit(modal);
      expect(lastTold('david')).toContain('if Firelog may not read it, the incident’s channel says so');
      const told = world.said(channel).at(-1) ?? '';
      expect(told).toContain(`*Only one message of a thread in <#${ops}> is on the timeline:*`);
      expect(told).toContain(`<@${world.person('david').id}>, type \`/invite @Firelog\` there`);
      const text = await draft();
      expect(text).toContain('Checkout is slow');
      expect(text).not.toContain('since the deploy');
    });

    test('is not asked for where there is no thread', async () => {
      const alone = await says('david', ops, 'nobody answered this');
      const modal = await opened('david', 'add-to-timeline', { channel: ops, ts: alone });
      expect(JSON.stringify(modal.view.blocks)).not.toContain('whole thread');
    });
  });

  test('a message that is added after a restart of the bot has the words of the form', async () => {
    const ts = await says('david', ops, 'Customers cannot pay');
    await declare();
    const modal = await opened('david', 'add-to-timeline', { channel: ops, ts });
    await world.stopBot();
    await world.startBot();
    await submit(modal);
    expect(await draft()).toContain('- **14:40** Customers cannot pay — [David Mwangi](');
  });

  test('Declare incident opens the declare modal from anywhere', async () => {
    await world.turn(at('15:00') - world.clock.now());
    const modal = await opened('chebet', 'declare-incident');
    modal.fill('title', 'Search is down');
    await submit(modal);
    expect(world.playground.channels().map(({ name }) => name)).toContain('inc-1-search-is-down');
  });

  describe('Declare incident, called on a message,', () => {
    const words = 'Customers cannot pay since the release\nthree tickets by now';

    test('begins with what that says, and puts it on the timeline with its author and a link', async () => {
      const ts = await says('david', ops, words);
      await world.turn(10 * minute);
      const modal = await opened('amina', 'declare-from-message', { channel: ops, ts });
      expect(initial(modal, 'title')).toBe('Customers cannot pay since the release');
      expect(await submit(modal)).toEqual({ acknowledged: true, errors: {} });
      channel = world.playground.channels().find(({ name }) => name.startsWith('inc-1-'))?.id ?? '';
      const lines = (await draft()).split('\n');
      expect(lines[0]).toBe('# INC-1: Customers cannot pay since the release');
      const at = lines.findIndex((each) => each.startsWith('- **14:40** Customers cannot pay'));
      const line = lines.slice(at, at + 2).join('\n');
      expect(line).toContain('three tickets by now');
      expect(line).toContain('David Mwangi');
      expect(line).toContain(`archives/${ops}/p${ts.replace('.', '')}`);
    });

    test('reads the message anew where the bot was started meanwhile', async () => {
      const ts = await says('david', ops, words);
      const modal = await opened('amina', 'declare-from-message', { channel: ops, ts });
      await world.stopBot();
      await world.startBot();
      modal.fill('title', 'Payments fail');
      await submit(modal);
      channel = world.playground.channels().find(({ name }) => name.startsWith('inc-1-'))?.id ?? '';
      expect(await draft()).toContain('- **14:40** Customers cannot pay since the release');
    });

    test('suggests no title where a message has no words, and never a secret', async () => {
      const emoji = await says('david', ops, ':fire: :fire:');
      expect(
        initial(await opened('amina', 'declare-from-message', { channel: ops, ts: emoji }), 'title'),
      ).toBe(undefined);
      const secret = await says('david', ops, 'the key AKIAIOSFODNN7EXAMPLE leaked');
      const modal = await opened('amina', 'declare-from-message', { channel: ops, ts: secret });
      expect(initial(modal, 'title')).toMatch(/^the key \S+ leaked$/);
      expect(initial(modal, 'title')).not.toContain('AKIAIOSFODNN7EXAMPLE');
    });
  });
});
