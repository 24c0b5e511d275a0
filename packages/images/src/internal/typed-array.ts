const pixelArrays = [
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
];

/** Zeros in an array of the same kind; a plain array for what is no typed one. Node's `Buffer` becomes the `Uint8Array` that it is. */
export function zerosLike<Data extends ArrayLike<number>>(data: Data, length: number): Data {
  const PixelArray = pixelArrays.find((each) => data instanceof each);
  return (PixelArray ? new PixelArray(length) : new Array(length).fill(0)) as unknown as Data;
}
