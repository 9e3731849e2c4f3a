import { commandIn, completionAt, type Words } from '../../page/shell/composer/completion';
import { listed, person } from './shown';

const words: Words = {
  me: 'U1',
  app: {
    name: 'Firelog',
    description: '',
    botUserId: 'UB',
    commands: [{ command: '/incident', description: 'Runs incidents', usageHint: 'start | help' }],
    shortcuts: [],
    hasHome: true,
    isConnected: true,
  },
  builtIns: [{ command: '/invite', description: 'Brings somebody in', usageHint: '@person' }],
  people: {
    U1: person('U1', 'amina', 'Amina Wanjiru'),
    U2: person('U2', 'baraka', 'Baraka Otieno'),
    U3: person('U3', 'wanda', 'Wanda Left', { deactivated: true }),
  },
  userGroups: { S1: { id: 'S1', handle: 'oncall', name: 'On call', members: ['U1'], created: 0 } },
  channels: [listed('OPS'), listed('OLD', { isArchived: true }), listed('D1', { name: '', kind: 'im' })],
  findEmoji: (prefix) => (prefix === 'push' ? [{ name: 'pushpin', char: '📌' }] : []),
};

/** What is offered for a text with the caret where `|` stands. */
function offered(typed: string): readonly string[] | undefined {
  const caret = typed.indexOf('|');
  const completion = completionAt(typed.replace('|', ''), caret, words);
  return completion?.candidates.map(({ insert }) => insert);
}

describe('completion', () => {
  test.each([
    ['/|', ['/incident ', '/invite ']],
    ['/inc|', ['/incident ']],
    ['@|', ['@baraka ', '@amina ', '@oncall ']],
    ['ask @wan|', ['@amina ']],
    ['(@on|', ['@oncall ']],
    ['see #o|', ['#ops ']],
    [':push|', [':pushpin: ']],
  ])('offers for %s what it may become', (typed, inserts) => {
    expect(offered(typed)).toEqual(inserts);
  });

  test.each(['|', 'mail a@b|', 'text /inc|', '/incident st|', ':p|', '#old|', '@wanda|', '10:42|'])(
    'offers nothing for %s',
    (typed) => {
      expect(offered(typed)).toBeUndefined();
    },
  );

  test('names where the word begins that is completed', () => {
    expect(completionAt('ask @ba now', 7, words)?.from).toBe(4);
  });

  test('shows what a command takes once its name is typed out', () => {
    expect(commandIn('/incident ', words)?.usageHint).toBe('start | help');
    expect(commandIn('/incident', words)).toBeUndefined();
    expect(commandIn('/other x', words)).toBeUndefined();
  });
});
