/**
 * The model, applied to one text: given which positions are masked (1) and which are not (0), the log-probability, in nats, of the text's own token at each
 * position. Entries of positions that are not masked are not looked at. The mask is used again afterwards: copy it to keep it.
 */
export type MaskedLogProbabilities = (mask: Uint8Array) => ArrayLike<number> | Promise<ArrayLike<number>>;
