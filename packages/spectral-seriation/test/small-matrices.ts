import fc from 'fast-check';

/** Symmetric matrices of up to `size` items with the entries 0, 1 and 2, the diagonal 3: many ties, many of them Robinson in some order. */
export const smallMatrices = (size: number) =>
  fc.integer({ min: 1, max: size }).chain((n) => {
    const pairs = (n * (n - 1)) / 2;
    return fc.array(fc.integer({ min: 0, max: 2 }), { minLength: pairs, maxLength: pairs }).map((entries) => {
      const rows = Array.from({ length: n }, () => Array<number>(n).fill(3));
      let next = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < i; j++) {
          rows[i]![j] = entries[next]!;
          rows[j]![i] = entries[next++]!;
        }
      }
      return rows;
    });
  });

/** Every order of the items 0 to size - 1. */
export function allOrders(size: number): number[][] {
  const arrange = (items: number[]): number[][] =>
    items.length < 2
      ? [items]
      : items.flatMap((item, k) => arrange(items.filter((_, other) => other !== k)).map((rest) => [item, ...rest]));
  return arrange(Array.from({ length: size }, (_, i) => i));
}
