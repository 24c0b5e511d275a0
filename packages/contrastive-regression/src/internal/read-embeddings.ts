import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { reshape, type Tensor, type Tensor2D } from '@cairn-ml/tensor';

/** Embeddings as `[rows, dim]`: views of one sample, `[samples, views, dim]`, become neighbouring rows. */
export interface Embeddings {
  rows: Tensor2D;
  count: number;
  /** Rows per sample. */
  views: number;
}

/** Checks embeddings `[samples, dim]` or `[samples, views, dim]`. Call in `tidy`. */
export function readEmbeddings(caller: string, embeddings: Tensor): Embeddings {
  const { shape, dtype } = embeddings;
  if (shape.length !== 2 && shape.length !== 3)
    throw new ShapeError(caller, 'embeddings', 'be [samples, dim] or [samples, views, dim]', shape);
  if (dtype !== 'float32') throw new InvalidArgumentError(caller, 'embeddings', 'be float32', dtype);
  const views = shape.length === 3 ? shape[1]! : 1;
  const count = shape[0]! * views;
  return { rows: reshape(embeddings, [count, shape.at(-1)!]), count, views };
}

/** Checks embeddings `[samples, dim]` of a loss that does not know views. Call in `tidy`. */
export function readRows(caller: string, embeddings: Tensor): Embeddings {
  if (embeddings.rank !== 2) throw new ShapeError(caller, 'embeddings', 'be [samples, dim]', embeddings.shape);
  return readEmbeddings(caller, embeddings);
}
