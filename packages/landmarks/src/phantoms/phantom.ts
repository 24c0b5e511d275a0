import type { LandmarkSample } from '../adaptation/landmark-sample.js';

/** Options of {@link handPhantom} and {@link cephalogramPhantom}: how images of one hospital differ from those of another. */
export interface PhantomOptions {
  /** Pixels along each side, from 32. Default 128. */
  size?: number;
  /** Standard deviation of the angle in degrees. Default 8 for hands, 4 for skulls. */
  rotation?: number;
  /** Smallest and largest size relative to the usual one. Default `[0.85, 1.05]`. */
  scale?: readonly [smallest: number, largest: number];
  /** Exponent of the grey values: below 1 soft tissue is brighter, above 1 darker. Default 1. */
  gamma?: number;
  /** Factor of the noise, which is that of counting. Default 1; 0 is without. */
  noise?: number;
  /** Bone dark on white, as on film that was not inverted. Default false. */
  inverted?: boolean;
}

/** An invented image with landmarks that are known exactly. */
export interface Phantom extends LandmarkSample {
  /** One grey channel, 0 to 255. */
  image: { data: Uint8Array; width: number; height: number; channels: 1 };
  /** x and y of each landmark in pixels, all inside of the image. */
  landmarks: Float64Array;
  /** mm per pixel, x then y: from 200 to 280 mm along the image, another draw for every seed and size. */
  spacing: readonly [x: number, y: number];
}
