import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDocuments } from '../../../src/documents/documents';
import { Markdown } from '../../../src/documents/markdown/markdown';
import { samples } from '../../../src/documents/sample';
import { TemplateProblem } from '../../../src/documents/templates/template-problem';
import { readTemplateFolder, readTemplates } from '../../../src/documents/templates/templates';
import { defaultSettings } from '../../support/default-settings';

const made: string[] = [];

afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true });
});

/** A template directory with these files. */
function directoryOf(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'templates-'));
  made.push(directory);
  mkdirSync(join(directory, 'partials'));
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), source);
  }
  return directory;
}

function render(source: string, view: object, partials: Readonly<Record<string, string>> = {}): string {
  const folder = readTemplateFolder(directoryOf({ 'a.md.hbs': source, ...partials }));
  return readTemplates(folder).named('a')(view);
}

/** What a template shows of a view; nothing where it is refused. */
function renderedOrRefused(source: string, view: object): string {
  try {
    return render(source, view).trim();
  } catch {
    return '';
  }
}

function problemOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof TemplateProblem) return error.message;
    throw error;
  }
  throw new Error('There was no problem');
}

describe('a template', () => {
  test('quotes what it shows without being asked to', () => {
    expect(
      render('{{a}} {{b.c}} {{#each d}}{{this}}{{/each}}', { a: '*x*', b: { c: '<b>' }, d: ['[y]'] }),
    ).toBe('\\*x\\* &lt;b> \\[y\\]\n');
  });

  test('shows Markdown as it is, numbers as they are, and nothing for what is absent', () => {
    expect(render('{{a}}|{{b}}|{{c}}', { a: new Markdown('*x*'), b: 7, c: null })).toBe('*x*|7|\n');
  });

  test('takes no template syntax from the values it shows', () => {
    expect(render('{{a}}', { a: '{{b}}', b: 'secret' })).not.toContain('secret');
  });

  test('reaches nothing but the values that it is given', () => {
    const reaching = [
      ...['constructor', 'constructor.name', 'a.constructor.name', '__proto__', 'a.__proto__', 'toString'],
      ...[
        'lookup a "constructor"',
        'lookup (lookup a "constructor") "constructor"',
        'lookup this "__proto__"',
      ],
      ...[
        '@root.constructor',
        '@root.__proto__',
        'this.constructor',
        'd.constructor.constructor',
        'a.valueOf',
      ],
      ...[
        'process.env.PATH',
        'global.process',
        'require',
        'module.exports',
        '#with a}}{{constructor}}{{/with',
      ],
    ].map((expression) => `{{${expression}}}`);
    const view = { a: { b: 'c' }, d: ['e'] };
    for (const source of reaching) expect([source, renderedOrRefused(source, view)]).toEqual([source, '']);
  });

  test('passes values to its partials', () => {
    const partials = { 'partials/p.md.hbs': '<{{name}}>', 'partials/q.md.hbs': '({{a}}{{b}})' };
    expect(render('{{> p}} {{> q inner b="!"}}', { name: 'n', inner: { a: '_a' } }, partials)).toBe(
      '<n> (\\_a!)\n',
    );
  });

  test('leaves no more than one blank line, and no space at the end of a line', () => {
    expect(render('\n\na  \n\n\n\nb\n\n', {})).toBe('a\n\nb\n');
  });

  test('counts the words that readers read', () => {
    const source =
      '{{#counted words}}# One [two](https://a.example/three/four) — *five*{{/counted}}\n{{words.count}}';
    expect(render(source, { words: { count: 0 } })).toMatch(/\n3\n$/);
  });
});

const view = { a: 'a', o: {}, s: { start: 'x' }, l: [{ name: 'n' }], title: 't' };
const endless = { 'partials/s.md.hbs': '{{> s}}' };

