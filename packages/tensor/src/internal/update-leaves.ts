import { clone } from '@tensorflow/tfjs-core';
import { tidy } from '../autograd.js';
import type { ParameterTree } from '../parameter-tree.js';
import type { Tensor } from '../types.js';
import { checkDtype, checkShape } from './check-shape.js';
import { alignedLeaves, leavesOf, replaceLeaves } from './walk-tree.js';

/**
 * Calls `update` with every float32 leaf of `parameters`, its gradient, and the leaves of the state's trees (`moments`) at the same place,
 * and makes trees of what it returns: the new parameter first, then the new moments. Other leaves are cloned.
 *
 * @throws {InvalidArgumentError} where a tree has another structure than `parameters`, or a gradient another dtype
 * @throws {ShapeError} where a gradient or moment has another shape than its parameter
 */
export function updateLeaves<T extends ParameterTree>(
  caller: string,
  parameters: T,
  gradients: ParameterTree,
  moments: { [name: string]: ParameterTree },
  update: (leaves: [parameter: Tensor, gradient: Tensor, ...moments: Tensor[]], path: string) => Tensor[],
): T[] {
  const leaves = leavesOf(caller, parameters, 'parameters');
  const others = Object.entries({ gradients, ...moments }).map(([name, tree]) => {
    const column = alignedLeaves(caller, parameters, tree, name);
    for (const [i, { path, tensor }] of leaves.entries()) check(caller, path, tensor, name, column[i]!);
    return column;
  });
  const columns = tidy(() => {
    const rows = leaves.map(({ path, tensor }, i) => {
      const row = [tensor, ...others.map((column) => column[i]!)] as [Tensor, Tensor, ...Tensor[]];
      if (tensor.dtype === 'float32') return update(row, path);
      return row.filter((_, k) => k !== 1).map((constant) => clone(constant));
    });
    return Array.from({ length: others.length }, (_, k) => rows.map((row) => row[k]!));
  });
  return columns.map((column) => replaceLeaves(parameters, column));
}

function check(caller: string, path: string, parameter: Tensor, name: string, other: Tensor): void {
  const argument = path === '' ? name : `${name}.${path}`;
  checkDtype(caller, argument, other, [parameter.dtype]);
  checkShape(caller, argument, other, parameter.shape, 'like its parameter');
}
