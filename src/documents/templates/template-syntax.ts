import Handlebars from 'handlebars';
import { nearestOrAll } from '../../domain/text/nearest';
import { blockHelpers, helperNames as helpers } from './template-helpers';
import { lineOf, TemplateProblem } from './template-problem';

type Ast = hbs.AST.Program;
type Expression = hbs.AST.Expression;

/**
 * Reads a template and makes its rules explicit: `{{value}}` becomes a call that quotes the value, and every name is
 * looked up by a call that knows file and line, so that a name that means nothing stops with a clear sentence
 * instead of showing nothing. Throws a TemplateProblem for syntax that does not read, for raw output, and for helpers
 * and partials that do not exist.
 */
export function prepareTemplate(source: string, file: string, partials: ReadonlySet<string>): Ast {
  const program = parse(source, file);
  new Rules(file, partials).accept(program);
  return program;
}

function parse(source: string, file: string): Ast {
  try {
    return Handlebars.parse(source);
  } catch (error) {
    const [, line, rest = ''] = /^Parse error on line (\d+):\s*(.*)$/s.exec(messageOf(error)) ?? [];
    if (line !== undefined) throw new TemplateProblem(lineOf(file, line), `it does not read: ${rest}`, error);
    throw new TemplateProblem(file, messageOf(error), error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

class Rules extends Handlebars.Visitor {
  readonly #file: string;
  readonly #partials: ReadonlySet<string>;

  constructor(file: string, partials: ReadonlySet<string>) {
    super();
    this.#file = file;
    this.#partials = partials;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) {
      throw this.#problem(mustache, 'it writes text unquoted with three braces or `&`: use two braces');
    }
    const { path, params, hash, loc } = mustache;
    const isCalled = params.length > 0;
    // `quote` itself says of a name that it means nothing, which spares a call for each.
    const value: Expression = isCalled
      ? this.#called(path, params, hash, loc)
      : isPath(path)
        ? path
        : this.#given(path);
    const quoted = [value, text(originalOf(path), loc), this.#place(loc), ...(isCalled ? [] : baseOf(path))];
    Object.assign(mustache, { escaped: false, path: pathTo('quote', loc), params: quoted, hash: undefined });
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const { original } = this.#known(block.path);
    if (!blockHelpers.includes(original)) {
      throw this.#problem(
        block,
        `“${original}” stands for a value, as in {{${original} …}}, and not around something`,
      );
    }
    block.params = block.params.map((param) => this.#given(param));
    this.accept(block.program);
    if (block.inverse) this.accept(block.inverse);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const { name } = partial;
    if (name.type !== 'PathExpression' || !this.#partials.has(name.original)) {
      const missing = originalOf(name);
      throw this.#problem(
        partial,
        `there is no partial “${missing}”; ${nearestOrAll(missing, [...this.#partials])}`,
      );
    }
    partial.params = partial.params.map((param) => this.#given(param));
    for (const pair of partial.hash?.pairs ?? []) pair.value = this.#given(pair.value);
  }

  override PartialBlockStatement(block: hbs.AST.PartialBlockStatement): void {
    throw this.#problem(block, 'blocks around partials are not part of what a template may say');
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    throw this.#problem(decorator, 'decorators are not part of what a template may say');
  }

  override DecoratorBlock(block: hbs.AST.DecoratorBlock): void {
    throw this.#problem(block, 'inline partials are not part of what a template may say');
  }

  #given(expression: Expression): Expression {
    if (isCall(expression))
      return this.#called(expression.path, expression.params, expression.hash, expression.loc);
    if (!isPath(expression) || expression.original === 'this') return expression;
    const { loc, original } = expression;
    const named = [expression, text(original, loc), this.#place(loc), ...baseOf(expression)];
    return call(pathTo('given', loc), named, loc);
  }

  #called(
    path: Expression,
    params: readonly Expression[],
    hash: hbs.AST.Hash | undefined,
    loc: hbs.AST.SourceLocation,
  ): Expression {
    const helper = this.#known(path);
    const { original } = helper;
    if (blockHelpers.includes(original)) {
      throw this.#problem(
        path,
        `“${original}” stands around something: {{#${original} …}} … {{/${original}}}`,
      );
    }
    if (hash !== undefined) throw this.#problem(path, 'no helper takes named values');
    return call(
      helper,
      params.map((param) => this.#given(param)),
      loc,
    );
  }

  #known(path: Expression): hbs.AST.PathExpression {
    if (isPath(path) && helpers.includes(path.original)) return path;
    const missing = originalOf(path);
    throw this.#problem(path, `there is no helper “${missing}”; ${nearestOrAll(missing, helpers)}`);
  }

  #place(loc: hbs.AST.SourceLocation): hbs.AST.StringLiteral {
    return text(lineOf(this.#file, loc.start.line), loc);
  }

  #problem(node: hbs.AST.Node, sentence: string): TemplateProblem {
    return new TemplateProblem(lineOf(this.#file, node.loc.start.line), sentence);
  }
}

function isPath(expression: Expression): expression is hbs.AST.PathExpression {
  return expression.type === 'PathExpression';
}

function isCall(expression: Expression): expression is hbs.AST.SubExpression {
  return expression.type === 'SubExpression';
}

/** What a path is looked up in, where that is not the view around it: that of `../name`, or the whole one of `@root.name`. */
function baseOf(path: Expression): readonly Expression[] {
  if (!isPath(path)) return [];
  const { depth, data, parts, loc } = path;
  const base: hbs.AST.PathExpression = {
    ...pathTo('', loc),
    depth,
    parts: [],
    original: '../'.repeat(depth),
  };
  if (data && parts[0] === 'root') return [rootOf(base)];
  return depth === 0 ? [] : [base];
}

function rootOf(base: hbs.AST.PathExpression): hbs.AST.PathExpression {
  return { ...base, data: true, parts: ['root'], original: '@root' };
}

function originalOf(expression: Expression): string {
  return isPath(expression) ? expression.original : '(…)';
}

function pathTo(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

function call(
  path: hbs.AST.PathExpression,
  params: Expression[],
  loc: hbs.AST.SourceLocation,
): hbs.AST.SubExpression {
  return { type: 'SubExpression', path, params, hash: { type: 'Hash', pairs: [], loc }, loc };
}

function text(value: string, loc: hbs.AST.SourceLocation): hbs.AST.StringLiteral {
  return { type: 'StringLiteral', value, original: value, loc };
}
