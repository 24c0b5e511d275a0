import { tidy } from '../autograd.js';
import type { ParameterTree } from '../parameter-tree.js';
import type { Tensor } from '../types.js';
import { alignedLeaves, leavesOf, replaceLeaves } from './walk-tree.js';

/**
 * A tree of the structure of the first, whose leaves are `transform(leaves, path)`; `names` are what the caller calls the trees.
 *
 * @throws {InvalidArgumentError} where the structures differ
 */
export function zipTrees<T extends ParameterTree>(
  caller: string,
  names: readonly string[],
  trees: readonly [T, ...ParameterTree[]],
  transform: (leaves: Tensor[], path: string) => Tensor,
): T {
  const [first, ...others] = trees;
  const leaves = leavesOf(caller, first, names[0]);
  const columns = others.map((other, i) => alignedLeaves(caller, first, other, names[i + 1]!));
  const results = tidy(() =>
    leaves.map(({ tensor, path }, k) => transform([tensor, ...columns.map((column) => column[k]!)], path)),
  );
  return replaceLeaves(first, results);
}
