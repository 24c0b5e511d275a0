/**
 * Reverse Cuthill-McKee: an order of the nodes of a graph (CSR pattern) in which neighbours are close, so that a Cholesky factor stays narrow.
 * Breadth-first from a node at the rim of each component, neighbours by ascending degree. O(edges).
 *
 * @returns `order[position] = node`
 */
export function reverseCuthillMcKee(rowPointers: Int32Array, columns: Int32Array): Int32Array {
  const size = rowPointers.length - 1;
  const order = new Int32Array(size);
  const stamps = new Int32Array(size).fill(-1);
  const graph: Graph = { rowPointers, columns, stamps, queue: new Int32Array(size), stamp: 0 };
  const placed = new Uint8Array(size);
  let count = 0;
  for (let node = 0; node < size; node++) {
    if (placed[node]) continue;
    const { reached } = traverseFromRim(graph, node);
    for (let k = 0; k < reached; k++) {
      const next = graph.queue[k]!;
      placed[next] = 1;
      order[count++] = next;
    }
  }
  return order.reverse();
}

interface Graph {
  rowPointers: Int32Array;
  columns: Int32Array;
  /** `stamps[node] === stamp`: reached by the traversal under way. */
  stamps: Int32Array;
  stamp: number;
  queue: Int32Array;
}

interface Walk {
  /** Nodes reached: the first entries of the queue. */
  reached: number;
  depth: number;
  /** Where the last level begins in the queue. */
  lastLevel: number;
}

/** Breadth-first from a node of (nearly) greatest eccentricity in the component of `node`: to the far end and back until it gets no farther (George and Liu). */
function traverseFromRim(graph: Graph, node: number): Walk {
  let walk = traverse(graph, node);
  for (let round = 0; round < 6; round++) {
    const next = traverse(graph, leastConnected(graph, walk));
    const farther = next.depth > walk.depth;
    walk = next;
    if (!farther) break;
  }
  return walk;
}

/** The node with the fewest neighbours on the last level of the walk under way. */
function leastConnected(graph: Graph, { reached, lastLevel }: Walk): number {
  let best = graph.queue[lastLevel]!;
  for (let k = lastLevel + 1; k < reached; k++) {
    if (degree(graph, graph.queue[k]!) < degree(graph, best)) best = graph.queue[k]!;
  }
  return best;
}

function traverse(graph: Graph, root: number): Walk {
  const { rowPointers, columns, stamps, queue } = graph;
  const stamp = graph.stamp++;
  queue[0] = root;
  stamps[root] = stamp;
  let reached = 1;
  let depth = 0;
  let lastLevel = 0;
  let levelEnd = 1;
  for (let head = 0; head < reached; head++) {
    if (head === levelEnd) {
      depth++;
      lastLevel = head;
      levelEnd = reached;
    }
    const node = queue[head]!;
    const first = reached;
    for (let p = rowPointers[node]!; p < rowPointers[node + 1]!; p++) {
      const next = columns[p]!;
      if (stamps[next] === stamp) continue;
      stamps[next] = stamp;
      let at = reached++;
      const nextDegree = degree(graph, next);
      for (; at > first && degree(graph, queue[at - 1]!) > nextDegree; at--) queue[at] = queue[at - 1]!;
      queue[at] = next;
    }
  }
  return { reached, depth, lastLevel };
}

function degree({ rowPointers }: Graph, node: number): number {
  return rowPointers[node + 1]! - rowPointers[node]!;
}
