export { unbundled as default } from '../../tsup.base.js';
