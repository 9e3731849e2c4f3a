import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postmortemForms } from '../../src/app/documents/templates';
import { blockHelpers } from '../../src/documents/templates/template-helpers';
import { markdownTable } from './markdown-table';
import { root } from './root';
import { parse, readTexts } from './source-tree';
import { isNode, type Node } from './syntax';

/** What the pages about templates say of the model, read from its interfaces and what is written above their fields. */
interface Shape {
  readonly name: string;
  readonly meaning: string;
  readonly fields: readonly Field[];
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
  /** The interfaces that its type names. */
  readonly shapes: readonly string[];
}

const folders = ['src/documents/draft', 'src/documents/review'].map((folder) => join(root, folder));

/** Every field that a template may show, a table for each kind of thing, the draft itself first. */
export function fieldReference(): string {
  const sources = folders.flatMap((folder) =>
    Object.entries(readTexts(folder)).map(([path, text]) => new Source(path, text)),
  );
  const known = new Map(sources.flatMap((source) => source.interfaces()));
  const tags = sources.flatMap((source) => source.tags());
  const read = new Reader(known);
  const names = ['Draft'];
  const parts: string[] = [];
  for (const name of names) {
    if (name === 'Tag') {
      parts.push(`### Tag\n\n${tagTable(tags)}`);
      continue;
    }
    const shape = read.shape(name);
    for (const { shapes } of shape.fields)
      for (const each of shapes) if (!names.includes(each)) names.push(each);
    parts.push(`### ${name}\n\n${shape.meaning}\n\n${fieldTable(shape)}`);
  }
  return parts.join('\n\n');
}

/**
 * The fields that nothing is written above, by the interface in which they stand: `TaskView.owner`. Those of a type that is
 * written out within another one are told by what stands above the whole.
 */
export function fieldsWithoutMeaning(): readonly string[] {
  const rows = [...fieldReference().matchAll(/^### (\w+)$|^\| `(\w+)` +\| .*? \| +\|$/gm)];
  let shape = '';
  return rows.flatMap(([, name, field]) => {
    if (name !== undefined) shape = name;
    return field === undefined ? [] : [`${shape}.${field}`];
  });
}

function fieldTable({ fields }: Shape): string {
  return markdownTable(
    ['Field', 'Type', 'Meaning'],
    fields.map(({ name, type, meaning }) => [`\`${name}\``, type, meaning]),
  );
}

function tagTable(tags: readonly (readonly [kinds: string, fields: string])[]): string {
  const rows = tags.map(([kinds, fields]) => [kinds, fields === '' ? 'nothing' : fields]);
  return `What a line of the timeline is, told apart by \`kind\`.\n\n${markdownTable(['Kind', 'Holds besides'], rows)}`;
}

/** The helpers, as what is written above each says. */
export function helperReference(): string {
  const text = readFileSync(join(root, 'src/documents/templates/template-helpers.ts'), 'utf8');
  const ours = [...text.matchAll(/^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}(\w+)/gm)].map(([, doc = '']) => {
    const [, example = '', meaning = ''] = /^(`.*?`): (.*)$/s.exec(plain(doc)) ?? [];
    return [example, sentence(meaning)];
  });
  const rows = blockHelpers.flatMap((name) => (builtIn[name] === undefined ? [] : [builtIn[name]]));
  return markdownTable(['Helper', 'What it does'], [...rows, ...ours]);
}

const builtIn: Readonly<Record<string, [string, string]>> = {
  if: ['`{{#if end}}…{{else}}…{{/if}}`', 'Shows the first part where there is something, else the second'],
  unless: ['`{{#unless end}}…{{/unless}}`', 'Shows its part where there is nothing'],
  each: [
    '`{{#each tasks}}…{{else}}…{{/each}}`',
    'Shows its part for each of a list, and looks for names in that one; the second part where the list is empty',
  ],
  with: ['`{{#with summary}}…{{/with}}`', 'Looks for names in a part of the draft'],
};

/** The partials, as the first line of each says. */
export function partialReference(): string {
  const partials = join(root, 'templates/partials');
  const rows = readdirSync(partials)
    .sort()
    .map((file) => {
      const [, comment] = /^\{\{!-- (.*) --\}\}\n/.exec(readFileSync(join(partials, file), 'utf8')) ?? [];
      if (comment === undefined)
        throw new Error(`templates/partials/${file} does not begin with what it shows`);
      return [`\`{{> ${file.replace('.md.hbs', '')}}}\``, comment.replace(/\.$/, '')];
    });
  return markdownTable(['Partial', 'What it shows'], rows);
}

/** The forms that come with Firelog, and how many words each is meant to hold. */
export function formReference(): string {
  const rows = Object.entries(postmortemForms).map(([name, what]) => {
    const source = readFileSync(join(root, 'templates', `${name}.md.hbs`), 'utf8');
    const [, least, most] = /\{\{#counted words (\d+) (\d+)\}\}/.exec(source) ?? [];
    return [`\`${name}\``, what, least === undefined ? '' : `${least} to ${most}`];
  });
  return markdownTable(['Template', 'What it is', 'Words that read well'], rows);
}

/** A source file with the tree of its syntax. */
class Source {
  readonly #bytes: Buffer;
  readonly #body: readonly Node[];

  constructor(path: string, text: string) {
    this.#bytes = Buffer.from(text);
    this.#body = nodes(parse(path, text).body);
  }

  interfaces(): readonly (readonly [string, Declared])[] {
    return this.#declared('TsInterfaceDeclaration').map(({ outer, node }) => [
      nameOf(node.id),
      { source: this, node, meaning: this.commentBefore(outer) },
    ]);
  }

  /** The kinds of tags, each with the fields that it has besides. */
  tags(): readonly (readonly [string, string])[] {
    const [tag] = this.#declared('TsTypeAliasDeclaration').filter(({ node }) => nameOf(node.id) === 'Tag');
    if (tag === undefined || !isNode(tag.node.typeAnnotation)) return [];
    return nodes(tag.node.typeAnnotation.types).map((type) => {
      const members = nodes(type.members);
      const kind = members.find((each) => nameOf(each.key) === 'kind');
      const others = members.filter((each) => each !== kind).map((each) => `\`${nameOf(each.key)}\``);
      return [kinds(annotationOf(kind)).join(', '), others.join(', ')];
    });
  }

  /** What is written right above a node. */
  commentBefore(node: Node): string {
    const before = this.#bytes.subarray(0, startOf(node)).toString();
    return sentence(plain(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before)?.[1] ?? ''));
  }

  #declared(type: string): readonly { outer: Node; node: Node }[] {
    return this.#body.flatMap((outer) => {
      const node = isNode(outer.declaration) ? outer.declaration : outer;
      return node.type === type ? [{ outer, node }] : [];
    });
  }
}

