import { backend_util } from '@tensorflow/tfjs-core';

/** How windows move over images, as the attributes of tfjs say it. */
export interface WindowAttributes {
  strides: number | [number, number];
  pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  dataFormat?: 'NHWC' | 'NCHW';
  dilations?: number | [number, number] | null;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

export type Shape4D = [number, number, number, number];
export type WindowInfo = backend_util.Conv2DInfo;

/** Where the windows of a convolution lie; images are NHWC. */
export function convolutionInfo(
  shape: number[],
  filterShape: number[],
  { strides, dilations, pad, dimRoundingMode }: WindowAttributes,
  isDepthwise = false,
): WindowInfo {
  const [x, filter] = [shape as Shape4D, filterShape as Shape4D];
  return backend_util.computeConv2DInfo(x, filter, strides, dilations ?? 1, pad, dimRoundingMode, isDepthwise);
}

/** Where the windows of a pool lie. */
export function poolInfo(
  shape: number[],
  { filterSize, strides, pad, dimRoundingMode }: WindowAttributes & { filterSize: number | [number, number] },
): WindowInfo {
  return backend_util.computePool2DInfo(shape as Shape4D, filterSize, strides, 1, pad, dimRoundingMode);
}

/** The windows as the binary takes them, and what it takes behind them. */
export function windowOf(info: WindowInfo, ...rest: number[]): Int32Array {
  return Int32Array.of(
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    info.outHeight,
    info.outWidth,
    info.outChannels,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.dilationHeight,
    info.dilationWidth,
    info.padInfo.top,
    info.padInfo.left,
    ...rest,
  );
}
