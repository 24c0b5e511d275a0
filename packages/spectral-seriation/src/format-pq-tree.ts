import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { readPqTree } from './internal/read-pq-tree.js';
import type { PqTree } from './pq-tree.js';

/** Options of {@link formatPqTree}. */
export interface FormatPqTreeOptions {
  /** The names of the objects. Default: their indices. */
  labels?: ArrayLike<string>;
  /** `'line'`: everything on one line. `'indented'`: a line for each node. Default `'line'`. */
  layout?: 'line' | 'indented';
}

const brackets = { P: ['{', '}'], Q: ['[', ']'], M: ['(', ')'] } as const;

/**
 * A PQ-tree as text: `P{…}` for children in any order, `Q[…]` for a sequence that may be reversed, `M(…)` where a multiple Fiedler value
 * left the order open.
 *
 * @throws {InvalidArgumentError} for an object without a label, an unknown `layout`, or a tree as {@link countOrders} refuses it
 *
 * @example
 * ```ts
 * import { formatPqTree, type PqTree } from '@cairn-ml/spectral-seriation';
 *
 * const leaf = (item: number): PqTree => ({ type: 'leaf', item });
 * const tree: PqTree = { type: 'P', children: [leaf(3), { type: 'Q', children: [leaf(0), leaf(1), leaf(2)] }] };
 * formatPqTree(tree); // 'P{3, Q[0, 1, 2]}'
 * formatPqTree(tree, { labels: ['a', 'b', 'c', 'd'] }); // 'P{d, Q[a, b, c]}'
 * ```
 *
 * Source: the braces and brackets are our notation.
 */
export function formatPqTree(tree: PqTree, { labels, layout = 'line' }: FormatPqTreeOptions = {}): string {
  checkOption('formatPqTree', 'layout', layout, ['line', 'indented']);
  const { nodes, depths, items } = readPqTree('formatPqTree', tree);
  if (labels) {
    const unnamed = items.find((item) => item >= labels.length);
    if (unnamed !== undefined)
      throw new InvalidArgumentError('formatPqTree', 'labels', `name object ${unnamed}`, labels);
  }
  const name = (item: number) => labels?.[item] ?? String(item);
  if (layout === 'indented') {
    const lines = nodes.map(
      (node, i) => '  '.repeat(depths[i]!) + (node.type === 'leaf' ? name(node.item) : node.type),
    );
    return lines.join('\n');
  }
  const texts = new Map<PqTree, string>();
  for (const node of nodes.reverse()) {
    if (node.type === 'leaf') texts.set(node, name(node.item));
    else {
      const [open, close] = brackets[node.type];
      texts.set(node, `${node.type}${open}${node.children.map((child) => texts.get(child)!).join(', ')}${close}`);
    }
  }
  return texts.get(tree)!;
}
