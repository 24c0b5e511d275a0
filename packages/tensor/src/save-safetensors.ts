import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { toHalf } from './internal/half-precision.js';
import { leavesOf } from './internal/walk-tree.js';
import type { ParameterTree } from './parameter-tree.js';

/** Options of {@link saveSafetensors}. */
export interface SaveSafetensorsOptions {
  /** Texts that travel with the tensors. Default none. */
  metadata?: Readonly<Record<string, string>>;
  /** How float32 leaves are written; F16 has half the size, keeps 3 digits, and is infinite beyond 65504. Default `'F32'`. */
  floats?: 'F32' | 'F16';
}

/**
 * A tree in the safetensors format, which torch, JAX and `loadSafetensors` read: float32 leaves as F32 (or F16), int32 as I32, bool as BOOL.
 * The names of the tensors are their paths in the tree (as in `flattenTree`).
 *
 * The same tree gives the same bytes. Larger types come first, so that all data are aligned. Empty objects and arrays leave no trace.
 *
 * @throws {InvalidArgumentError} for a leaf of another dtype, metadata that are not texts, and what cannot stand in a tree
 *
 * @example
 * ```ts
 * import { init, loadSafetensors, saveSafetensors, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const bytes = await saveSafetensors({ weights: tensor([1, 2]) }, { metadata: { step: '100' } });
 * const { tree, metadata } = loadSafetensors(bytes, { like: { weights: tensor([0, 0]) } });
 * await tree.weights.data(); // Float32Array [1, 2]
 * metadata.step; // '100'
 * ```
 *
 * Source: the format's description in the README of huggingface/safetensors.
 */
export async function saveSafetensors(tree: ParameterTree, options: SaveSafetensorsOptions = {}): Promise<Uint8Array> {
  const { metadata = {}, floats = 'F32' } = options;
  checkOption('saveSafetensors', 'floats', floats, ['F32', 'F16']);
  for (const [name, text] of Object.entries(metadata)) {
    if (typeof text !== 'string')
      throw new InvalidArgumentError('saveSafetensors', `metadata.${name}`, 'be a string', text);
  }
  const leaves = leavesOf('saveSafetensors', tree);
  for (const { path, tensor } of leaves) {
    if (path === '__metadata__')
      throw new InvalidArgumentError(
        'saveSafetensors',
        'tree',
        'have no tensor of this name, which the format uses',
        path,
      );
    if (!['float32', 'int32', 'bool'].includes(tensor.dtype))
      throw new InvalidArgumentError('saveSafetensors', `tree.${path}`, 'be float32, int32 or bool', tensor.dtype);
  }
  const parts = await Promise.all(
    leaves.map(async ({ path, tensor }) => {
      const { type, bytes } = encode(await tensor.data(), tensor.dtype, floats);
      return { path, shape: tensor.shape, type, bytes, width: bytes.length / Math.max(tensor.size, 1) };
    }),
  );
  return assemble(
    parts.sort((a, b) => b.width - a.width),
    metadata,
  );
}

interface Part {
  path: string;
  shape: number[];
  type: string;
  bytes: Uint8Array;
}

function encode(
  values: Float32Array | Int32Array | Uint8Array,
  dtype: string,
  floats: 'F32' | 'F16',
): Pick<Part, 'type' | 'bytes'> {
  if (dtype === 'bool') return { type: 'BOOL', bytes: new Uint8Array(values) };
  if (dtype === 'int32') return { type: 'I32', bytes: new Uint8Array(new Int32Array(values).buffer) };
  if (floats === 'F32') return { type: 'F32', bytes: new Uint8Array(new Float32Array(values).buffer) };
  return { type: 'F16', bytes: new Uint8Array(Uint16Array.from(values, toHalf).buffer) };
}

/** Length of the header (8 bytes), the header, filled with spaces to a multiple of 8, and the data. */
function assemble(parts: Part[], metadata: Readonly<Record<string, string>>): Uint8Array {
  let end = 0;
  const entries = parts.map(({ path, shape, type, bytes }): [string, object] => {
    const start = end;
    end += bytes.length;
    return [path, { dtype: type, shape, data_offsets: [start, end] }];
  });
  if (Object.keys(metadata).length > 0) entries.unshift(['__metadata__', metadata]);
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const headerLength = Math.ceil(text.length / 8) * 8;
  const result = new Uint8Array(8 + headerLength + end);
  new DataView(result.buffer).setBigUint64(0, BigInt(headerLength), true);
  result.fill(0x20, 8, 8 + headerLength).set(text, 8);
  let offset = 8 + headerLength;
  for (const { bytes } of parts) {
    result.set(bytes, offset);
    offset += bytes.length;
  }
  return result;
}
