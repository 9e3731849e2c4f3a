/** A node of a syntax tree, as the parser gives it. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value is an object of a syntax tree; a list is one as well. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** What stands directly below a node. */
export function children(node: Node): readonly unknown[] {
  return Object.values(node);
}

/** The text of a string literal; undefined for every other expression. */
export function textOf(expression: unknown): string | undefined {
  return isNode(expression) && expression.type === 'StringLiteral' ? String(expression.value) : undefined;
}
