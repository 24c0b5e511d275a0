export type { AffineSource } from './affine-source.js';
export { type NiftiVolume, readNifti } from './read-nifti.js';
