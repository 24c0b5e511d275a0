import { checkFinite } from '@cairn-ml/numeric';
import { countBelow } from './internal/count-below.js';

/**
 * Where labels stand among those of a training set: `#{t < y} + #{t = y} / 2`, so that distances follow how many samples lie between.
 *
 * `adaptiveContrast` takes positions with `marginScale: 2 / trainingLabels.length`, which makes the largest margin 2. O((n + m) log m).
 *
 * @throws {InvalidArgumentError} for labels that are not finite
 *
 * @example
 * ```ts
 * import { labelPositions } from '@cairn-ml/contrastive-regression';
 *
 * labelPositions([30, 50], [30, 30, 40, 50]); // Float64Array [1, 3.5]
 * ```
 *
 * Source: authors' code of AdaCon (cumulative count minus half of its bucket).
 */
export function labelPositions(labels: ArrayLike<number>, trainingLabels: ArrayLike<number>): Float64Array {
  checkFinite('labelPositions', 'labels', labels);
  checkFinite('labelPositions', 'trainingLabels', trainingLabels);
  const sorted = Float64Array.from(trainingLabels).sort();
  return Float64Array.from(labels, (label) => {
    const [below, upTo] = [countBelow(sorted, label), countBelow(sorted, label, true)];
    return (below + upTo) / 2;
  });
}
