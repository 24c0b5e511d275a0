export { cephalogramLandmarkNames, cephalogramPhantom } from './cephalogram-phantom.js';
export { handLandmarkNames, handPhantom } from './hand-phantom.js';
export type { Phantom, PhantomOptions } from './phantom.js';
