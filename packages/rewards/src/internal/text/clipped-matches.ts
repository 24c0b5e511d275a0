/**
 * Order by order, how many n-grams of the candidate stand in a reference, each counted at most as often as in the reference that has it most. Ids of the
 * candidate are below `size`; those of references are, too, or -1. No id is in two orders.
 */
export function clippedMatches(
  candidate: readonly (readonly number[])[],
  references: readonly (readonly (readonly number[])[])[],
  size: number,
): number[] {
  const most = countIds(references[0]!, size);
  for (const reference of references.slice(1)) {
    for (const [id, count] of countIds(reference, size).entries()) if (count > most[id]!) most[id] = count;
  }
  return candidate.map((ids) => {
    let matches = 0;
    for (const id of ids) if (most[id]!-- > 0) matches++;
    return matches;
  });
}

function countIds(orders: readonly (readonly number[])[], size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const ids of orders) for (const id of ids) if (id >= 0) counts[id]!++;
  return counts;
}
