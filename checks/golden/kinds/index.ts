import type { Handlers } from '../run.js';
import { kinds as numeric } from './numeric.js';

/** Every kind of oracle case that a package answers. */
export const handlers: Handlers = {
  kinds: { ...numeric },
  shapes: {},
};
