/** The functions of the binary; cpp/module.cc checks every argument. Shapes are those that each file of cpp/ names in its first lines. */
export interface Addon {
  info(): AddonInfo;
  useTarget(name: string): void;
  gemm(
    shape: Int32Array,
    a: Float32Array,
    b: Float32Array,
    c: Float32Array,
    bias: Float32Array | null,
    slope: number,
  ): void;
  convolve(
    window: Int32Array,
    x: Float32Array,
    filter: Float32Array,
    out: Float32Array,
    bias: Float32Array | null,
    slope: number,
  ): void;
  convolveGradientInput(window: Int32Array, gradient: Float32Array, filter: Float32Array, out: Float32Array): void;
  convolveGradientFilter(window: Int32Array, x: Float32Array, gradient: Float32Array, out: Float32Array): void;
  depthwise(
    window: Int32Array,
    x: Float32Array,
    filter: Float32Array,
    out: Float32Array,
    bias: Float32Array | null,
    slope: number,
  ): void;
  depthwiseGradientInput(window: Int32Array, gradient: Float32Array, filter: Float32Array, out: Float32Array): void;
  depthwiseGradientFilter(window: Int32Array, x: Float32Array, gradient: Float32Array, out: Float32Array): void;
  maxPool(window: Int32Array, x: Float32Array, out: Float32Array): void;
  averagePool(window: Int32Array, x: Float32Array, out: Float32Array): void;
  maxPoolGradient(window: Int32Array, x: Float32Array, gradient: Float32Array, out: Float32Array): void;
  averagePoolGradient(window: Int32Array, gradient: Float32Array, out: Float32Array): void;
  unary(op: number, x: Float32Array, out: Float32Array, first: number, second: number): void;
  binary(op: number, shape: Int32Array, a: Float32Array, b: Float32Array, out: Float32Array): void;
  /** `a` and `b` are of one kind. */
  compare(op: number, shape: Int32Array, a: Words, b: Words, out: Uint8Array): void;
  select(shape: Int32Array, condition: Uint8Array, yes: Float32Array, no: Float32Array, out: Float32Array): void;
  reduce(op: number, shape: Int32Array, x: Float32Array, out: Float32Array | Int32Array): void;
  softmax(shape: Int32Array, logits: Float32Array, out: Float32Array): void;
  logSoftmax(shape: Int32Array, logits: Float32Array, out: Float32Array): void;
  normalize(
    shape: Int32Array,
    x: Float32Array,
    mean: Float32Array,
    scale: Float32Array,
    offset: Float32Array,
    out: Float32Array,
  ): void;
  copyBox(box: Int32Array, source: Words, target: Words): void;
  gather(shape: Int32Array, x: Words, indices: Int32Array, out: Words): void;
  segmentSum(shape: Int32Array, x: Float32Array, segments: Int32Array, out: Float32Array): void;
  cumulativeSum(shape: Int32Array, x: Float32Array, out: Float32Array): void;
  largest(shape: Int32Array, x: Float32Array, values: Float32Array, indices: Int32Array): void;
  resizeBilinear(shape: Int32Array, x: Float32Array, out: Float32Array): void;
  resizeBilinearGradient(shape: Int32Array, gradient: Float32Array, out: Float32Array): void;
  adamW(options: Float64Array, ...parameterGradientMomentsAndResults: Float32Array[]): void;
  symmetricEigen(shape: Int32Array, matrix: Float64Array, values: Float64Array, vectors: Float64Array): void;
  symmetricProduct(shape: Int32Array, matrix: Float64Array, x: Float64Array, y: Float64Array): void;
}

/** Numbers of 32 bits, of which a copy needs to know no more. */
export type Words = Float32Array | Int32Array;

export interface AddonInfo {
  /** That of the package that it was built for. */
  version: string;
  /** The version of this list of functions. */
  interface: number;
  /** The instruction set in use, and all that this processor can run. */
  target: string;
  targets: string[];
  threads: number;
}

export const addonInterface = 1;
