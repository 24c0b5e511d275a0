import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { PqTree } from '../pq-tree.js';

/** The nodes of a tree, parents before children and left before right, with their depths. Trees may be as deep as they have leaves. */
export function readPqTree(caller: string, tree: PqTree): { nodes: PqTree[]; depths: number[]; items: number[] } {
  const nodes: PqTree[] = [];
  const depths: number[] = [];
  const items: number[] = [];
  const seen = new Set<number>();
  const stack: [PqTree, number][] = [[tree, 0]];
  while (stack.length > 0) {
    const [node, depth] = stack.pop()!;
    nodes.push(node);
    depths.push(depth);
    if (node.type === 'leaf') {
      if (!Number.isSafeInteger(node.item) || node.item < 0 || seen.has(node.item)) {
        throw new InvalidArgumentError(caller, 'tree', 'name each object by an index of its own, from 0 on', node.item);
      }
      seen.add(node.item);
      items.push(node.item);
    } else if (node.type === 'P' || node.type === 'Q' || node.type === 'M') {
      for (let i = node.children.length - 1; i >= 0; i--) stack.push([node.children[i]!, depth + 1]);
    } else {
      const { type } = node as { type: unknown };
      throw new InvalidArgumentError(caller, 'tree', "have nodes of type 'leaf' | 'P' | 'Q' | 'M'", type);
    }
  }
  return { nodes, depths, items };
}
