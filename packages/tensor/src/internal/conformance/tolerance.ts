import type { ConformanceCase, Tolerance } from '../../testing/conformance-case.js';
import type { ConformanceKind } from '../../testing/run-conformance.js';

/**
 * What float32 gives: seven digits, of which sums of products and the functions of a GPU lose three; near zero, where such sums cancel,
 * the rounding of terms of size 1 remains.
 */
export const defaultTolerance: Tolerance = { relative: 1e-4, absolute: 1e-5 };

/** Differentiating twice costs one more digit. */
export function toleranceOf({ tolerance = defaultTolerance }: ConformanceCase, kind: ConformanceKind): Tolerance {
  if (kind !== 'second order') return tolerance;
  return { relative: 10 * tolerance.relative, absolute: 10 * tolerance.absolute };
}
