/**
 * Labels of a batch: one number per sample, or one row of numbers.
 *
 * Labels are numbers and not tensors: which pairs are closer than others, or equal, is decided in float64 on the host, and a label that is
 * NaN is an error. Labels that lie in a tensor are read with `await labels.data()`.
 */
export type LabelValues = ArrayLike<number> | ArrayLike<ArrayLike<number>>;
