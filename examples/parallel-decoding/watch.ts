import type { DecodeResult, Denoise } from '@cairn-ml/mdlm-metrics/decoding';
import type { MaskedDiffusionModel } from '@cairn-ml/mdlm-metrics/tensor';
import type { NamedDecoder } from './decoders.js';

/** One decode, with what the model said at each forward pass. */
export interface Watched extends DecodeResult {
  /** The probability of the likeliest token at each position, one list per pass; NaN where no mask was. */
  sureness: Float64Array[];
}

/** Decodes one canvas and listens to the model. */
export async function watch(
  model: MaskedDiffusionModel,
  canvas: Int32Array,
  decoder: NamedDecoder,
  seed = 0,
): Promise<Watched> {
  const sureness: Float64Array[] = [];
  const denoise: Denoise = async (tokens, mask) => {
    const masked = mask.slice();
    const logits = await model.denoise(tokens, mask);
    const size = logits.length / masked.length;
    sureness.push(
      Float64Array.from(masked, (isMasked, i) =>
        isMasked ? likeliest(logits.subarray(i * size, (i + 1) * size)) : Number.NaN,
      ),
    );
    return logits;
  };
  return { ...(await decoder.decode(denoise, canvas, model.maskId, seed)), sureness };
}

function likeliest(row: Float32Array): number {
  const best = row.reduce((a, b) => Math.max(a, b), -Infinity);
  return 1 / row.reduce((sum, logit) => sum + Math.exp(logit - best), 0);
}
