import type { Random } from '@cairn-ml/numeric';
import type { Tensor } from './types.js';

/** Makes the first weights of a layer, as `glorotUniform` does. */
export type Initializer = (shape: readonly number[], random: Random) => Tensor;