describe('the problem of a template is one sentence with file and line:', () => {
  test.each([
    ['a syntax error', 'x\n{{#if a}}', /^Template a\.md\.hbs, line 2: it does not read: .*\.$/],
    [
      'an unknown value',
      'x\n{{b}}',
      'Template a.md.hbs, line 2: there is no “b” here; there are a, o, s, l, title.',
    ],
    [
      'an unknown value in a condition',
      '\n\n{{#if b}}{{/if}}',
      'Template a.md.hbs, line 3: there is no “b” here; there are a, o, s, l, title.',
    ],
    [
      'a slip within a path',
      '{{s.strt}}',
      'Template a.md.hbs, line 1: there is no “strt” in “s”; the nearest is “start”.',
    ],
    [
      'a slip in what is outside of a block',
      '{{#with s}}{{../titel}}{{/with}}',
      'Template a.md.hbs, line 1: there is no “titel” here; the nearest is “title”.',
    ],
    [
      'a slip in what is looked for in the whole view',
      '{{#each l}}{{@root.titel}}{{/each}}',
      'Template a.md.hbs, line 1: there is no “titel” here; the nearest is “title”.',
    ],
    [
      'a slip in a list',
      '{{#each l}}\n{{#if nam}}{{/if}}{{/each}}',
      'Template a.md.hbs, line 2: there is no “nam” here; the nearest is “name”.',
    ],
    [
      'a name of the whole view within a block',
      '{{#each l}}{{title}}{{/each}}',
      'Template a.md.hbs, line 1: there is no “title” here; the whole draft’s is “@root.title”.',
    ],
    ['a slip in the name of a partial', '{{> pp}}', /there is no partial “pp”; the nearest is “p”\.$/],
    [
      'a slip in the name of a helper',
      '{{capitalised a}}',
      'Template a.md.hbs, line 1: there is no helper “capitalised”; the nearest is “capitalized”.',
    ],
    [
      'an unknown value handed on',
      '{{> p b}}',
      'Template a.md.hbs, line 1: there is no “b” here; there are a, o, s, l, title.',
    ],
    [
      'a value of the prototype',
      '{{constructor}}',
      'Template a.md.hbs, line 1: there is no “constructor” here; there are a, o, s, l, title.',
    ],
    [
      'a method of the prototype',
      '{{a.trim}}',
      'Template a.md.hbs, line 1: there is no “trim”: “a” holds nothing by that name.',
    ],
    [
      'an unknown value in a partial',
      '{{> q}}',
      'Template partials/q.md.hbs, line 2: there is no “b” here; there are a, o, s, l, title.',
    ],
    [
      'an unknown helper',
      '{{shout a}}',
      /^Template a\.md\.hbs, line 1: there is no helper “shout”; there are if, .*\.$/,
    ],
    [
      'an unknown block',
      '{{#shout a}}{{/shout}}',
      /^Template a\.md\.hbs, line 1: there is no helper “shout”; /,
    ],
    [
      'a helper that is not ours',
      '{{lookup a "b"}}',
      /^Template a\.md\.hbs, line 1: there is no helper “lookup”; /,
    ],
    [
      'a missing partial',
      '\n{{> r}}',
      'Template a.md.hbs, line 2: there is no partial “r”; there are p, q, s.',
    ],
    ['unquoted output', '{{{a}}}', /^Template a\.md\.hbs, line 1: it writes text unquoted with three braces/],
    ['an object where text belongs', '{{o}}', 'Template a.md.hbs, line 1: “o” is not text.'],
    ['a block around a partial', '{{#> p}}{{/p}}', /^Template a\.md\.hbs, line 1: blocks around partials/],
    ['a partial that stands in itself', '{{> s}}', /^Template partials\/s\.md\.hbs: it stands in itself/],
    [
      'a block that is none',
      'x {{unless a}}',
      'Template a.md.hbs, line 1: “unless” stands around something: {{#unless …}} … {{/unless}}.',
    ],
    [
      'a value around something',
      '{{#capitalized a}}x{{/capitalized}}',
      'Template a.md.hbs, line 1: “capitalized” stands for a value, as in {{capitalized …}}, and not around something.',
    ],
    [
      'a partial within the template',
      '{{#*inline "p"}}{{/inline}}',
      /^Template a\.md\.hbs, line 1: inline partials/,
    ],
  ])('%s', (_, source, sentence) => {
    const partials = { 'partials/p.md.hbs': 'p', 'partials/q.md.hbs': '\n{{b}}', ...endless };
    const problem = problemOf(() => render(source, view, partials));
    if (typeof sentence === 'string') expect(problem).toBe(sentence);
    else expect(problem).toMatch(sentence);
  });

  test('no template at all', () => {
    expect(
      problemOf(() => createDocuments({ templates: directoryOf({}), settings: defaultSettings })),
    ).toMatch(/: there is no template in it; name a folder with files such as postmortem\.md\.hbs or /);
  });

  test('no template directory', () => {
    expect(problemOf(() => createDocuments({ templates: '/nowhere', settings: defaultSettings }))).toMatch(
      /^Template \/nowhere\S*: it cannot be read: /,
    );
  });
});

