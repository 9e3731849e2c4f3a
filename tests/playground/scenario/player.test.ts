import { GRACE, play } from '../../../src/playground/scenario/player';
import { ReplayClock } from '../../../src/playground/scenario/replay-clock';
import { readScenario } from '../../../src/playground/scenario/scenario';
import { input, modal, option, plain, textInput } from '../block-kit/samples';
import { script, step } from './script';
import { type SmallBot, SmallStage } from './small-stage';

const MINUTE = 60_000_000;
const at = (clock: string) => Date.parse(`2023-11-08T${clock}+03:00`) * 1000;
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Plays these steps and tells what was left on the stage. */
async function played(steps: object[], bot: SmallBot = {}, clock = new ReplayClock(at('14:50:00'))) {
  const stage = new SmallStage(clock, bot);
  const scenario = readScenario(JSON.stringify(script({ steps })), 'leak.json');
  const result = await play(scenario, { playground: stage, clock, settled: soon });
  return { stage, clock, result, ops: stage.room('#ops').lines };
}

const by = (who: string, rest: object, time = '15:02') => ({ at: time, who, in: '#ops', ...rest });
const opensForm: SmallBot = {
  command: (_line, _stage, actor) => {
    actor.show(
      modal([
        input(textInput(), { block_id: 'cause', label: plain('Root cause') }),
        input({ type: 'users_select', action_id: 'owner' }, { block_id: 'owner', label: plain('Owner') }),
        input(
          { type: 'checkboxes', action_id: 'who', options: [option('all'), option('some')] },
          { block_id: 'who', label: plain('Who') },
        ),
        { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] },
      ]),
    );
    return undefined;
  },
};

