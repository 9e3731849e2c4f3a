import { minute, second } from '../../../src/domain/time/instant';
import { ask, shownTo } from '../../support/asking';
import { World } from '../../support/world';

describe('/incident escalate', () => {
  let world: World;
  let channel: string;
  let ids: Record<'amina' | 'baraka' | 'chebet' | 'david', string>;
  beforeEach(async () => {
    world = await World.open({
      settingsOf: ({ chebet = '', david = '', baraka = '' }) => ({
        teams: { payments: [chebet], 'payments api': [david], 'R&D': [], dba: [baraka] },
      }),
    });
    ids = {
      amina: world.person('amina').id,
      baraka: world.person('baraka').id,
      chebet: world.person('chebet').id,
      david: world.person('david').id,
    };
    channel = await world.declare();
    await world.turn(minute);
  });
  afterEach(() => world.close());

  const escalations = async () => {
    await ask(world, 'amina', channel, '/incident postmortem');
    const [, section = ''] = /## Escalations\n+([\s\S]*?)\n+## /.exec(world.draft()) ?? [];
    return section;
  };
  const messageOf = (name: string) => {
    const found = world.playground.messages(channel).find(({ text }) => text.startsWith(`*${name}:*`));
    if (found === undefined) throw new Error(`${name} was not told`);
    return found;
  };

  test('invites the person, mentions them once in the channel and answers the asker alone', async () => {
    expect(world.playground.membersOf(channel)).not.toContain(ids.chebet);
    expect(await ask(world, 'amina', channel, '/incident escalate @chebet the queue is stuck')).toEqual({
      answer: `Recorded as *E1*, to <@${ids.chebet}>.`,
      seenBy: 'the asker',
      said: [`*E1:* Amina Wanjiru → <@${ids.chebet}>\nthe queue is stuck`],
    });
    expect(world.playground.membersOf(channel)).toContain(ids.chebet);
  });

  test('comes from the team of whoever asks, where they are in one', async () => {
    await world.person('baraka').join(channel);
    const { said } = await ask(world, 'baraka', channel, '/incident escalate @chebet');
    expect(said).toEqual([`*E1:* dba → <@${ids.chebet}>`]);
    expect(await escalations()).toContain('dba');
  });

  test.each([
    ['escalate payments the queue is stuck', 'payments', 'chebet', 'the queue is stuck'],
    ['escalate payments api the queue is stuck', 'payments api', 'david', 'the queue is stuck'],
    ['escalate Payments API: the queue is stuck', 'payments api', 'david', 'the queue is stuck'],
    ['escalate @payments, the queue is stuck', 'payments', 'chebet', 'the queue is stuck'],
    ['escalate “payments” api is down', 'payments', 'chebet', 'api is down'],
    ['page payments the queue is stuck', 'payments', 'chebet', 'the queue is stuck'],
  ] as const)('brings in a configured team by its longest name: “%s”', async (line, team, person, reason) => {
    const { said } = await ask(world, 'amina', channel, `/incident ${line}`);
    expect(said).toEqual([`*E1:* Amina Wanjiru → *${team}* (<@${ids[person]}>)\n${reason}`]);
    expect(world.playground.membersOf(channel)).toContain(ids[person]);
  });

  test.each([
    ['R&D', 'R&amp;D', 'R&D'],
    ['"R&D"', 'R&amp;D', 'R&D'],
    ['"AT&T"', 'AT&amp;T', 'AT&T'],
  ])('finds %s by the name that Slack delivers encoded', async (typed, shown, written) => {
    const { said } = await ask(world, 'amina', channel, `/incident escalate ${typed} packets & frames lost`);
    expect(said).toEqual([`*E1:* Amina Wanjiru → *${shown}*\npackets &amp; frames lost`]);
    expect((await escalations()).replaceAll('&amp;', '&')).toContain(`Amina Wanjiru → ${written} at`);
  });

  test('takes several people at once', async () => {
    const { said } = await ask(world, 'amina', channel, '/incident escalate @chebet and @david please');
    expect(said).toEqual([`*E1:* Amina Wanjiru → <@${ids.chebet}>, <@${ids.david}>\nplease`]);
    expect(world.playground.membersOf(channel)).toEqual(expect.arrayContaining([ids.chebet, ids.david]));
  });

  test('records a vendor in quotes and invites nobody', async () => {
    const before = world.playground.membersOf(channel).length;
    expect(await ask(world, 'amina', channel, '/incident escalate “Acme Networks” packet loss')).toEqual({
      answer: 'Recorded as *E1*, to *Acme Networks*.',
      seenBy: 'the asker',
      said: ['*E1:* Amina Wanjiru → *Acme Networks*\npacket loss'],
    });
    expect(world.playground.membersOf(channel)).toHaveLength(before);
    expect(await escalations()).toContain('Acme Networks');
  });

  describe('to a user group', () => {
    const group = (size: number) => {
      const members = Array.from({ length: size }, (_, index) => {
        return world.playground.addPerson({ name: `member${index}`, realName: `Member ${index}` }).id;
      });
      return world.playground.addUserGroup({ handle: 'oncall', name: 'On call', members });
    };

    test('invites up to thirty members', async () => {
      const id = group(30);
      const before = world.playground.membersOf(channel).length;
      const { said } = await ask(world, 'amina', channel, '/incident escalate @oncall the queue is stuck');
      expect(said).toEqual([`*E1:* Amina Wanjiru → <!subteam^${id}>\nthe queue is stuck`]);
      expect(world.playground.membersOf(channel)).toHaveLength(before + 30);
    });

    test('only mentions a group of more than thirty', async () => {
      const id = group(31);
      const before = world.playground.membersOf(channel).length;
      const { said } = await ask(world, 'amina', channel, '/incident escalate @oncall the queue is stuck');
      expect(said).toEqual([`*E1:* Amina Wanjiru → <!subteam^${id}>\nthe queue is stuck`]);
      expect(world.playground.membersOf(channel)).toHaveLength(before);
    });
  });

  describe('acknowledged by its button', () => {
    beforeEach(async () => {
      await ask(world, 'amina', channel, '/incident escalate @chebet @david the queue is stuck');
      await world.turn(5 * minute);
    });

    test('shows in its own message who acknowledged and when, and takes the button away', async () => {
      const { ts } = messageOf('E1');
      const said = world.said(channel).length;
      await world.person('chebet').press(channel, ts, { action: 'acknowledge' });
      await world.settled();
      const shown = JSON.stringify(messageOf('E1').blocks);
      expect(shown).toMatch(/Acknowledged by Chebet Koech, <!date\^1699445\d+\^[^|]+\|2023-11-08 12:06 UTC>/);
      expect(shown).not.toContain('"acknowledge"');
      expect(world.said(channel)).toHaveLength(said);
      expect(await escalations()).toMatch(/Chebet Koech.*15:06|15:06.*Chebet Koech/s);
    });

    test('keeps the first of two answers, and tells the second', async () => {
      const { ts } = messageOf('E1');
      await world.person('david').join(channel);
      // Both press before either answer can be seen.
      const presses = [world.person('chebet'), world.person('david')].map((person) =>
        person.press(channel, ts, { action: 'acknowledge' }),
      );
      await Promise.all(presses);
      await world.settled();
      await world.turn(second);
      const told = [shownTo(world, 'chebet'), shownTo(world, 'david')];
      expect(told.filter((text) => text.includes('E1 was acknowledged already'))).toHaveLength(1);
      expect(JSON.stringify(messageOf('E1').blocks).match(/Acknowledged by/g)).toHaveLength(1);
    });
  });

  test.each([
    [
      'nobody',
      'escalate',
      'Say whom to bring in: `/incident escalate @ana the payment queue is stuck`, or a group or a team.',
    ],
    [
      'a team that nobody configured',
      'escalate network packet loss',
      '“network” is no person, group or team. The teams are payments, payments api, R&amp;D, dba. Mention somebody with @, or put the name of a vendor in quotes: `/incident escalate "Acme Networks" packet loss`.',
    ],
    [
      'a name that only begins like a team',
      'escalate paymentsapi is down',
      '“paymentsapi” is no person, group or team. The teams are payments, payments api, R&amp;D, dba. Mention somebody with @, or put the name of a vendor in quotes: `/incident escalate "Acme Networks" packet loss`.',
    ],
    [
      'a person who is not in this workspace',
      'escalate @nobody packet loss',
      '“@nobody” is no person, group or team. The teams are payments, payments api, R&amp;D, dba. Mention somebody with @, or put the name of a vendor in quotes: `/incident escalate "Acme Networks" packet loss`.',
    ],
  ])('refuses to escalate to %s', async (_, line, sentence) => {
    expect(await ask(world, 'amina', channel, `/incident ${line}`)).toEqual({
      answer: sentence,
      seenBy: 'the asker',
      said: [],
    });
    expect(await escalations()).toBe('None recorded');
  });
});