test('a template is tried on a sample before the first incident needs it', () => {
  const nested = '{{#each assumptions.ruledOut}}{{#each earlier}}{{evidance}}{{/each}}{{/each}}';
  const directory = directoryOf({ 'postmortem.md.hbs': nested });
  expect(problemOf(() => createDocuments({ templates: directory, settings: defaultSettings }))).toBe(
    'Template postmortem.md.hbs, line 1: there is no “evidance” here; the nearest is “evidence”.',
  );
});

describe('a folder of a team’s own', () => {
  const documentsWith = (files: Readonly<Record<string, string>>) =>
    createDocuments({ templates: directoryOf(files), settings: defaultSettings });
  const draft = (documents: ReturnType<typeof documentsWith>, template?: string): string => {
    const [sample] = samples();
    if (sample === undefined) throw new Error('There is no sample');
    return documents.postmortem(sample.incident, sample.context, template);
  };

  test('adds templates of its own, and Firelog’s others stay', () => {
    const documents = documentsWith({ 'brief.md.hbs': '# {{title}}\n\n{{> detection}}' });
    expect(draft(documents, 'brief')).toBe('# Sample\n\nNone recorded\n');
    expect(draft(documents)).toContain('## Assumptions and misleading paths\n');
    expect(draft(documents, 'sre')).toContain('## Lessons learned\n');
  });

  test('changes one of Firelog’s templates alone', () => {
    const documents = documentsWith({ 'lite.md.hbs': 'ours' });
    expect(draft(documents, 'lite')).toBe('ours\n');
    expect(draft(documents)).toContain('## Timeline\n');
  });

  test('changes a part of all of Firelog’s templates', () => {
    const documents = documentsWith({ 'partials/status.md.hbs': '*our status*' });
    expect(draft(documents)).toContain('*our status*');
    expect(draft(documents, 'lite')).toContain('*our status*');
  });

  test('is refused with a part that spoils one of Firelog’s templates', () => {
    const spoilt = { 'partials/told.md.hbs': '{{text}}\n{{markd}}' };
    expect(problemOf(() => documentsWith(spoilt))).toBe(
      'Template partials/told.md.hbs, line 2: there is no “markd” here; the nearest is “marked”.',
    );
  });

  test('is refused with a part that does not read, though nothing needs it', () => {
    expect(problemOf(() => documentsWith({ 'partials/spare.md.hbs': '\n{{#if}' }))).toMatch(
      /^Template partials\/spare\.md\.hbs, line 2: it does not read: /,
    );
  });

  test('says which template is the nearest to one that there is not', () => {
    expect(problemOf(() => draft(documentsWith({ 'brief.md.hbs': 'x' }), 'breif'))).toBe(
      'Template breif.md.hbs: there is no such template; the nearest is “brief”.',
    );
  });
});
