import {
  type DecodeResult,
  type Denoise,
  decodeAncestral,
  decodeAndEdit,
  decodeDream,
  decodeEntropyBound,
  decodeFastDllm,
  decodeLlada,
  decodeTopK,
} from '@cairn-ml/mdlm-metrics/decoding';

/** A decoder with its settings. */
export interface NamedDecoder {
  name: string;
  /** Which of the lines of the frontier it belongs to; its members differ in one number. */
  family: string;
  decode: (denoise: Denoise, canvas: Int32Array, maskId: number, seed: number) => Promise<DecodeResult>;
}

type Options = { maskId: number; seed: number };

function decoder<const O>(
  name: string,
  family: string,
  run: (denoise: Denoise, canvas: Int32Array, options: O & Options) => Promise<DecodeResult>,
  options: O,
): NamedDecoder {
  return {
    name,
    family,
    decode: (denoise, canvas, maskId, seed) => run(denoise, canvas, { ...options, maskId, seed }),
  };
}

/** Every decoder of the package; `blanks` is how many tokens a canvas lacks, which those with a fixed number of steps have to know. */
export function decodersFor(blanks: number): NamedDecoder[] {
  const steps = Math.ceil(blanks / 2);
  return [
    decoder('surest first', 'top-k', decodeTopK, { k: 1 }),
    decoder('surest two', 'top-k', decodeTopK, { k: 2 }),
    decoder('surest four', 'top-k', decodeTopK, { k: 4 }),
    decoder('all at once', 'top-k', decodeTopK, { k: blanks }),
    decoder('largest margin first', 'other', decodeTopK, { score: 'margin' }),
    decoder('smallest entropy first', 'other', decodeTopK, { score: 'entropy' }),
    decoder('random order', 'other', decodeTopK, { score: 'random' }),
    ...[0.99, 0.9, 0.7, 0.5].map((threshold) =>
      decoder(`Fast-dLLM, threshold ${threshold}`, 'Fast-dLLM threshold', decodeFastDllm, { threshold }),
    ),
    ...[0.1, 0.5, 1].map((factor) =>
      decoder(`Fast-dLLM, factor ${factor}`, 'Fast-dLLM factor', decodeFastDllm, { factor }),
    ),
    decoder('Fast-dLLM, factor 0.5, as released', 'other', decodeFastDllm, { factor: 0.5, released: true }),
    ...[0.01, 0.1, 0.5, 2].map((gamma) =>
      decoder(`entropy bound ${gamma}`, 'entropy bound', decodeEntropyBound, { gamma }),
    ),
    decoder(`LLaDA, ${steps} steps`, 'other', decodeLlada, { steps }),
    decoder(`LLaDA, random, ${steps} steps`, 'other', decodeLlada, { steps, remasking: 'random' }),
    ...(['origin', 'maskgitPlus', 'topkMargin', 'entropy'] as const).map((algorithm) =>
      decoder(`Dream, ${algorithm}, ${steps} steps`, 'other', decodeDream, { steps, algorithm }),
    ),
    decoder('MDLM ancestral', 'other', decodeAncestral, { steps: 64 }),
    decoder('MDLM ancestral, no cache', 'other', decodeAncestral, { steps: 64, cache: false }),
    decoder('write, no edit', 'other', decodeAndEdit, { phase: 'afterwards', maxEditSteps: 0, threshold: 0.5 }),
    decoder('write, then edit (T2T)', 'other', decodeAndEdit, { edit: 'replace', threshold: 0.5 }),
    decoder('write, then mask again (T2M)', 'other', decodeAndEdit, { edit: 'remask', threshold: 0.5 }),
  ];
}
