import { minute, second } from '../../../src/domain/time/instant';
import { ask, declared, shownTo, textsIn } from '../../support/asking';
import { World } from '../../support/world';

type Name = 'amina' | 'baraka' | 'chebet' | 'david';

describe('who leads', () => {
  let world: World;
  let channel: string;
  let ids: Record<Name, string>;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
    const id = (name: Name): string => world.person(name).id;
    ids = { amina: id('amina'), baraka: id('baraka'), chebet: id('chebet'), david: id('david') };
  });
  afterEach(() => world.close());

  const card = () => {
    const found = world.playground
      .messages(channel)
      .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('card-update'));
    if (found === undefined) throw new Error('There is no card');
    return found;
  };
  /** The newest message of the bot's in which these words stand, in its blocks as well. */
  const messageWith = (words: string, where = channel) => {
    const found = world.playground
      .messages(where)
      .findLast(({ text, blocks }) => [text, ...textsIn(blocks)].join('\n').includes(words));
    if (found === undefined) throw new Error(`Nothing says “${words}”`);
    return found;
  };
  const shown = (words: string): string => textsIn(messageWith(words).blocks).join('\n');
  const press = async (name: Name, words: string, action: string): Promise<void> => {
    await world.person(name).press(channel, messageWith(words).ts, { action });
    await world.settled();
    await world.turn(2 * second);
  };
  /** What the bot told somebody by direct message, the newest last. */
  const toldAlone = (name: Name): readonly string[] => {
    const direct = world.playground
      .channels()
      .find(({ kind, id }) => kind === 'im' && world.playground.membersOf(id).includes(ids[name]));
    return direct === undefined
      ? []
      : direct.messages.map(({ text, blocks }) => textsIn(blocks ?? text).join('\n'));
  };
  const draft = async (): Promise<string> => {
    await ask(world, 'amina', channel, '/incident postmortem');
    return world.draft();
  };

  test('is taken by one command, which the channel and the card say', async () => {
    expect(JSON.stringify(card().blocks)).toContain('*Lead*  nobody');
    expect(await ask(world, 'baraka', channel, '/incident lead')).toEqual({
      answer: 'You have the role *lead*.',
      seenBy: 'the asker',
      said: ['*Baraka Otieno leads INC-1.*'],
    });
    expect(JSON.stringify(card().blocks)).toContain(`*Lead*  <@${ids.baraka}>, since `);
    expect(JSON.stringify(card().blocks)).not.toContain('card-lead');
  });

  test('is told alone what it means', async () => {
    await ask(world, 'baraka', channel, '/incident lead');
    expect(toldAlone('baraka')).toHaveLength(1);
    const [told = ''] = toldAlone('baraka');
    expect(told).toContain('*You lead INC-1: Checkout answers 500*');
    expect(told).toContain('Whoever has the role lead decides what is done next');
    expect(told).toContain('`/incident hand-over INC-1 @person` asks somebody to take over');
    expect(toldAlone('amina')).toEqual([]);
  });

  test('is taken by one press of the card; whoever comes second is told so', async () => {
    const { ts } = card();
    const presses = (['baraka', 'chebet'] as const).map((name) =>
      world.person(name).press(channel, ts, { action: 'card-lead' }),
    );
    await Promise.all(presses);
    await world.settled();
    await world.turn(2 * second);
    expect(world.said(channel).filter((text) => text.includes('leads INC-1'))).toHaveLength(1);
    const refusals = [shownTo(world, 'baraka'), shownTo(world, 'chebet')];
    expect(refusals.filter((text) => text.includes('Somebody has the role lead'))).toHaveLength(1);
  });

  test('is whoever was asked once they press, and nobody else may press for them', async () => {
    await ask(world, 'amina', channel, '/incident lead');
    expect(await ask(world, 'amina', channel, '/incident lead @baraka you know the pool')).toEqual({
      answer: `<@${ids.baraka}> is asked to lead. It is theirs once they press *I have it*.`,
      seenBy: 'the asker',
      said: [
        `<@${ids.baraka}>, Amina Wanjiru asks you to lead INC-1. It is yours once you press *I have it*.\nyou know the pool`,
      ],
    });
    expect(JSON.stringify(card().blocks)).toContain(`*Lead*  <@${ids.amina}>`);
    await press('chebet', 'asks you to lead', 'have-it');
    expect(shownTo(world, 'chebet')).toContain('This asks somebody else, and nobody can answer for them.');
    await world.turn(minute);
    const said = world.said(channel).length;
    await press('baraka', 'asks you to lead', 'have-it');
    expect(world.said(channel)).toHaveLength(said);
    expect(shown('Baraka Otieno has it')).toMatch(
      /^\*Baraka Otieno has it\* since <!date\^\d+\^[^|]+\|2023-11-08 12:0\d UTC>: the role \*lead\*\.\nyou know the pool/,
    );
    expect(JSON.stringify(messageWith('Baraka Otieno has it').blocks)).not.toContain('have-it');
    expect(JSON.stringify(card().blocks)).toContain(`*Lead*  <@${ids.baraka}>`);
    expect(toldAlone('baraka').at(-1)).toContain('*You lead INC-1');
    expect(toldAlone('amina').at(-1)).toContain('You have it no longer.');
  });

  test('may be somebody who is not in the channel yet, who is brought there', async () => {
    await world.person('david').leave(channel);
    await ask(world, 'amina', channel, '/incident lead @david');
    expect(world.playground.membersOf(channel)).toContain(ids.david);
  });

  test('is nobody who is asked no more', async () => {
    await ask(world, 'amina', channel, '/incident lead @baraka');
    await ask(world, 'amina', channel, '/incident lead @chebet');
    expect(shown('was asked instead')).toContain('*Chebet Koech was asked instead* of Baraka Otieno');
    await ask(world, 'amina', channel, '/incident undo');
    await world.person('amina').press(channel, world.person('amina').ephemerals().at(-1)?.ts ?? '', {
      action: 'withdraw',
    });
    await world.turn(2 * second);
    expect(shown('Withdrawn.')).toContain('*Withdrawn.* This no longer counts.');
    // Baraka is asked again.
    await press('baraka', 'asks you to lead', 'have-it');
    expect(JSON.stringify(card().blocks)).toContain(`*Lead*  <@${ids.baraka}>`);
  });

  test('is undone by whoever took it', async () => {
    await ask(world, 'baraka', channel, '/incident lead');
    const { answer } = await ask(world, 'baraka', channel, '/incident undo');
    expect(answer).toContain('you took the role lead');
    await world.person('baraka').press(channel, world.person('baraka').ephemerals().at(-1)?.ts ?? '', {
      action: 'withdraw',
    });
    await world.turn(2 * second);
    expect(JSON.stringify(card().blocks)).toContain('*Lead*  nobody');
    expect(await draft()).toContain('- **Led by**: None recorded');
  });

  test('is on the timeline and in the summary, from when to when', async () => {
    await ask(world, 'amina', channel, '/incident lead --at 15:00');
    await ask(world, 'david', channel, '/incident role comms');
    await world.turn(10 * minute);
    await ask(world, 'baraka', channel, '/incident lead');
    await world.turn(10 * minute);
    await ask(world, 'baraka', channel, '/incident step-down');
    const text = await draft();
    expect(text).toContain('- **Led by**: Amina Wanjiru, 15:00 to 15:11; Baraka Otieno, 15:11 to 15:21\n');
    expect(text).toContain('- **Comms**: David Mwangi, from 15:01\n');
    expect(text).toContain('- **Took part**: Amina Wanjiru, David Mwangi, Baraka Otieno\n');
    expect(text).toContain('**Lead: Amina Wanjiru → Baraka Otieno** — [Baraka Otieno](');
    expect(text).toContain('**Baraka Otieno stepped down as lead** — [Baraka Otieno](');
    expect(await ask(world, 'amina', channel, '/incident timeline')).toMatchObject({ seenBy: 'the asker' });
    expect(shownTo(world, 'amina')).toContain('lead: Amina Wanjiru → Baraka Otieno');
  });

  test('is nobody when they step down, which the channel reads with what to type', async () => {
    await ask(world, 'baraka', channel, '/incident lead');
    expect(await ask(world, 'baraka', channel, '/incident step-down')).toEqual({
      answer: 'You have the role *lead* no longer.',
      seenBy: 'the asker',
      said: [
        '*Baraka Otieno stepped down as lead.* Nobody has the role now; whoever takes it types `/incident lead`.',
      ],
    });
    expect(JSON.stringify(card().blocks)).toContain('card-lead');
  });

  test.each([
    ['role', 'Say which role. Type one of lead, comms.'],
    ['role janitor', 'There is no role “janitor”. Type one of lead, comms.'],
    ['lead ana', '“ana” is no person that Slack knows. Mention whom you mean with @: `/incident lead @ana`.'],
    ['hand-over', 'Mention whoever is to lead instead of you: `/incident hand-over @ana`.'],
    ['hand-over @amina', 'Mention whoever is to lead instead of you'],
    ['step-down', 'You have no role in INC-1; there is nothing to give up.'],
    ['step-down comms', 'You do not have the role comms in INC-1'],
  ])('“%s” is answered with what to type', async (line, answer) => {
    expect((await ask(world, 'amina', channel, `/incident ${line}`)).answer).toContain(answer);
  });

  test('is no bot, no guest and nobody who left', async () => {
    const gil = world.playground.addPerson({ name: 'gil', realName: 'Gil Odhiambo', guest: 'multi-channel' });
    await world.person('amina').channels.invite(channel, gil.id);
    await gil.post(channel, 'hello');
    await world.turn(minute);
    const { answer } = await ask(world, 'amina', channel, '/incident lead @gil');
    expect(answer).toContain('Gil Odhiambo is a guest of the workspace');
    expect((await ask(world, 'amina', channel, '/incident lead @firelog')).answer).toContain('is a bot');
  });

  test('can be said from anywhere with the incident’s name in front', async () => {
    const ops = world.playground.channel('ops').id;
    const answer = await world.types('baraka', ops, '/incident lead INC-1');
    expect(answer).toContain(`You have the role *lead*. The channel <#${channel}> reads so.`);
  });
});

