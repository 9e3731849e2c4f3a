import { missedExpectations, readScenario } from '../../../src/playground/scenario/scenario';
import { script, step } from './script';

const read = (overrides: object) => readScenario(JSON.stringify(script(overrides)), 'leak.json');
const steps = (...list: object[]) => read({ steps: list }).steps;
const mistake = (overrides: object) => {
  try {
    read(overrides);
  } catch (error) {
    return String(error).replace('Error: ', '');
  }
  throw new Error('the scenario was accepted');
};
const utc = (text: string) => Date.parse(text) * 1000;

describe('times', () => {
  test('a bare time is in the zone, on the day of the step before', () => {
    const [first, second, third] = steps(
      step({ at: '15:01' }),
      step({ at: '2023-11-09 00:10:05' }),
      step({ at: '00:10:05' }),
    );
    expect(first?.at).toBe(utc('2023-11-08T12:01:00Z'));
    expect(second?.at).toBe(utc('2023-11-08T21:10:05Z'));
    expect(third?.at).toBe(second?.at);
  });

  test('the start may be local or an instant with its offset', () => {
    expect(read({ start: '2023-11-08 14:50' }).start).toBe(utc('2023-11-08T11:50:00Z'));
    expect(read({ start: '2023-11-08T11:50:00Z' }).start).toBe(utc('2023-11-08T11:50:00Z'));
  });

  test('a step that goes back in time is refused unless it has a date', () => {
    expect(mistake({ steps: [step({ at: '15:01' }), step({ at: '15:00' })] })).toBe(
      'leak.json: steps[1].at: 15:00 lies before 2023-11-08 15:01:00, where the story already is; expected a later time, or a date',
    );
  });

  test.each([
    ['15.01', 'expected a time such as 15:01, 15:01:10 or 2023-11-08 15:01, not "15.01"'],
    ['2023-11-31 15:00', 'there is no 2023-11-31 15:00 on 2023-11-31 in Africa/Nairobi'],
    ['25:00', 'there is no 25:00 on 2023-11-08 in Africa/Nairobi'],
  ])('%s is refused', (at, message) => {
    expect(mistake({ steps: [step({ at })] })).toBe(`leak.json: steps[0].at: ${message}`);
  });

  test('a time that the clocks skip is refused', () => {
    expect(mistake({ zone: 'Europe/Berlin', start: '2023-03-26 02:30' })).toBe(
      'leak.json: start: there is no 2023-03-26 02:30 on 2023-03-26 in Europe/Berlin',
    );
  });

  test('a start without a date is refused', () => {
    expect(mistake({ start: '14:50' })).toBe(
      'leak.json: start: expected a date before the time, such as 2023-11-08 15:01, not "14:50"',
    );
  });
});

