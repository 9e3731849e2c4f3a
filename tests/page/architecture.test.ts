import { join } from 'node:path';
import { circles, circlesOfRooms, tooFull, tooLong } from '../support/architecture';
import { readTexts, type SourceFile, sourceFiles, type Texts } from '../support/source-tree';

/** What a folder of the page may import from the others. */
const folders: Readonly<Record<string, readonly string[]>> = {
  content: [],
  shell: ['content'],
  stage: ['content', 'shell'],
  gallery: ['content'],
  'app.tsx': ['content', 'shell', 'stage'],
  'main.tsx': ['app.tsx', 'stage'],
};

/** What page and playground share: the types in which they speak, and how Slack names what inputs hold. */
const language = ['page/contract.ts', 'state/state.ts', 'wire.ts', 'block-kit/state-fields.ts'].map(
  (path) => `src/playground/${path}`,
);

const files = sourceFiles({ ...under('page'), ...under('src') }).filter(({ path }) =>
  path.startsWith('page/'),
);

function under(folder: string): Texts {
  const texts = Object.entries(readTexts(join(__dirname, '../..', folder)));
  return Object.fromEntries(texts.map(([path, text]) => [`${folder}/${path}`, text]));
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function strayImports({ path, imports }: SourceFile): readonly string[] {
  const own = folderOf(path);
  return imports.flatMap((each) => {
    if ('package' in each) return [];
    if ('nowhere' in each) return [`${path} imports ${each.nowhere}, which is nowhere`];
    const { file } = each;
    const isFine = file.startsWith('src/')
      ? language.includes(file)
      : folderOf(file) === own || folders[own]?.includes(folderOf(file));
    return isFine ? [] : [`${path} imports ${file}`];
  });
}

test('every file of the page is read', () => {
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'page/main.tsx',
      'page/content/mrkdwn/mrkdwn.ts',
      'page/content/blocks/blocks.tsx',
    ]),
  );
});

test('what is shown knows nothing of where it is shown, and nothing of it knows the bot', () => {
  expect(files.flatMap(strayImports)).toEqual([]);
});

test('no file and no room of the page imports itself by way of others', () => {
  expect(circles(files)).toEqual([]);
  expect(circlesOfRooms(files)).toEqual([]);
});

test('no folder of the page has more than 15 files of its own', () => {
  expect(tooFull(files, 15, [])).toEqual([]);
});

test('no file of the page is too long to be read', () => {
  expect(tooLong(files, 300)).toEqual([]);
});

test('an import that goes astray is found', () => {
  const [file] = sourceFiles({
    'page/content/a.tsx': "import { Shell } from '../shell/b'; import '../../src/main'; import './c.css';",
    'page/shell/b.tsx': 'export const Shell = () => <p>x</p>;',
    'src/main.ts': '',
  });
  expect(file && strayImports(file)).toEqual([
    'page/content/a.tsx imports page/shell/b.tsx',
    'page/content/a.tsx imports src/main.ts',
  ]);
});
