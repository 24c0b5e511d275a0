import type { Handlers } from '../run.js';

/** Every kind of oracle case that a package answers. */
export const handlers: Handlers = {
  kinds: {},
  shapes: {},
};
