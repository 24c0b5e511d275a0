import { ParseError } from '@cairn-ml/numeric';
import { fromHalf } from './half-precision.js';

type Values = Float32Array | Int32Array | Uint8Array;

/** How one of the format's types is read: bytes of an entry, our dtype, and the conversion of aligned bytes (`name` is for errors). */
interface SafetensorsType {
  bytes: number;
  dtype: 'float32' | 'int32' | 'bool';
  read: (buffer: ArrayBuffer, name: string) => Values;
}

/** The types that are read; all little-endian, as is every machine that JavaScript runs on. */
export const safetensorsTypes: Readonly<Record<string, SafetensorsType>> = {
  F64: { bytes: 8, dtype: 'float32', read: (buffer) => new Float32Array(new Float64Array(buffer)) },
  F32: { bytes: 4, dtype: 'float32', read: (buffer) => new Float32Array(buffer) },
  F16: { bytes: 2, dtype: 'float32', read: (buffer) => Float32Array.from(new Uint16Array(buffer), fromHalf) },
  BF16: { bytes: 2, dtype: 'float32', read: fromBfloat },
  I64: { bytes: 8, dtype: 'int32', read: fromInt64 },
  I32: { bytes: 4, dtype: 'int32', read: (buffer) => new Int32Array(buffer) },
  I16: { bytes: 2, dtype: 'int32', read: (buffer) => new Int32Array(new Int16Array(buffer)) },
  I8: { bytes: 1, dtype: 'int32', read: (buffer) => new Int32Array(new Int8Array(buffer)) },
  U8: { bytes: 1, dtype: 'int32', read: (buffer) => new Int32Array(new Uint8Array(buffer)) },
  BOOL: { bytes: 1, dtype: 'bool', read: fromBool },
};

/** The upper half of a float32. */
function fromBfloat(buffer: ArrayBuffer): Float32Array {
  const halves = new Uint16Array(buffer);
  return new Float32Array(Uint32Array.from(halves, (bits) => bits << 16).buffer);
}

function fromInt64(buffer: ArrayBuffer, name: string): Int32Array {
  return Int32Array.from(new BigInt64Array(buffer) as ArrayLike<unknown> as ArrayLike<bigint>, (value) => {
    const number = Number(value);
    if (number !== (number | 0)) throw wrong('integers that fit into int32', name, value);
    return number;
  });
}

function fromBool(buffer: ArrayBuffer, name: string): Uint8Array {
  const values = new Uint8Array(buffer);
  for (const value of values) if (value > 1) throw wrong('bytes that are 0 or 1', name, value);
  return values;
}

function wrong(expected: string, name: string, value: number | bigint): ParseError {
  return new ParseError('loadSafetensors', `${expected} for ${JSON.stringify(name)}`, String(value), 0);
}
