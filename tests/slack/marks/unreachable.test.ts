import { Room } from './room';

describe('a mark that asks for help of somebody who cannot give any', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    room.world.person('amina').channels.kick(room.channel, id('chebet'));
    await room.world.settled();
  });
  afterEach(() => room.world.close());

  const warnings = (): readonly string[] =>
    room.world.said(room.channel).filter((text) => text.startsWith(':warning:'));
  const escalates = async (text: string): Promise<void> => {
    await room.marks('amina', await room.says('amina', text), 'sos');
    await room.world.settled();
  };
  const id = (name: 'baraka' | 'chebet' | 'david'): string => room.world.person(name).id;

  test('says in one sentence that a bot cannot answer, brings the others in and keeps the entry', async () => {
    const { playground } = room.world;
    const pager = playground.addBot({ name: 'pager', withUser: true });
    const { userId: user = '' } = playground.state.bots[pager.id] ?? {};
    await escalates('@pager and @chebet, the queue is stuck');
    expect(warnings()).toEqual([
      expect.stringContaining(
        'pager is a bot and cannot answer. Escalate to somebody else, a group or a team.',
      ),
    ]);
    expect(playground.membersOf(room.channel)).toContain(id('chebet'));
    expect(playground.membersOf(room.channel)).not.toContain(user);
    await room.draft();
    expect(room.world.draft()).toMatch(/- \*\*E1\*\* /);
  });

  test('says so of the bot itself', async () => {
    await escalates('@firelog help');
    expect(warnings()).toEqual([expect.stringContaining('Firelog is a bot and cannot answer.')]);
  });

  test('says that somebody no longer works here', async () => {
    const ts = await room.says('amina', '@david the customers ask');
    room.world.playground.changePerson('david', { deactivated: true });
    await room.world.settled();
    await room.marks('amina', ts, 'sos');
    expect(warnings()).toEqual([
      expect.stringContaining('David Mwangi no longer works here: the account is deactivated.'),
    ]);
  });

  test('brings people in although the group beside them cannot be read', async () => {
    const { playground } = room.world;
    playground.addUserGroup({ handle: 'payments', name: 'Payments', members: ['baraka'] });
    playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'usergroups.users.list'
        ? { type: 'error', error: 'plan_upgrade_required' }
        : undefined,
    );
    await escalates('@payments and @chebet please');
    expect(playground.membersOf(room.channel)).toContain(id('chebet'));
    expect(warnings()).toEqual([expect.stringContaining('The workspace’s plan does not include this.')]);
  });
});
