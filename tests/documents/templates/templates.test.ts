import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDocuments } from '../../../src/documents/documents';
import { Markdown } from '../../../src/documents/markdown/markdown';
import { TemplateProblem } from '../../../src/documents/templates/template-problem';
import { readTemplates } from '../../../src/documents/templates/templates';
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
  return readTemplates(directoryOf({ 'a.md.hbs': source, ...partials }))('a')(view);
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

const endless = { 'partials/s.md.hbs': '{{> s}}' };

describe('the problem of a template is one sentence with file and line:', () => {
  test.each([
    ['a syntax error', 'x\n{{#if a}}', /^Template a\.md\.hbs:2: it does not read: .*\.$/],
    ['an unknown value', 'x\n{{b}}', 'Template a.md.hbs:2: nothing here is called “b”.'],
    [
      'an unknown value in a condition',
      '\n\n{{#if b}}{{/if}}',
      'Template a.md.hbs:3: nothing here is called “b”.',
    ],
    ['an unknown value handed on', '{{> p b}}', 'Template a.md.hbs:1: nothing here is called “b”.'],
    [
      'a value of the prototype',
      '{{constructor}}',
      'Template a.md.hbs:1: nothing here is called “constructor”.',
    ],
    ['a method of the prototype', '{{a.trim}}', 'Template a.md.hbs:1: nothing here is called “a.trim”.'],
    ['an unknown value in a partial', '{{> q}}', 'Template partials/q.md.hbs:2: nothing here is called “b”.'],
    [
      'an unknown helper',
      '{{shout a}}',
      /^Template a\.md\.hbs:1: there is no helper “shout”; there are if, .*\.$/,
    ],
    ['an unknown block', '{{#shout a}}{{/shout}}', /^Template a\.md\.hbs:1: there is no helper “shout”; /],
    [
      'a helper that is not ours',
      '{{lookup a "b"}}',
      /^Template a\.md\.hbs:1: there is no helper “lookup”; /,
    ],
    ['a missing partial', '\n{{> r}}', 'Template a.md.hbs:2: there is no partial “r”; there are p, q, s.'],
    ['unquoted output', '{{{a}}}', /^Template a\.md\.hbs:1: it writes text unquoted with three braces/],
    ['an object where text belongs', '{{o}}', 'Template a.md.hbs:1: “o” is not text.'],
    ['a block around a partial', '{{#> p}}{{/p}}', /^Template a\.md\.hbs:1: blocks around partials/],
    ['a partial that stands in itself', '{{> s}}', /^Template partials\/s\.md\.hbs: it stands in itself/],
    [
      'a block that is none',
      'x {{unless a}}',
      'Template a.md.hbs:1: “unless” stands around something: {{#unless …}} … {{/unless}}.',
    ],
    [
      'a value around something',
      '{{#capitalized a}}x{{/capitalized}}',
      'Template a.md.hbs:1: “capitalized” stands for a value, as in {{capitalized …}}, and not around something.',
    ],
    [
      'a partial within the template',
      '{{#*inline "p"}}{{/inline}}',
      /^Template a\.md\.hbs:1: inline partials/,
    ],
  ])('%s', (_, source, sentence) => {
    const partials = { 'partials/p.md.hbs': 'p', 'partials/q.md.hbs': '\n{{b}}', ...endless };
    const problem = problemOf(() => render(source, { a: 'a', o: {} }, partials));
    if (typeof sentence === 'string') expect(problem).toBe(sentence);
    else expect(problem).toMatch(sentence);
  });

  test('no template of that name', () => {
    expect(problemOf(() => createDocuments({ templates: directoryOf({}), settings: defaultSettings }))).toBe(
      'Template postmortem.md.hbs: there is no such file.',
    );
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
    'Template postmortem.md.hbs:1: nothing here is called “evidance”.',
  );
});
