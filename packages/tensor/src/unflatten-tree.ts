import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { ParameterTree } from './parameter-tree.js';
import type { Tensor } from './types.js';

type Branch = Map<string, Branch | Tensor>;

/**
 * The tree whose leaves have the given paths (names joined by dots): the inverse of `flattenTree`. A node whose names are 0, 1, 2, …
 * without a gap becomes an array, any other an object.
 *
 * The tensors are not copied.
 *
 * @throws {InvalidArgumentError} for a path with an empty name, or one that is also the beginning of another
 *
 * @example
 * ```ts
 * import { init, unflattenTree, zeros } from '@cairn-ml/tensor';
 *
 * await init();
 * const tree = unflattenTree({ 'layers.0.bias': zeros([3]), 'layers.1.bias': zeros([2]) }) as { layers: object[] };
 * tree.layers.length; // 2
 * ```
 */
export function unflattenTree(leaves: Readonly<Record<string, Tensor>>): ParameterTree {
  const root: Branch = new Map();
  for (const [path, leaf] of Object.entries(leaves)) {
    if (path === '' && Object.keys(leaves).length === 1) return leaf;
    const names = path.split('.');
    if (names.includes('')) throw new InvalidArgumentError('unflattenTree', 'leaves', 'have no empty names', path);
    const last = names.pop()!;
    let branch = root;
    for (const name of names) {
      const next = branch.get(name) ?? new Map();
      if (!(next instanceof Map)) throw conflict(path);
      branch.set(name, next);
      branch = next;
    }
    if (branch.has(last)) throw conflict(path);
    branch.set(last, leaf);
  }
  return grow(root);
}

function grow(branch: Branch): ParameterTree {
  const content = Array.from(branch, ([name, child]): [string, ParameterTree] => [
    name,
    child instanceof Map ? grow(child) : child,
  ]);
  const isList = content.length > 0 && content.every((_, i) => branch.has(String(i)));
  if (!isList) return Object.fromEntries(content);
  return content.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
}

function conflict(path: string): InvalidArgumentError {
  return new InvalidArgumentError('unflattenTree', 'leaves', 'have no path that begins with another path', path);
}
