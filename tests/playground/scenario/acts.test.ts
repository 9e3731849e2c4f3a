import { input, modal, option, plain, textInput } from '../block-kit/samples';
import { by, played } from './played';
import { step } from './script';
import type { SmallBot } from './small-stage';

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

  test('a command whose answer Slack cannot show stops the play', async () => {
    await expect(
      played([by('amina', { command: '/incident list' })], {
        command: () => ({ acknowledged: true, error: 'invalid_blocks' }),
      }),
    ).rejects.toThrow('/incident list was answered with invalid_blocks');
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

  test('finds buttons that only this person sees', async () => {
    const whispers: SmallBot = {
      command: (_line, stage, actor) => {
        actor.whispers.push({
          channel: stage.room('#ops').id,
          ts: '9'.repeat(16),
          text: 'Sure?',
          ...card(''),
        });
        return undefined;
      },
    };
    const { stage } = await played(
      [...cards, by('amina', { command: '/incident undo' }), by('amina', { press: 'ack' })],
      whispers,
    );
    expect(stage.done.at(-1)).toBe('UAMINA pressed ack on "Sure?"');
  });

  test('works in Home', async () => {
    const { stage } = await played([by('amina', { press: 'declare', inside: 'home' })]);
    expect(stage.done).toEqual(['UAMINA pressed declare in Home']);
    await expect(played([by('amina', { press: 'Close', inside: 'home' })])).rejects.toThrow(
      'there is nothing called "Close" to press in home',
    );
  });

  test('stops the play when the app does not hear of it', async () => {
    const deaf: SmallBot = {
      command: (_line, stage) => {
        stage.deaf = true;
        return undefined;
      },
    };
    const silence = by('amina', { command: '/incident help' });
    await expect(played([...cards, silence, by('amina', { press: 'ack' })], deaf)).rejects.toThrow(
      'pressing "ack" was not acknowledged',
    );
    await expect(played([silence, by('amina', { shortcut: 'declare' })], deaf)).rejects.toThrow(
      'the shortcut declare was not acknowledged',
    );
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
        by('amina', { press: 'More', inside: 'modal' }),
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
