import { traceMetrics } from '@cairn-ml/mdlm-metrics';
import { generationOrderTest } from '@cairn-ml/mdlm-metrics/analysis';
import { decodeFastDllm } from '@cairn-ml/mdlm-metrics/decoding';
import { decodeTrace, encodeTrace, parseTrace, stringifyTrace } from '@cairn-ml/mdlm-metrics/formats';
import { createMaskedDiffusionModel } from '@cairn-ml/mdlm-metrics/tensor';
import { init } from '@cairn-ml/tensor';
import { expect, test } from 'vitest';
import golden from '../golden/masked-model.json' with { type: 'json' };

/** Four positions, the third of which is unsure; the same numbers as in Node. */
test('a decode, its metrics and both formats are the same in a browser', async () => {
  const logits = [9, 0, 0, 0, 0, 9, 0, 0, 1, 0, 2, 0, 0, 0, 9, 0];
  const { tokens, trace } = await decodeFastDllm(() => logits, [3, 3, 3, 3], { maskId: 3, threshold: 0.9 });
  expect(Array.from(tokens)).toEqual([0, 1, 2, 2]);
  expect(traceMetrics(trace)).toMatchObject({ tokens: 4, afp: 2, tpf: 2, maxPerStep: 3 });
  // Of six pairs two are in order, one is not and three are tied: 1 / sqrt(6 * 3).
  expect(generationOrderTest(trace).tau).toBeCloseTo(1 / Math.sqrt(18), 12);
  expect(decodeTrace(encodeTrace(trace))).toEqual(trace);
  expect(parseTrace(stringifyTrace(trace))).toEqual(trace);
});

test('a model has the logits of torch in a browser, too', async () => {
  await init({ device: 'cpu' });
  const { input, expected } = golden.cases[0]!;
  const { weights, tokens, mask, vocabulary, length, width, layers, heads, expansion } = input;
  const model = createMaskedDiffusionModel({ vocabulary, length, width, layers, heads, expansion });
  model.load(Uint8Array.from(atob(weights), (character) => character.charCodeAt(0)));
  const logits = await Promise.all(tokens.map((text, k) => model.denoise(text, mask[k]!)));
  logits
    .flatMap((values) => Array.from(values))
    .forEach((logit, i) => {
      expect(logit).toBeCloseTo(expected.logits[i]!, 4);
    });
  model.dispose();
});
