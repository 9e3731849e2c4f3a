import { GRACE, playScenario } from '../../../src/playground/scenario/player';
import { ReplayClock } from '../../../src/playground/scenario/replay-clock';
import { readScenario } from '../../../src/playground/scenario/scenario';
import { at, by, played, soon } from './played';
import { script, step } from './script';
import { type SmallBot, SmallStage } from './small-stage';

const MINUTE = 60_000_000;

describe('the stage', () => {
  test('everybody and everything is there before the first step', async () => {
    const { stage } = await played([step()]);
    expect(stage.people.map(({ id, timezone }) => [id, timezone])).toEqual([
      ['UAMINA', 'Africa/Nairobi'],
      ['UBARAKA', 'UTC'],
    ]);
    expect(stage.groups).toEqual([{ handle: 'ops', name: 'Operations', members: ['amina', 'baraka'] }]);
    expect(stage.room('#ops').members).toEqual(['UAMINA', 'UBARAKA']);
  });
});

describe('messages', () => {
  test('are written, answered, edited, deleted and reacted to at their times', async () => {
    const { ops } = await played(
      [
        step({ as: 'down' }),
        by('baraka', { reply: 'Looking', to: 'down', as: 'looking' }, '15:02:30'),
        by('baraka', { react: 'eyes', to: 'down' }),
        by('amina', { react: 'x', to: 'down' }),
        by('amina', { unreact: 'x', to: 'down' }),
        by('amina', { edit: 'down', text: 'All of it is down' }),
        by('amina', { post: 'Wrong channel', as: 'slip' }),
        by('amina', { delete: 'slip' }),
      ].map((each, index) => (index > 1 ? { ...each, at: '15:03' } : each)),
    );
    expect(ops).toMatchObject([
      { ts: String(at('15:01:00')), user: 'UAMINA', text: 'All of it is down', reactions: ['eyes'] },
      { ts: String(at('15:02:30')), user: 'UBARAKA', text: 'Looking', thread: String(at('15:01:00')) },
    ]);
    expect(ops).toHaveLength(2);
  });

  test('bots write with blocks and attachments', async () => {
    const attachments = [{ color: 'danger', title: 'Website down' }];
    const { ops } = await played([
      by('monitoring', { post: '', attachments }),
      by('amina', { react: 'pushpin', to: { containing: 'Website down' } }),
    ]);
    expect(ops).toMatchObject([{ user: 'Monitoring', text: '', attachments, reactions: ['pushpin'] }]);
  });

  test('the newest message with the words is meant, entities read as what they show', async () => {
    const { ops } = await played([
      by('amina', { post: 'db &gt; 90 %' }),
      by('baraka', { post: 'db &gt; 95 %' }),
      by('amina', { react: 'pushpin', to: { containing: 'db >' } }),
    ]);
    expect(ops.map(({ reactions }) => reactions)).toEqual([[], ['pushpin']]);
  });
});

describe('the incident channel', () => {
  const opens: SmallBot = {
    command: (line, stage) => {
      stage.addChannel({ name: `inc-${line.split(' ')[1]}`, members: line.includes('2') ? [] : ['UAMINA'] });
      return undefined;
    },
  };

  test('is the newest one that the person is in, else the newest', async () => {
    const { stage, result } = await played(
      [
        by('amina', { command: '/open 1' }),
        by('amina', { command: '/open 2' }),
        { at: '15:03', who: 'amina', post: 'Here' },
        { at: '15:03', who: 'baraka', join: true },
        { at: '15:03', who: 'baraka', post: 'There' },
        { at: '15:04', who: 'baraka', leave: true },
      ],
      opens,
    );
    expect(stage.room('#inc-1').lines.map(({ text }) => text)).toEqual(['Here']);
    expect(stage.room('#inc-2').lines.map(({ text }) => text)).toEqual(['There']);
    expect(stage.room('#inc-2').members).toEqual([]);
    expect(result.channel('incident')).toBe(stage.room('#inc-2').id);
  });

  test('has to be there', async () => {
    await expect(played([{ at: '15:03', who: 'amina', post: 'Here' }])).rejects.toThrow(
      'leak, step 1 (15:03:00, amina, post): there is no channel "inc-…"',
    );
  });
});

describe('a caught label', () => {
  const answersLater: SmallBot = {
    command: (_line, stage) => {
      stage.clock.at(stage.clock.now() + MINUTE, () => {
        stage.write('#ops', { user: 'bot', text: 'A1 opened', blocks: [] });
      });
      return undefined;
    },
  };
  const assume = by('amina', { command: '/incident assume a leak', catch: { label: 'a1', text: 'A1' } });

  test('names a message that the bot writes before the next step', async () => {
    const { ops } = await played(
      [assume, by('baraka', { react: 'white_check_mark', to: 'a1' }, '15:04')],
      answersLater,
    );
    expect(ops).toMatchObject([{ text: 'A1 opened', reactions: ['white_check_mark'] }]);
  });

  test('stops the play when it is needed and the message never came', async () => {
    await expect(played([assume, by('baraka', { react: 'x', to: 'a1' }, '15:04')])).rejects.toThrow(
      'leak, step 2 (15:04:00, baraka, react): no message with "A1" came up to be labelled "a1"',
    );
    await expect(played([assume])).rejects.toThrow('no message with "A1" came up to be labelled');
  });
});

describe('time', () => {
  test('alarms due between two steps ring at their own times, one after the other', async () => {
    const clock = new ReplayClock(at('14:50:00'));
    const rung: number[] = [];
    clock.at(at('15:01:30'), () => {
      rung.push(clock.now());
      clock.at(at('15:01:45'), () => rung.push(clock.now()));
    });
    const { ops } = await played([step(), by('amina', { post: 'Still down' })], {}, clock);
    expect(rung).toEqual([at('15:01:30'), at('15:01:45')]);
    expect(ops.at(-1)?.ts).toBe(String(at('15:02:00')));
  });

  test('nothing happens until what is in flight has settled', async () => {
    const clock = new ReplayClock(at('14:50:00'));
    const stage = new SmallStage(clock);
    const scenario = readScenario(JSON.stringify(script({ steps: [step(), step()] })), 'leak.json');
    const seen: string[] = [];
    await playScenario(scenario, {
      playground: stage,
      clock,
      settled: async () => {
        await soon();
        seen.push(`settled with ${stage.room('#ops').lines.length}`);
      },
      onStep: ({ number, type }) => {
        seen.push(`${number} ${type}`);
      },
    });
    expect(seen).toEqual(['settled with 0', '1 post', 'settled with 1', '2 post', 'settled with 2']);
  });

  test('after the last step alarms ring for a quarter of an hour more', async () => {
    const clock = new ReplayClock(at('14:50:00'));
    const rung: string[] = [];
    clock.at(at('15:01:00') + GRACE, () => rung.push('job'));
    clock.at(at('15:01:00') + GRACE + 1, () => rung.push('reminder'));
    await played([step()], {}, clock);
    expect(rung).toEqual(['job']);
    expect(GRACE).toBe(15 * MINUTE);
  });

  test('alarms that set each other at one instant are found out', async () => {
    const clock = new ReplayClock(at('14:50:00'));
    let going = true;
    const again = () => {
      if (going) setImmediate(() => clock.at(clock.now(), again));
    };
    again();
    await expect(played([step()], {}, clock)).rejects.toThrow('alarms are set in a circle');
    going = false;
  });
});
