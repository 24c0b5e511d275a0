export { invertAffine, transformKeypoints } from './affine.js';
export { averageHeatmaps } from './average-heatmaps.js';
export { type BlurHeatmapsOptions, blurHeatmaps } from './blur-heatmaps.js';
export { type BoxToCropOptions, boxToCrop } from './box-to-crop.js';
export type {
  CodecMode,
  DecodedKeypoints,
  EncodedHeatmaps,
  HeatmapCodecOptions,
  Size,
  TargetOptions,
} from './codec-options.js';
export type { Crop, WarpConvention } from './crop.js';
export { type CropImageOptions, cropImage, type ImagePixels } from './crop-image.js';
export { type CropMatrixOptions, cropMatrix } from './crop-matrix.js';
export { type EncodedIntegral, type EncodeIntegralOptions, encodeIntegral } from './encode-integral.js';
export { type FlipHeatmapsOptions, type FlipPairs, flipHeatmaps } from './flip-heatmaps.js';
export { type FlipKeypointsOptions, flipKeypoints } from './flip-keypoints.js';
export { type FlipSimccOptions, flipSimcc } from './flip-simcc.js';
export { type GaussianKernelOptions, gaussianKernel } from './gaussian-kernel.js';
export { type HeatmapMaximumOptions, heatmapMaximum } from './heatmap-maximum.js';
export { decodeMsra, encodeMsra, type MsraOptions } from './msra.js';
export { type RefineKeypointsOptions, type RefinementMethod, refineKeypoints } from './refine-keypoints.js';
export {
  type DecodeRegressionOptions,
  decodeRegression,
  type EncodedRegression,
  type EncodeRegressionOptions,
  encodeRegression,
  type RegressionOptions,
} from './regression.js';
export { type RestoreKeypointsOptions, restoreKeypoints } from './restore-keypoints.js';
export {
  type DecodedSimcc,
  type DecodeSimccOptions,
  decodeSimcc,
  type EncodedSimcc,
  type EncodeSimccOptions,
  encodeSimcc,
  type SimccOptions,
} from './simcc.js';
export { type SoftArgmaxOptions, softArgmax } from './soft-argmax.js';
export { decodeUdp, encodeUdp, type UdpOptions } from './udp.js';
export { decodeUdpCombined, encodeUdpCombined, type UdpCombinedOptions } from './udp-combined.js';
