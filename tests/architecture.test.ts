import { join } from 'node:path';
import {
  circles,
  circlesOfRooms,
  inOrder,
  inside,
  type Packages,
  packagesBeyond,
  type Rooms,
  retiredWords,
  strayPackages,
  tooFull,
  tooLong,
  unlisted,
  wrongWays,
} from './support/architecture';
import { strayDiscriminants } from './support/discriminants';
import { readTexts, type SourceFile, sourceFiles, type Texts } from './support/source-tree';

/** Imports go inwards; neighbours meet in main.ts and the command line alone. */
const rooms: Rooms = {
  sentence: [],
  emoji: [],
  errors: ['sentence'],
  secrets: [],
  log: ['secrets'],
  domain: ['errors', 'sentence'],
  app: ['domain', 'emoji', 'errors', 'sentence'],
  storage: ['app', 'domain', 'errors', 'sentence'],
  jobs: ['app', 'domain', 'errors', 'sentence'],
  slack: ['app', 'domain', 'emoji', 'errors', 'sentence'],
  documents: ['app', 'domain', 'errors', 'sentence'],
  metrics: ['app', 'domain', 'errors', 'sentence'],
  config: ['app', 'domain', 'emoji', 'errors', 'sentence', 'secrets'],
  playground: ['emoji'],
  main: 'every room',
  cli: 'every room',
};

/** The rooms within a room, and its files that stand by themselves: each may import those before it. */
const within: Readonly<Record<string, readonly string[]>> = {
  domain: [
    ...[
      'mark-kind',
      'milestone',
      'person',
      'picture',
      'text',
      'severity',
      'role',
      'status',
      'time',
      'source',
      'target',
      'section',
      'canvas',
      'forwarded',
      'unnamed',
    ],
    ...[
      'entry',
      'incident',
      'ledger',
      'details',
      'review',
      'promises',
      'news',
      'facts',
      'fold',
      'milestones',
      'timeline',
      'marks',
      'decisions',
      'channel',
      'postmortem',
    ],
    ...['findings', 'entries', 'incident-view'],
  ],
  storage: [
    ...[
      'failure',
      'at-once',
      'lru-cache',
      'tables',
      'migrations',
      'prepared',
      'schema',
      'transactions',
      'taken-requests',
      'members',
      'people',
      'connection',
      'dialect',
      'migrate',
      'probe',
    ],
    ...['outbox', 'incidents', 'pictures', 'sqlite', 'postgres', 'open', 'copy'],
  ],
  slack: [
    ...['rate-limits', 'web-api', 'workspace', 'listener-dependencies', 'text', 'payloads', 'block-kit'],
    ...[
      'reactions',
      'request',
      'interactions',
      'modals',
      'buttons',
      'shortcuts',
      'views',
      'commands',
      'events',
    ],
    ...[
      'listeners',
      'transport',
      'app',
      'chat',
      'homes',
      'connected-workspace',
      'manifest',
      'workspace-probe',
    ],
  ],
};

const packages: Packages = {
  kysely: ['storage'],
  'better-sqlite3': ['storage'],
  pg: ['storage'],
  '@slack/': ['slack'],
  handlebars: ['documents'],
  '@resvg/': ['documents'],
  'd3-scale': ['documents'],
};

const pureLibraries = ['date-fns', '@date-fns/tz', 'fastest-levenshtein', 'transliteration'];

/** Folders of which every file is one thing of a kind, with a list of them all in `index.ts`. */
const lists = [
  'slack/commands',
  'slack/buttons',
  'slack/modals',
  'slack/events',
  'jobs/kinds',
  'playground/methods',
  'cli/commands',
];

/** Folders that hold one file for each thing of a kind, and so any number of them. */
const longLists = [...lists, 'domain/facts', 'storage/migrations'];

const longestFile = 300;
const fullestFolder = 15;

/** Pictures that gave way to the words of the field. */
const retired = new Map([
  ['apology', 'reply to an error'],
  ['deed', 'action'],
  ['deeds', 'actions'],
  ['desk', 'dependencies'],
  ['door', 'listener, or server'],
  ['doors', 'listeners'],
  ['doorway', 'server'],
  ['house', 'session'],
  ['household', 'handler'],
  ['mishap', 'failure'],
  ['newcomers', 'lookup'],
  ['parked', 'dead letters'],
  ['premises', 'parts'],
  ['programme', 'scenario status'],
  ['sight', 'visible, or viewer'],
  ['telling', 'run'],
  ['tellings', 'runs'],
]);

/** Discriminants that must keep another name, by file. */
const otherDiscriminants = [
  // Templates that somebody wrote for themselves read it.
  'documents/draft/tags.ts kind',
];

