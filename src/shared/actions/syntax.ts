import type { Node } from 'acorn';

/** A node of the syntax tree, by whatever keys its type has. https://github.com/estree/estree */
export interface Syntax extends Node {
  [key: string]: unknown;
}

export function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

const nodesIn = (node: Syntax): Syntax[] => Object.values(node).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isSyntax));

/** Whether more than `depth` nodes stand in one another. Walking such a tree would take more stack than there is. */
export function isDeeperThan(root: Syntax, depth: number): boolean {
  let level = [root];
  for (let count = 0; count < depth; count += 1) level = level.flatMap(nodesIn);
  return level.length > 0;
}

/** Calls `visit` for each node, with those around it, the nearest first. */
export function walk(root: Syntax, visit: (node: Syntax, around: readonly Syntax[]) => void, around: readonly Syntax[] = []): void {
  visit(root, around);
  const inner = [root, ...around];
  for (const each of nodesIn(root)) walk(each, visit, inner);
}

/** Whether a node within `root`, itself included, fits. */
export function contains(root: Syntax, fits: (node: Syntax) => boolean): boolean {
  let found = false;
  walk(root, (node) => {
    found ||= fits(node);
  });
  return found;
}

/** As `contains`, without what stands in functions inside. */
export function containsHere(root: Syntax, fits: (node: Syntax) => boolean): boolean {
  let found = false;
  walk(root, (node, around) => {
    found ||= fits(node) && !around.some((each) => each !== root && isFunction(each));
  });
  return found;
}

export const child = (node: Syntax, key: string): Syntax | null => {
  const value = node[key];
  return isSyntax(value) ? value : null;
};
export const childrenOf = (node: Syntax, key: string): Syntax[] => {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isSyntax) : [];
};

/** Of an identifier; null for everything else. */
export const nameOf = (node: Syntax | null): string | null => (node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : null);

/** The text of a literal, or of a template without anything filled in. */
export function textIn(node: Syntax | null): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return null;
}

/** `b` of `a.b`, `a['b']` and the key of a property. */
export function keyOf(node: Syntax): string | null {
  const key = child(node, node.type === 'MemberExpression' ? 'property' : 'key');
  return node.computed === true ? textIn(key) : (nameOf(key) ?? textIn(key));
}

/** `a.b.c` as a text; null when it is no plain path. `?.` counts as `.`. */
export function pathOf(node: Syntax | null): string | null {
  if (node === null) return null;
  if (node.type === 'ChainExpression') return pathOf(child(node, 'expression'));
  if (node.type !== 'MemberExpression') return nameOf(node);
  const from = pathOf(child(node, 'object'));
  const key = keyOf(node);
  return from === null || key === null ? null : `${from}.${key}`;
}

export const isFunction = (node: Syntax | null): boolean => node !== null && /^(ArrowFunction|Function)(Expression|Declaration)$/.test(node.type);