describe('in a private incident, who leads', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare('/incident start sev1 --private Salaries leaked');
    await world.turn(minute);
  });
  afterEach(() => world.close());

  const elsewhere = (): string =>
    JSON.stringify(
      world.playground
        .channels()
        .filter(({ id, kind }) => id !== channel && kind !== 'im')
        .map(({ messages }) => messages),
    );

  test('is said in its channel and to themselves alone', async () => {
    await ask(world, 'amina', channel, '/incident lead');
    await ask(world, 'amina', channel, '/incident hand-over @baraka the salaries are out');
    const asking = world.playground.messages(channel).findLast(({ text }) => text.includes('hands over'));
    await world.person('baraka').press(channel, asking?.ts ?? '', { action: 'have-it' });
    await world.turn(minute);
    expect(world.said(channel).join('\n')).toContain('Baraka Otieno has it');
    expect(elsewhere()).not.toContain('Salaries');
    const direct = world.playground.channels().filter(({ kind }) => kind === 'im');
    const readers = direct
      .filter(({ messages }) => JSON.stringify(messages).includes('Salaries'))
      .flatMap(({ id }) => world.playground.membersOf(id))
      .filter((id) => id !== world.playground.botUserId);
    expect(new Set(readers)).toEqual(new Set([world.person('amina').id, world.person('baraka').id]));
  });

  test('is not told to somebody who has left its channel since', async () => {
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    await world.turn(minute);
    await ask(world, 'baraka', channel, '/incident lead');
    const before = direct('baraka');
    await world.person('baraka').leave(channel);
    await world.turn(minute);
    await ask(world, 'amina', channel, '/incident lead');
    expect(direct('baraka')).toEqual(before);
  });

  const direct = (name: 'baraka'): readonly string[] =>
    world.playground
      .channels()
      .filter(
        ({ kind, id }) => kind === 'im' && world.playground.membersOf(id).includes(world.person(name).id),
      )
      .flatMap(({ messages }) => messages.map(({ text }) => text));

  test.each(['lead', 'role comms', 'hand-over @david', 'step-down', 'brief'])(
    'is no business of anybody outside: %s',
    async (line) => {
      const ops = world.playground.channel('ops').id;
      const [word = '', rest = ''] = line.split(' ');
      await world.types('chebet', ops, `/incident ${word} INC-1 ${rest}`.trim());
      expect(shownTo(world, 'chebet')).toContain('There is no INC-1 that you can see.');
    },
  );
});
