import { InvalidArgumentError } from '@cairn-ml/numeric';
import { tensor as fromValues } from '@tensorflow/tfjs-core';
import { tidy } from './autograd.js';
import { checkDtype, checkShape } from './internal/check-shape.js';
import { readSafetensorsHeader, type SafetensorsEntry } from './internal/read-safetensors-header.js';
import { safetensorsTypes } from './internal/safetensors-types.js';
import { leavesOf, replaceLeaves } from './internal/walk-tree.js';
import type { ParameterTree } from './parameter-tree.js';
import type { Tensor } from './types.js';
import { unflattenTree } from './unflatten-tree.js';

/** Options of {@link loadSafetensors}. */
export interface LoadSafetensorsOptions<T extends ParameterTree = ParameterTree> {
  /** A tree of the structure, shapes and dtypes that the file must have. Default: what the names say, as in `unflattenTree`. */
  like?: T;
}

/** What a file has. */
export interface LoadSafetensorsResult<T extends ParameterTree = ParameterTree> {
  tree: T;
  /** Texts that travelled with the tensors. */
  metadata: Record<string, string>;
}

/**
 * The tensors of a safetensors file, as a tree by their names (`layers.0.weight` is in `layers[0]`).
 *
 * F64 (rounded), F32, F16 and BF16 become float32; I64, I32, I16, I8 and U8 int32; BOOL bool. The bytes are copied. A file from anywhere may
 * be given: its header is checked in full before memory is taken.
 *
 * @throws {ParseError} for bytes that are not such a file: a header that is cut off, not JSON, or has a name twice; an unknown type; data
 * that are cut off, overlap, have gaps, or another length than their shapes; 64-bit integers beyond int32
 * @throws {InvalidArgumentError} where the tree differs from `like` in structure or dtype, and for names that are no paths of one tree
 * @throws {ShapeError} where a shape differs from `like`
 *
 * @example
 * ```ts
 * import { init, linearParameters, loadSafetensors, saveSafetensors } from '@cairn-ml/tensor';
 *
 * await init();
 * const bytes = await saveSafetensors({ layers: [linearParameters(2, 3, 1)] });
 * const { tree } = loadSafetensors(bytes, { like: { layers: [linearParameters(2, 3, 2)] } });
 * tree.layers[0]!.weights.shape; // [2, 3]
 * ```
 *
 * Source: the format's description in the README of huggingface/safetensors.
 */
export function loadSafetensors(bytes: Uint8Array): LoadSafetensorsResult;
export function loadSafetensors<T extends ParameterTree>(
  bytes: Uint8Array,
  options: LoadSafetensorsOptions<T>,
): LoadSafetensorsResult<T>;
export function loadSafetensors(bytes: Uint8Array, options: LoadSafetensorsOptions = {}): LoadSafetensorsResult {
  if (!(bytes instanceof Uint8Array))
    throw new InvalidArgumentError('loadSafetensors', 'bytes', 'be a Uint8Array', bytes);
  const { entries, metadata } = readSafetensorsHeader(bytes);
  const tree = tidy(() => {
    const tensors = Object.fromEntries(entries.map((entry) => [entry.name, read(bytes, entry)]));
    return (options.like ? arrange(tensors, options.like) : unflattenTree(tensors)) as never;
  });
  return { tree, metadata };
}

function read(bytes: Uint8Array, { name, type, shape, start, end }: SafetensorsEntry): Tensor {
  const { dtype, read } = safetensorsTypes[type]!;
  const aligned = new Uint8Array(bytes.subarray(start, end)).buffer; // `slice` of Node's Buffer would not copy
  return fromValues(read(aligned, name), shape, dtype);
}

function arrange(tensors: Record<string, Tensor>, like: ParameterTree): ParameterTree {
  const leaves = leavesOf('loadSafetensors', like, 'like');
  const known = new Set(leaves.map(({ path }) => path));
  const extra = Object.keys(tensors).find((name) => !known.has(name));
  if (extra !== undefined)
    throw new InvalidArgumentError('loadSafetensors', 'bytes', 'have the tensors of `like` only', extra);
  const found = leaves.map(({ path, tensor }) => {
    const match = Object.hasOwn(tensors, path) ? tensors[path] : undefined;
    if (!match)
      throw new InvalidArgumentError('loadSafetensors', 'bytes', `have the tensor ${path} of \`like\``, undefined);
    checkDtype('loadSafetensors', path, match, [tensor.dtype]);
    checkShape('loadSafetensors', path, match, tensor.shape, 'as in `like`');
    return match;
  });
  return replaceLeaves(like, found);
}
