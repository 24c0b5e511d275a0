/** Width and height, in pixels, in this order. */
export type Size = readonly [width: number, height: number];

/**
 * What a codec does where the released mmpose is not exact: `'exact'` decodes what was encoded and gives NaN for a landmark without
 * response; `'mmpose'` gives the numbers of mmpose, for models and tables that depend on them.
 */
export type CodecMode = 'exact' | 'mmpose';

/** What every heatmap codec needs to know, once for `encode…` and `decode…`. */
export interface HeatmapCodecOptions {
  /** Size of the image that the network sees; landmarks are in its pixels. */
  inputSize: Size;
  /** Size of one heatmap. */
  heatmapSize: Size;
  /** Default `'exact'`. */
  mode?: CodecMode;
}

/** What only `encode…` takes. */
export interface TargetOptions<Maps extends Float32Array | Float64Array = Float32Array> {
  /** One number per landmark, default 1: below 0.5 the landmark is not labelled, may be NaN, and gets an empty target. Also its weight. */
  visible?: ArrayLike<number>;
  /** Memory to write the heatmaps to, instead of a new `Float32Array`. It is cleared first. */
  into?: Maps;
}

/** Heatmaps of landmarks and how much each counts in a loss. */
export interface EncodedHeatmaps<Maps extends Float32Array | Float64Array = Float32Array> {
  /** `[landmark][row][column]`, flat. */
  heatmaps: Maps;
  /** One per landmark: its `visible`, or 0 where nothing of the target lies within the map. */
  weights: Float64Array;
}

/** Landmarks that were read from the output of a network. */
export interface DecodedKeypoints {
  /** x, y of each landmark in pixels of the input image, flat. */
  keypoints: Float64Array;
  /** One score per landmark, usually its highest response. */
  scores: Float64Array;
}
