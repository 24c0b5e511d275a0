import { checkInteger, ShapeError } from '@cairn-ml/numeric';
import { add, gather, mul, reshape, stack, stopGradient, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import {
  type ClssLossOptions,
  type ClssLossResult,
  clssLoss,
  type LabeledBatch,
  type UnlabeledBatch,
} from './clss-loss.js';
import { rankingSupervisionLoss } from './ranking-supervision-loss.js';

/** An unlabelled batch with what the network made of it before the last step. */
export interface UnlabeledBatchWithMemory extends Omit<UnlabeledBatch, 'embeddings'> {
  /** `[samples, dim]` */
  embeddings: Tensor;
  /** One place per selected sample, from `recoverRanking` of selected and labelled ones. */
  ranking: ArrayLike<number>;
  /** The same samples before the last optimiser step; constants. */
  memory?: { embeddings: Tensor; predictions: Tensor };
  /** The samples that take part, from `selectRobustSamples`. Default: all. */
  selection?: ArrayLike<number>;
}

/**
 * The objective of GCLSS: that of {@link clssLoss}, with a ranking that the labels direct, over the samples that are robust, on the average of the
 * similarities before and after the last optimiser step.
 *
 * With a memory, the similarity of `L_UC` is the mean of the four products of both views, and `L_UR` is the sum for both; the memory is not
 * differentiated. Without memory and selection it is `clssLoss`.
 *
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels that are not finite, a selection of samples that do not exist, and options out of range
 *
 * @example
 * ```ts
 * import { gclssLoss } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const labeled = { embeddings: tensor([[1, 0], [0, 1]]), predictions: tensor([1, 2]), labels: [1, 3] };
 * const memory = { embeddings: tensor([[4, 1], [4, 2], [4, 6]]), predictions: tensor([1, 5, 2]) };
 * const now = { embeddings: tensor([[4, 1], [4, 3], [4, 5]]), predictions: tensor([1, 4, 5]) };
 * const { auxiliary } = gclssLoss(labeled, { ...now, memory, selection: [0, 2], ranking: [0, 1] });
 * (await auxiliary.rankingSupervision.data())[0]; // 0
 * ```
 *
 * Source: Wang, Dai, Bai and Li 2025, Contrastive learning for semi-supervised deep regression with generalized ordinal rankings from spectral
 * seriation; the form is that of the authors' code.
 */
export function gclssLoss(
  labeled: LabeledBatch,
  unlabeled: UnlabeledBatchWithMemory,
  options: ClssLossOptions = {},
): ClssLossResult {
  const caller = 'gclssLoss';
  const { memory, selection } = unlabeled;
  const samples = unlabeled.embeddings.shape[0]!;
  if (memory && memory.embeddings.shape.join() !== unlabeled.embeddings.shape.join())
    throw new ShapeError(
      caller,
      'memory.embeddings',
      `be like \`embeddings\` ([${unlabeled.embeddings.shape.join(', ')}])`,
      memory.embeddings.shape,
    );
  for (let k = 0; k < (selection?.length ?? 0); k++)
    checkInteger(caller, `selection[${k}]`, selection![k]!, { min: 0, max: samples - 1 });
  return tidy(() => {
    const chosen = (x: Tensor) => (selection ? gather(x, tensor(Int32Array.from(selection))) : x);
    const flat = (x: Tensor) => chosen(reshape(x, [x.size]));
    const now = chosen(unlabeled.embeddings);
    const batch = {
      embeddings: memory ? stack([stopGradient(chosen(memory.embeddings)), now], 1) : now,
      predictions: flat(unlabeled.predictions),
      ranking: unlabeled.ranking,
    };
    const result = clssLoss(labeled, batch, options);
    if (!memory) return result as never;
    const { interpolation, supervisionWeight = 0.01 } = options;
    const before = stopGradient(flat(memory.predictions));
    const extra = rankingSupervisionLoss(before, batch.ranking, interpolation === undefined ? {} : { interpolation });
    const { auxiliary } = result;
    return {
      loss: add(result.loss, mul(extra, supervisionWeight)),
      auxiliary: { ...auxiliary, rankingSupervision: add(auxiliary.rankingSupervision, extra) },
    } as never;
  }) as ClssLossResult;
}
