import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parseSync } from '@swc/core';
import { children, isNode, type Node, textOf } from './syntax';

/** What one source file brings in: a file of the tree by its path, or a package by its name. */
export type Import =
  | { readonly file: string }
  | { readonly package: string }
  /** A path that leads to no file of the tree, or one that is computed and cannot be known. */
  | { readonly nowhere: string };

/** A source file as the rules of the architecture see it; `path` is relative to the root, with slashes. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  /** Type imports, re-exports, `require` and `import()` included. */
  readonly imports: readonly Import[];
}

/** The files of a made-up or real tree: path → text. */
export type Texts = Readonly<Record<string, string>>;

/** Every TypeScript file below a folder, by its path from there. */
export function readTexts(root: string): Texts {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  return Object.fromEntries(
    paths
      .map((path) => relative(root, join(root, path)).split(sep).join(posix.sep))
      .sort()
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/** The files of a tree with what they import. */
export function sourceFiles(texts: Texts): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: specifiers(path, text).map((specifier) => resolve(path, specifier, texts)),
  }));
}

/** Every identifier of a file, as often as it stands there. */
export function identifiers(path: string, text: string): readonly string[] {
  return [...identifiersIn(parse(path, text))];
}

function* identifiersIn(node: unknown): Generator<string> {
  if (!isNode(node)) return;
  if (node.type === 'Identifier' || node.type === 'PrivateName') yield String(node.value);
  for (const value of children(node)) yield* identifiersIn(value);
}

/** The syntax tree of a file. */
export function parse(path: string, text: string) {
  return parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx') });
}

function resolve(from: string, specifier: string | undefined, texts: Texts): Import {
  if (specifier === undefined) return { nowhere: 'a computed path' };
  if (!specifier.startsWith('.')) return { package: packageName(specifier) };
  const path = posix.join(posix.dirname(from), specifier);
  const file = [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((each) => texts[each] !== undefined);
  return file === undefined ? { nowhere: specifier } : { file };
}

function packageName(specifier: string): string {
  const [scope = '', name] = specifier.split('/');
  return scope.startsWith('@') && name !== undefined ? `${scope}/${name}` : scope;
}

/** Each specifier once, in the order of the text; undefined for one that is computed. Styles and pictures do not count. */
function specifiers(path: string, text: string): readonly (string | undefined)[] {
  return [...new Set([...specifiersIn(parse(path, text))])].filter(
    (each) => !/\.css$|\?url$/.test(each ?? ''),
  );
}

function* specifiersIn(node: unknown): Generator<string | undefined> {
  if (!isNode(node)) return;
  const named = naming(node);
  if (named !== undefined) yield textOf(named);
  for (const value of children(node)) yield* specifiersIn(value);
}

/** The expression that names a module, where a node of the syntax tree brings one in. */
function naming(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return node.source;
    case 'ExportNamedDeclaration':
      return node.source ?? undefined;
    case 'TsImportType':
      return node.argument;
    case 'TsExternalModuleReference':
      return node.expression;
    case 'CallExpression':
      return bringsIn(node.callee) && Array.isArray(node.arguments)
        ? node.arguments[0]?.expression
        : undefined;
    default:
      return undefined;
  }
}

function bringsIn(callee: unknown): boolean {
  return isNode(callee) && (callee.type === 'Import' || callee.value === 'require');
}
