import { parseSync } from '@swc/core';
import { children, isNode, type Node, textOf } from './syntax';

/** A call that the bot makes of Slack's Web API, as the source says it. */
export interface ApiCall {
  readonly path: string;
  /** What the client is asked to do: `users.info` for `client.users.info(…)`. */
  readonly invoked: string;
  /** The method by which `api.call` or `api.pages` keeps the limits; absent where the client is used directly. */
  readonly paced?: string;
}

/** Every Web API call in the sources of a tree (path → text). */
export function apiCalls(texts: Readonly<Record<string, string>>): readonly ApiCall[] {
  return Object.entries(texts).flatMap(([path, text]) => [
    ...callsIn(parseSync(text, { syntax: 'typescript' }), path, undefined),
  ]);
}

function* callsIn(node: unknown, path: string, paced: string | undefined): Generator<ApiCall> {
  if (!isNode(node)) return;
  const chain = node.type === 'CallExpression' ? members(node.callee) : [];
  const invoked = chain.slice(chain.indexOf('client') + 1);
  if (chain.includes('client') && invoked.length > 1) {
    yield { path, invoked: invoked.join('.'), ...(paced !== undefined && { paced }) };
  }
  const within = pacedBy(node, chain) ?? paced;
  for (const child of children(node)) yield* callsIn(child, path, within);
}

/** The method that `api.call('users.info', …)` names. */
function pacedBy(node: Node, chain: readonly string[]): string | undefined {
  const [owner, verb] = chain.slice(-2);
  if (owner !== 'api' || (verb !== 'call' && verb !== 'pages')) return undefined;
  const [first] = Array.isArray(node.arguments) ? node.arguments : [];
  return isNode(first) ? (textOf(first.expression) ?? 'a method that is computed') : undefined;
}

/** `['this', 'api', 'call']` for `this.api.call`; empty for what is no chain of plain names. */
function members(callee: unknown): readonly string[] {
  if (!isNode(callee)) return [];
  if (callee.type === 'Identifier') return [String(callee.value)];
  if (callee.type === 'ThisExpression') return ['this'];
  if (callee.type !== 'MemberExpression') return [];
  const owner = members(callee.object);
  const name = isNode(callee.property) ? callee.property.value : undefined;
  return owner.length === 0 || typeof name !== 'string' ? [] : [...owner, name];
}
