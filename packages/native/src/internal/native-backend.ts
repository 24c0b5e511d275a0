import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { BackendValues, DataId, DataType, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import type { Addon } from './addon.js';
import { BufferPool } from './buffer-pool.js';

/** Memory that may wait for the next tensors. */
const poolBytes = 256 * 2 ** 20;

/** What the backend keeps of a tensor; `isOurs` while nobody else can hold the array, so that it may be used again. */
interface Entry {
  values: BackendValues;
  isOurs?: boolean;
}

/**
 * The cpu backend of tfjs, whose tensors are typed arrays, with memory that is used again. Values that come from outside or leave are
 * copied once; kernels hand arrays to each other as they are.
 */
export class NativeBackend extends MathBackendCPU {
  readonly addon: Addon;
  readonly pool = new BufferPool(poolBytes);

  constructor(addon: Addon) {
    super();
    this.addon = addon;
    (this as unknown as { firstUse: boolean }).firstUse = false; // or it greets users of Node on the console
  }

  override write(values: BackendValues, shape: number[], dtype: DataType): DataId {
    if (values instanceof Float32Array && dtype === 'float32') {
      const copy = this.pool.take(values.length);
      copy.set(values);
      return this.make(shape, dtype, copy).dataId;
    }
    return super.write(ArrayBuffer.isView(values) ? (values as TypedArray).slice() : values, shape, dtype);
  }

  /** Kernels of cpu end with this; their arrays are fresh, or views of an input, and need no copy. */
  override makeTensorInfo(shape: number[], dtype: DataType, values?: BackendValues | string[]): TensorInfo {
    if (!ArrayBuffer.isView(values)) return super.makeTensorInfo(shape, dtype, values);
    return { dataId: super.write(values as TypedArray, shape, dtype) as DataId, shape, dtype };
  }

  override async read(dataId: DataId): Promise<BackendValues> {
    const values = super.readSync(dataId);
    return ArrayBuffer.isView(values) && values === this.#entry(dataId).values
      ? (values as TypedArray).slice()
      : values;
  }

  override readSync(dataId: DataId): BackendValues {
    this.share(dataId);
    return super.readSync(dataId);
  }

  override disposeData(dataId: DataId, force = false): boolean {
    const entry = this.data.has(dataId) ? this.#entry(dataId) : undefined;
    const gone = super.disposeData(dataId, force);
    if (gone && entry?.isOurs) this.pool.give(entry.values as Float32Array);
    return gone;
  }

  override dispose(): void {
    this.pool.clear();
    super.dispose();
  }

  /** A tensor around an array that a kernel of ours has filled, and that nobody else holds. */
  make(shape: number[], dtype: DataType, values: TypedArray): TensorInfo {
    const dataId = super.write(values, shape, dtype) as DataId;
    if (values instanceof Float32Array) this.#entry(dataId).isOurs = true;
    return { dataId, shape, dtype };
  }

  /** From here on others may hold the array: it will not be used again. */
  share(dataId: DataId): void {
    if (this.data.has(dataId)) this.#entry(dataId).isOurs = false;
  }

  values(tensor: TensorInfo): BackendValues {
    return this.#entry(tensor.dataId).values;
  }

  /** Numbers as floats. What tfjs calls float32 may lie in memory as something else: its `cast` only renames. */
  floats(tensor: TensorInfo): Float32Array {
    const values = this.values(tensor);
    return values instanceof Float32Array ? values : new Float32Array(values as ArrayLike<number>);
  }

  integers(tensor: TensorInfo): Int32Array {
    const values = this.values(tensor);
    return values instanceof Int32Array ? values : new Int32Array(values as ArrayLike<number>);
  }

  #entry(dataId: DataId): Entry {
    return this.data.get(dataId) as unknown as Entry;
  }
}