interface Declared {
  readonly source: Source;
  readonly node: Node;
  readonly meaning: string;
}

/** Reads what an interface holds, with what it takes over from others. */
class Reader {
  readonly #known: ReadonlyMap<string, Declared>;

  constructor(known: ReadonlyMap<string, Declared>) {
    this.#known = known;
  }

  shape(name: string): Shape {
    const { source, node, meaning } = this.#declared(name);
    const inherited = nodes(node.extends).flatMap((each) => this.shape(nameOf(each.expression)).fields);
    const own = isNode(node.body) ? nodes(node.body.body) : [];
    return {
      name,
      meaning,
      fields: [...own.flatMap((each) => this.#fields(each, '', source)), ...inherited],
    };
  }

  #declared(name: string): Declared {
    const declared = this.#known.get(name);
    if (declared === undefined) throw new Error(`There is no interface ${name} in ${folders.join(' or ')}`);
    return declared;
  }

  /** A field, and below it those of a type that is written out in its place. */
  #fields(member: Node, before: string, source: Source): readonly Field[] {
    const name = `${before}${nameOf(member.key)}`;
    const type = annotationOf(member);
    const { words, shapes, inner } = this.#type(type);
    const [shape] = shapes;
    const ofShape = shape === undefined ? '' : (this.#known.get(shape)?.meaning ?? '');
    const field = { name, type: words, meaning: source.commentBefore(member) || ofShape, shapes };
    return [field, ...inner.flatMap((each) => this.#fields(each, `${name}.`, source))];
  }

  /** A type in words, the interfaces that it names, and the fields that are written out in it. */
  #type(type: Node): { words: string; shapes: readonly string[]; inner: readonly Node[] } {
    const parts = (types: readonly Node[]) => types.map((each) => this.#type(each));
    switch (type.type) {
      case 'TsKeywordType':
        return { words: keywords[String(type.kind)] ?? String(type.kind), shapes: [], inner: [] };
      case 'TsParenthesizedType':
      case 'TsTypeOperator':
        return this.#type(asNode(type.typeAnnotation));
      case 'TsArrayType': {
        const of = this.#type(asNode(type.elemType));
        return { ...of, words: `list of ${of.words}` };
      }
      case 'TsTypeLiteral':
        return { words: 'these', shapes: [], inner: nodes(type.members) };
      case 'TsIntersectionType':
      case 'TsUnionType': {
        const all = parts(nodes(type.types));
        const words = [...new Set(all.map((each) => each.words))];
        const others = words.filter((each) => each !== 'nothing');
        const joined = others.join(type.type === 'TsUnionType' ? ' or ' : ' and ');
        return {
          words: words.includes('nothing') ? `${joined}, or nothing` : joined,
          shapes: all.flatMap((each) => each.shapes),
          inner: all.flatMap((each) => each.inner),
        };
      }
      case 'TsTypeReference': {
        const name = nameOf(type.typeName);
        if (name === 'Markdown') return { words: 'Markdown', shapes: [], inner: [] };
        if (!this.#known.has(name) && name !== 'Tag') return { words: 'text', shapes: [], inner: [] };
        return { words: `[${name}](#${name.toLowerCase()})`, shapes: [name], inner: [] };
      }
      default:
        return { words: 'text', shapes: [], inner: [] };
    }
  }
}

const keywords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'yes or no',
  null: 'nothing',
};

function kinds(type: Node): readonly string[] {
  if (type.type === 'TsUnionType') return nodes(type.types).flatMap(kinds);
  return type.type === 'TsLiteralType' && isNode(type.literal) ? [`\`${String(type.literal.value)}\``] : [];
}

function annotationOf(member: Node | undefined): Node {
  return asNode(asNode(member?.typeAnnotation).typeAnnotation);
}

function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}

function nodes(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node.value) : '';
}

/** Where a node begins; the parser counts bytes from 1. */
function startOf({ span }: Node): number {
  return Number(asNode(span).start) - 1;
}

/** A comment on one line, without its stars. */
function plain(comment: string): string {
  return comment.replace(/\s*\n\s*\*\s?/g, ' ').trim();
}

/** Without the full stop that a cell of a table has not. */
function sentence(text: string): string {
  const cell = text.replace(/\.$/, '').replaceAll('|', '\\|');
  return cell.charAt(0).toUpperCase() + cell.slice(1);
}
