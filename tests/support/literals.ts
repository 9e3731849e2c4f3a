import { parseSync } from '@swc/core';
import type { Texts } from './source-tree';
import { children, isNode, textOf } from './syntax';

/** Every text that a source file holds between quotes, whole or as a part of a template, with the file's path. */
export function literalsIn(texts: Texts): readonly { readonly path: string; readonly text: string }[] {
  return Object.entries(texts).flatMap(([path, source]) => {
    const module = parseSync(source, { syntax: 'typescript', tsx: path.endsWith('.tsx') });
    return [...literalsBelow(module)].map((text) => ({ path, text }));
  });
}

function* literalsBelow(node: unknown): Generator<string> {
  if (!isNode(node)) return;
  const text = node.type === 'TemplateElement' ? String(node.cooked) : textOf(node);
  if (text !== undefined) yield text;
  for (const value of children(node)) yield* literalsBelow(value);
}