describe('mistakes are told with their place', () => {
  test.each<[string, object, string]>([
    ['an unknown zone', { zone: 'Africa/Nowhere' }, 'zone: expected an IANA zone such as Africa/Nairobi'],
    ['an unknown field', { tittle: 'x' }, 'Unrecognized key: "tittle"'],
    [
      'a stranger in a team',
      { teams: { operations: ['amin'] } },
      'teams.operations[0]: "amin" is nobody here; expected one of amina, baraka',
    ],
    [
      'a stranger on a rung',
      { teams: { night: ['baraka'], operations: { ladder: [{ who: 'night' }, { who: ['amin'] }] } } },
      'teams.operations.ladder[1].who[0]: "amin" is nobody here; expected one of amina, baraka',
    ],
    [
      'a rung without anybody',
      { teams: { operations: { ladder: [{ wait: 5 }] } } },
      'teams.operations: expected handles, or { "ladder": [{ "who": ["amina"], "wait": 5 }, { "who": "another team" }] }',
    ],
    [
      'a stranger in a channel',
      { channels: { ops: { members: ['x'] } } },
      'channels.ops.members[0]: "x" is nobody here; expected one of amina, baraka',
    ],
    [
      'a bot named like a person',
      { bots: { amina: { name: 'A' } }, steps: [step({})] },
      'bots.amina: is the name of a person, too',
    ],
    [
      'an unknown actor',
      { steps: [step({ who: 'chebet' })] },
      'steps[0].who: "chebet" is nobody here; expected one of amina, baraka, monitoring',
    ],
    [
      'a bot that reacts',
      { steps: [step({ as: 'm' }), { at: '15:02', who: 'monitoring', react: 'pushpin', to: 'm' }] },
      'steps[1].who: monitoring is a bot, and bots only post and reply',
    ],
    [
      'a person with blocks',
      { steps: [step({ blocks: [{ type: 'divider' }] })] },
      'steps[0].post: people write text or rich_text blocks; only bots post others, and attachments',
    ],
    [
      'a channel without its sign',
      { steps: [step({ in: 'ops' })] },
      'steps[0].in: expected "incident" or a channel such as "#ops"',
    ],
    [
      'a label that nobody gives',
      { steps: [{ at: '15:01', who: 'amina', react: 'pushpin', to: 'leak' }] },
      'steps[0]: no earlier step gives the label "leak"',
    ],
    [
      'a label given twice',
      { steps: [step({ as: 'm' }), step({ as: 'm' })] },
      'steps[1]: the label "m" is given twice',
    ],
    [
      'an emoji in colons',
      { steps: [step({ as: 'm' }), { at: '15:02', who: 'amina', react: ':x:', to: 'm' }] },
      'steps[1].react: expected the name of an emoji without colons',
    ],
    [
      'a command without its slash',
      { steps: [{ at: '15:01', who: 'amina', command: 'incident help' }] },
      'steps[0].command: expected a slash command, such as /incident help',
    ],
    [
      'a person with attachments',
      { steps: [step({ attachments: [{ text: 'x' }] })] },
      'steps[0].post: people write text or rich_text blocks; only bots post others, and attachments',
    ],
    [
      'a forward into a channel without its sign',
      { steps: [step({ as: 'm' }), { at: '15:02', who: 'amina', forward: 'm', into: 'ops' }] },
      'steps[1].into: expected "incident" or a channel such as "#ops"',
    ],
    [
      'a forward of what has no label',
      { steps: [{ at: '15:01', who: 'amina', forward: 'm' }] },
      'steps[0]: no earlier step gives the label "m"',
    ],
    [
      'a file in a folder',
      { steps: [{ at: '15:01', who: 'amina', upload: 'logs/a.txt', content: 'x' }] },
      'steps[0].upload: expected the name of a file without a folder',
    ],
    [
      'a file without content',
      { steps: [{ at: '15:01', who: 'amina', upload: 'a.txt' }] },
      'steps[0].content: Invalid input: expected string, and it is missing',
    ],
    [
      'a conversion to something else',
      { steps: [{ at: '15:01', who: 'amina', convert: 'secret' }] },
      'steps[0].convert: expected "private" or "public"',
    ],
    [
      'a bot that archives',
      { steps: [{ at: '15:01', who: 'monitoring', archive: true }] },
      'steps[0].who: monitoring is a bot, and bots only post and reply',
    ],
    ['a field of another verb', { steps: [step({ to: 'x' })] }, 'steps[0]: Unrecognized key: "to"'],
  ])('%s', (_what, overrides, message) => {
    expect(mistake(overrides)).toBe(`leak.json: ${message}`);
  });

  test('a step does exactly one thing', () => {
    const all =
      'post, reply, forward, upload, convert, archive, huddle, edit, delete, react, unreact, command, shortcut, press, fill, dismiss, home, join, leave, wait';
    expect(mistake({ steps: [{ at: '15:01', who: 'amina' }] })).toBe(
      `leak.json: steps[0]: expected exactly one of ${all}; found none`,
    );
    expect(mistake({ steps: [step({ command: '/incident help' })] })).toBe(
      `leak.json: steps[0]: expected exactly one of ${all}; found post and command`,
    );
  });

  test('every mistake has its line', () => {
    const text = mistake({ steps: [step({ who: 'x' }), step({ at: 'noon' })] });
    expect(text.split('\n')).toHaveLength(2);
  });

  test('what every object of JavaScript has is no verb, and nobody', () => {
    expect(mistake({ steps: [{ at: '15:01', constructor: 'x' }] })).toContain('found none');
    expect(mistake({ steps: [step({ at: '15:01', who: 'constructor' })] })).toContain('is nobody here');
    expect(mistake({ channels: { ops: { members: ['constructor'] } } })).toContain('is nobody here');
  });

  test('what is not there is said to be missing', () => {
    expect(mistake({ title: undefined })).toBe(
      'leak.json: title: Invalid input: expected string, and it is missing',
    );
  });

  test('what is not JSON is said to be none', () => {
    expect(() => readScenario('{', 'leak.json')).toThrow(/^leak\.json: not JSON: /);
  });
});

test('a label is known once a step has caught it', () => {
  const caught = step({ catch: { label: 'card', text: 'INC-1' } });
  expect(steps(caught, { at: '15:02', who: 'amina', react: 'eyes', to: 'card' })).toHaveLength(2);
});

test('what the draft lacks and what it must not hold is said in sentences', () => {
  const scenario = read({ expect: { draft: ['memory leak', '15:45'], absent: ['lunch'] } });
  expect(missedExpectations(scenario, '15:45 a memory leak')).toEqual([]);
  expect(missedExpectations(scenario, '15:45 lunch')).toEqual([
    'The draft does not hold "memory leak".',
    'The draft must not hold "lunch".',
  ]);
});