describe('the stage', () => {
  test('everybody and everything is there before the first step', async () => {
    const { stage } = await played([step()]);
    expect(stage.people.map(({ id, timezone }) => [id, timezone])).toEqual([
      ['UAMINA', 'Africa/Nairobi'],
      ['UBARAKA', 'UTC'],
    ]);
    expect(stage.groups).toEqual([{ handle: 'ops', name: 'Operations', members: ['UAMINA', 'UBARAKA'] }]);
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

describe('commands, shortcuts, Home', () => {
  test('are done where and on what the step says', async () => {
    const { stage } = await played([
      step({ as: 'down' }),
      by('amina', { command: '/incident list' }),
      by('amina', { shortcut: 'add_to_timeline', to: 'down' }),
      by('baraka', { shortcut: 'declare' }),
      by('baraka', { home: true }),
      { at: '15:30', wait: true },
    ]);
    expect(stage.done).toEqual([
      'UAMINA typed /incident list in C1',
      'UAMINA called add_to_timeline on "It is down"',
      'UBARAKA called declare',
      'UBARAKA opened Home',
    ]);
  });

  test('a command that is not acknowledged stops the play', async () => {
    await expect(
      played([by('amina', { command: '/incident list' })], { command: () => ({ acknowledged: false }) }),
    ).rejects.toThrow('leak, step 1 (15:02:00, amina, command): /incident list was not acknowledged');
  });

  test('a command that is answered otherwise than expected stops the play', async () => {
    const says: SmallBot = { command: () => ({ acknowledged: true, text: 'No such thing' }) };
    const list = (answer: string) => by('amina', { command: '/incident list', answer });
    await expect(played([list('such')], says)).resolves.toBeDefined();
    await expect(played([list('INC-1')], says)).rejects.toThrow(
      '/incident list was answered "No such thing", not with "INC-1"',
    );
  });
});

describe('pressing', () => {
  const card = (text: string) => ({
    post: text,
    blocks: [
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'ack', text: plain('Acknowledge') },
          { type: 'static_select', action_id: 'sev', placeholder: plain('Severity') },
        ],
      },
    ],
  });
  const cards = [by('monitoring', { ...card('E1'), as: 'e1' }), by('monitoring', card('E2'))];

  test('takes the newest message that has the button, or the one that is named', async () => {
    const { stage } = await played([
      ...cards,
      by('amina', { press: 'Acknowledge' }),
      by('amina', { press: 'ack', on: 'e1' }),
      by('amina', { press: 'Severity', choose: 'sev1' }),
    ]);
    expect(stage.done).toEqual([
      'UAMINA pressed ack on "E2"',
      'UAMINA pressed ack on "E1"',
      'UAMINA pressed sev=sev1 on "E2"',
    ]);
  });

  test('says when there is no such button', async () => {
    await expect(played([...cards, by('amina', { press: 'Close' })])).rejects.toThrow(
      'there is nothing called "Close" to press in the channel',
    );
    await expect(played([...cards, by('amina', { press: 'Close', on: 'e1' })])).rejects.toThrow(
      'there is nothing called "Close" to press on that message',
    );
  });
});

describe('a modal', () => {
  const open = by('amina', { command: '/incident close' });
  const filling = (rest: object) => [open, by('amina', rest)];

  test('is filled by label or block id, with handles where ids are asked, and submitted', async () => {
    const fill = { 'Root cause': 'A leak', owner: '@baraka', Who: ['all', 'some'] };
    const { stage } = await played(filling({ fill, submit: true }), opensForm);
    expect(stage.done.at(-1)).toBe(
      `submitted ${JSON.stringify({
        cause: { type: 'plain_text_input', value: 'A leak' },
        owner: { type: 'users_select', selected_user: 'UBARAKA' },
        who: { type: 'checkboxes', selected_options: [option('all'), option('some')] },
      })}`,
    );
    expect(stage.people[0]?.modal()).toBeUndefined();
  });

  test('keeps what was filled in until it is submitted or dismissed', async () => {
    const { stage } = await played(
      [
        ...filling({ fill: { cause: 'A leak' } }),
        by('amina', { press: 'More', inModal: true }),
        by('amina', { dismiss: true }),
      ],
      opensForm,
    );
    expect(stage.done.at(-1)).toBe('UAMINA pressed more in the modal');
    expect(stage.people[0]?.modal()).toBeUndefined();
  });

  test('has to be open and to have the input', async () => {
    await expect(played([by('amina', { fill: { cause: 'x' } })])).rejects.toThrow('amina has no modal open');
    await expect(played(filling({ fill: { Cause: 'x' } }), opensForm)).rejects.toThrow(
      'the modal has no input "Cause"; it has "Root cause", "Owner", "Who"',
    );
  });

  test('that refuses stops the play, unless the step expects it', async () => {
    const refuses: SmallBot = {
      ...opensForm,
      submit: () => ({ acknowledged: true, errors: { cause: 'Say more.' } }),
    };
    const fill = { cause: 'x' };
    await expect(played(filling({ fill, submit: true }), refuses)).rejects.toThrow(
      'leak, step 2 (15:02:00, amina, fill): the modal refused: cause: Say more.',
    );
    await expect(
      played(filling({ fill, submit: true, refused: 'Say more' }), refuses),
    ).resolves.toBeDefined();
    await expect(played(filling({ fill, submit: true, refused: 'No' }), opensForm)).rejects.toThrow(
      'the modal was to refuse with "No", but said nothing',
    );
  });

  test('that is not acknowledged stops the play', async () => {
    const silent: SmallBot = { ...opensForm, submit: () => ({ acknowledged: false, errors: {} }) };
    await expect(played(filling({ fill: {}, submit: true }), silent)).rejects.toThrow(
      'submitting the modal was not acknowledged',
    );
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

  test('nothing happens until what is in hand has settled', async () => {
    const clock = new ReplayClock(at('14:50:00'));
    const stage = new SmallStage(clock);
    const scenario = readScenario(JSON.stringify(script({ steps: [step(), step()] })), 'leak.json');
    const seen: string[] = [];
    await play(scenario, {
      playground: stage,
      clock,
      settled: async () => {
        await soon();
        seen.push(`settled with ${stage.room('#ops').lines.length}`);
      },
      onStep: ({ number, verb }) => {
        seen.push(`${number} ${verb}`);
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
