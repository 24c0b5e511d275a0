import { binaryCases } from '../internal/conformance/data/binary.data.js';
import { compositesCases } from '../internal/conformance/data/composites.data.js';
import { convolutionCases } from '../internal/conformance/data/convolution.data.js';
import { elementwiseCases } from '../internal/conformance/data/elementwise.data.js';
import { imagesCases } from '../internal/conformance/data/images.data.js';
import { indexingCases } from '../internal/conformance/data/indexing.data.js';
import { linearCases } from '../internal/conformance/data/linear.data.js';
import { reductionsCases } from '../internal/conformance/data/reductions.data.js';
import { shapesCases } from '../internal/conformance/data/shapes.data.js';
import { parseCases } from '../internal/conformance/parse-cases.js';
import type { ConformanceCase } from './conformance-case.js';

/**
 * The cases of the conformance suite: every op that `@cairn-ml/tensor` exports, with the shapes, data types, attributes and extreme
 * values that devices get wrong, and a few small networks. They are plain data, so that ports and other devices can use them, too.
 *
 * @example
 * ```ts
 * import { conformanceCases } from '@cairn-ml/tensor/testing';
 *
 * const ties = conformanceCases.find(({ op, name }) => op === 'argMax' && name.includes('equal'));
 * console.log(ties?.name); // the first of equal entries wins
 * console.log(ties?.outputs[0]?.values); // [0, 0]
 * ```
 */
export const conformanceCases: readonly ConformanceCase[] = [
  elementwiseCases,
  binaryCases,
  reductionsCases,
  linearCases,
  convolutionCases,
  imagesCases,
  indexingCases,
  shapesCases,
  compositesCases,
].flatMap(parseCases);