test.each(['src', 'page', 'tests', 'bench'])(
  'the discriminant of every union in %s is called type',
  (folder) => {
    expect(strayDiscriminants(readTexts(join(__dirname, '..', folder)), otherDiscriminants)).toEqual([]);
  },
);

describe('in src', () => {
  const texts = readTexts(join(__dirname, '../src'));
  const files = sourceFiles(texts);

  test('every file is read', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['errors.ts', 'domain/incident/incident.ts']),
    );
  });

  test('imports go inwards, and neighbours meet in main.ts and cli alone', () => {
    expect(wrongWays(files, rooms)).toEqual([]);
  });

  test.each(Object.entries(within))('imports within %s go up no further than their room', (room, order) => {
    expect(wrongWays(inside(files, room), inOrder(order))).toEqual([]);
  });

  test('no file and no room imports itself by way of others', () => {
    expect(circles(files)).toEqual([]);
    expect(circlesOfRooms(files)).toEqual([]);
  });

  test(`no folder has more than ${fullestFolder} files of its own`, () => {
    expect(tooFull(files, fullestFolder, longLists)).toEqual([]);
  });

  test('no file and no identifier has a word that was retired', () => {
    expect(retiredWords(texts, retired)).toEqual([]);
  });

  test('every command, button, job and method is in the list of its folder', () => {
    expect(unlisted(files, lists)).toEqual([]);
  });

  test('only one room knows the database, one Slack and one the templates', () => {
    expect(strayPackages(files, packages)).toEqual([]);
  });

  test('the domain imports nothing from outside but the arithmetic of dates and words', () => {
    expect(packagesBeyond(files, 'domain', pureLibraries)).toEqual([]);
  });

  test('classes keep what is their own behind #, as JavaScript does', () => {
    const privates = Object.entries(readTexts(join(__dirname, '../src')))
      .filter(([, text]) => /^\s+private (?!constructor)|\(private readonly/m.test(text))
      .map(([path]) => path);
    expect(privates).toEqual([]);
  });

  // Settings are read once.
  test('what is read is described once and not again for each payload: that costs a hundred times what reading does', () => {
    const described = Object.entries(readTexts(join(__dirname, '../src')))
      .filter(
        ([path, text]) =>
          !path.startsWith('config/') && /^ +.*\bz\.(?:\w+)\(.*\)\.(?:safeParse|parse)\(/m.test(text),
      )
      .map(([path]) => path);
    expect(described).toEqual([]);
  });

  test('no call takes a text’s parts as so many arguments: the stack holds some hundred thousand', () => {
    const rooms = /^(?:domain\/text|documents|slack\/text|playground\/composer)\//;
    const spread = Object.entries(readTexts(join(__dirname, '../src')))
      .filter(
        ([path, text]) => rooms.test(path) && /\b(?:lines|parts|pieces|blocks)\.push\(\.\.\./.test(text),
      )
      .map(([path]) => path);
    expect(spread).toEqual([]);
  });

  test(`no file has more than ${longestFile} lines`, () => {
    expect(tooLong(files, longestFile)).toEqual([]);
  });
});

describe('the reader of imports', () => {
  test('sees every way of bringing something in', () => {
    const [file] = tree({
      'a.ts': `
        import { b } from './b';
        import type { C } from './c';
        export * from './d';
        export { e } from './e';
        import f = require('./f');
        type G = import('./g').G;
        const h = require('./h');
        export const i = async () => await import('./i');
        import './folder';
        import '@slack/web-api/dist/methods';
        import { readFile } from 'node:fs/promises';
        export const b2 = b;`,
      ...Object.fromEntries([...'bcdefghi'].map((name) => [`${name}.ts`, ''])),
      'folder/index.ts': '',
    });
    expect(file?.imports).toEqual([
      ...[...'bcdefghi'].map((name) => ({ file: `${name}.ts` })),
      { file: 'folder/index.ts' },
      { package: '@slack/web-api' },
      { package: 'node:fs' },
    ]);
  });

  test('is not taken in by strings and comments', () => {
    const [file] = tree({
      'a.ts': `
        // import { b } from './b';
        export const text = "import { b } from './b'";`,
    });
    expect(file?.imports).toEqual([]);
  });

  test('counts lines as an editor does', () => {
    expect(tree({ 'a.ts': 'export {};\n' })[0]?.lines).toBe(1);
    expect(tree({ 'a.ts': 'export {};\n\nexport {};' })[0]?.lines).toBe(3);
  });
});

describe('the rule of the rooms', () => {
  test.each([
    ['the domain', 'domain/a.ts', 'app/b.ts'],
    ['the app', 'app/a.ts', 'storage/b.ts'],
    ['a neighbour', 'slack/commands/a.ts', 'jobs/b.ts'],
    ['the playground, which knows nothing of the bot,', 'playground/a.ts', 'errors.ts'],
    ['the bot, which knows nothing of the playground,', 'slack/a.ts', 'playground/b.ts'],
    ['a room other than main.ts and cli', 'slack/a.ts', 'config.ts'],
    ['everyone but main.ts and cli', 'jobs/a.ts', 'main.ts'],
  ])('stops %s from importing outwards', (_, from, to) => {
    const [sentence, ...more] = wrongWays(importing(from, to), rooms);
    expect(sentence).toContain(`${from} imports ${to}; `);
    expect(sentence).toContain('Move what both need inwards');
    expect(more).toEqual([]);
  });

  test.each([
    ['domain/a.ts', 'errors.ts'],
    ['app/a.ts', 'domain/b.ts'],
    ['storage/migrations/a.ts', 'storage/b.ts'],
    ['slack/a.ts', 'app/b.ts'],
    ['main.ts', 'playground/b.ts'],
    ['cli/commands/a.ts', 'config.ts'],
  ])('lets %s import %s', (from, to) => {
    expect(wrongWays(importing(from, to), rooms)).toEqual([]);
  });

  test('stops a type from going outwards like any value', () => {
    const files = tree({ 'domain/a.ts': "import type { B } from '../app/b';", 'app/b.ts': '' });
    expect(wrongWays(files, rooms)).toHaveLength(1);
  });

  test('asks what a new room may import', () => {
    expect(wrongWays(tree({ 'helpers/a.ts': '' }), rooms)).toEqual([
      'helpers/a.ts: nobody has said what helpers may import; add the room to architecture.test.ts.',
    ]);
  });

  test('stops imports that lead out of src, or nobody knows where', () => {
    const files = tree({ 'main.ts': "import '../package.json'; export const a = (b: string) => import(b);" });
    expect(wrongWays(files, rooms)).toEqual([
      'main.ts imports ../package.json, which is no file of src; import one by its path.',
      'main.ts imports a computed path, which is no file of src; import one by its path.',
    ]);
  });
});

describe('the rule of circles', () => {
  test('finds the shortest circle, each once, type imports included', () => {
    const files = tree({
      'a.ts': "import './b';",
      'b.ts': "import type { C } from './c'; import './d';",
      'c.ts': "export * from './a';",
      'd.ts': "import './e';",
      'e.ts': "import './d';",
    });
    expect(circles(files)).toEqual([
      'a.ts → b.ts → c.ts → a.ts is a circle; move what they share into a file that imports none of them.',
      'd.ts → e.ts → d.ts is a circle; move what they share into a file that imports none of them.',
    ]);
  });

  test('finds a file that imports itself', () => {
    expect(circles(tree({ 'a.ts': "import './a';" }))).toHaveLength(1);
  });

  test('lets two files import the same third', () => {
    expect(
      circles(tree({ 'a.ts': "import './b'; import './c';", 'b.ts': "import './c';", 'c.ts': '' })),
    ).toEqual([]);
  });
});

describe('the rule of rooms within rooms', () => {
  test('finds the import that goes up, and the room that nobody put in order', () => {
    const files = tree({
      'domain/time/a.ts': "import '../ledger/b'; import '../../errors';",
      'domain/ledger/b.ts': "import '../time/a'; import '../person';",
      'domain/person.ts': '',
      'errors.ts': '',
    });
    expect(wrongWays(inside(files, 'domain'), inOrder(['time', 'ledger']))).toEqual([
      expect.stringContaining('time/a.ts imports ledger/b.ts; time may import nothing but itself'),
      expect.stringContaining('ledger/b.ts imports person.ts; '),
      expect.stringContaining('person.ts: nobody has said what person may import'),
    ]);
  });

  test('finds rooms that import each other by different files', () => {
    const files = tree({
      'a/one.ts': "import '../b/one';",
      'a/two.ts': '',
      'b/one.ts': '',
      'b/two.ts': "import '../a/two';",
    });
    expect(circles(files)).toEqual([]);
    expect(circlesOfRooms(files)).toEqual([
      'a → b → a is a circle; move what they share into a file that imports none of them.',
    ]);
  });

  test('lets the files beside rooms stand by themselves', () => {
    const files = tree({
      'a/ports.ts': '',
      'a/room/b.ts': "import '../ports';",
      'a/all.ts': "import './room/b';",
    });
    expect(circlesOfRooms(files)).toEqual([]);
  });
});

test('the rule of folders finds the one with one file too many, and leaves lists alone', () => {
  const full = (folder: string) => Object.fromEntries([...'abc'].map((name) => [`${folder}/${name}.ts`, '']));
  expect(tooFull(tree({ ...full('slack'), ...full('jobs/kinds') }), 2, ['jobs/kinds'])).toEqual([
    'slack has 3 files of its own, 2 are the most. Give those that belong together a room.',
  ]);
});

test('the rule of words finds them in names of files and in identifiers, whole', () => {
  const texts = {
    'slack/front-door.ts': '',
    'slack/a.ts': "const openDoor = 1; // a house\nexport const text = 'house';",
    'slack/b.ts': 'export const doorstep = 1;',
  };
  expect(retiredWords(texts, retired)).toEqual([
    'slack/front-door.ts says door; the word is listener, or server.',
    'slack/a.ts says door; the word is listener, or server.',
  ]);
});

test('the rule of discriminants finds them in unions of literals, interfaces and intersections', () => {
  const texts = {
    'a.ts': "type A = { readonly kind: 'b' } | { readonly kind: 'c' | 'd'; readonly on: string };",
    'b.ts': "interface B { is: 'b' } interface C { is: 'c' } function f(each: B | ({ is: 'd' } & Named)) {}",
    'c.ts': "type A = { type: 'b'; state: 'open' } | { type: 'c'; state: 'open' } | { type: 'd' };",
    'd.ts': "type A = { does: 'b' } | { does: string } | undefined; type B = { how: 'b' | 'c' };",
    'e.ts': "type A = { what: 'b' } | { what: 'c' } | undefined;",
  };
  expect(strayDiscriminants(texts, ['e.ts what'])).toEqual([
    'a.ts tells members of a union apart by kind; call it type.',
    'b.ts tells members of a union apart by is; call it type.',
  ]);
});

describe('the rule of lists', () => {
  test('finds the file that its folder’s list leaves out', () => {
    const files = tree({
      'slack/commands/index.ts': "import { note } from './note'; export const commands = [note];",
      'slack/commands/note.ts': '',
      'slack/commands/undo.ts': '',
    });
    expect(unlisted(files, lists)).toEqual([
      'slack/commands/undo.ts is not in the list of slack/commands/index.ts, so nobody will ever find it. ' +
        'Add its line there, or move it out of the folder if it is no such thing.',
    ]);
  });

  test('finds a folder that has no list at all', () => {
    expect(unlisted(tree({ 'jobs/kinds/post.ts': '' }), lists)).toHaveLength(1);
  });

  test('leaves other folders alone', () => {
    expect(unlisted(tree({ 'slack/views/card.ts': '' }), lists)).toEqual([]);
  });
});

describe('the rule of packages', () => {
  test.each([
    ['app/a.ts', 'kysely', 'storage'],
    ['jobs/a.ts', 'better-sqlite3', 'storage'],
    ['cli/a.ts', '@slack/web-api', 'slack'],
    ['playground/a.ts', '@slack/bolt', 'slack'],
    ['slack/a.ts', 'handlebars', 'documents'],
  ])('stops %s from importing %s', (path, name, home) => {
    expect(strayPackages(tree({ [path]: `import '${name}';` }), packages)).toEqual([
      `${path} imports ${name}; only ${home} may know it. ` +
        'Say what you need as a port of src/app and let that room implement it.',
    ]);
  });

  test('lets a package live at home, and others anywhere', () => {
    const files = tree({ 'slack/a.ts': "import '@slack/bolt'; import 'zod';" });
    expect(strayPackages(files, packages)).toEqual([]);
  });

  test('keeps files, networks and clocks out of the domain', () => {
    const files = tree({
      'domain/a.ts': "import 'node:fs'; import 'date-fns';",
      'app/b.ts': "import 'node:fs';",
    });
    expect(packagesBeyond(files, 'domain', pureLibraries)).toEqual([
      'domain/a.ts imports node:fs; domain is pure and may import only date-fns, @date-fns/tz, fastest-levenshtein, transliteration. ' +
        'Let the caller pass in what it gives.',
    ]);
  });
});

test('the rule of length finds the file that is one line too long', () => {
  const lines = (count: number) => 'export {};\n'.repeat(count);
  const files = tree({ 'a.ts': lines(longestFile), 'b.ts': lines(longestFile + 1) });
  expect(tooLong(files, longestFile)).toEqual([
    'b.ts has 301 lines, 300 are the most. Split it by what it is about.',
  ]);
});

function tree(texts: Texts): readonly SourceFile[] {
  return sourceFiles(texts);
}

/** Two files, the first of which imports the second. */
function importing(from: string, to: string): readonly SourceFile[] {
  const up = '../'.repeat(from.split('/').length - 1);
  return tree({ [from]: `import '${up === '' ? './' : up}${to.replace(/\.ts$/, '')}';`, [to]: '' });
}
