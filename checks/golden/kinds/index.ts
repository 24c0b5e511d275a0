import type { Handlers } from '../run.js';
import { kinds as clss } from './clss.js';
import { kinds as eigen } from './eigen.js';
import { kinds as numeric } from './numeric.js';
import { seriationCase } from './seriation.js';

/** Every kind of oracle case that a package answers. */
export const handlers: Handlers = {
  kinds: { ...numeric, ...eigen, ...clss },
  shapes: { dist_lower_columnwise: seriationCase },
};
