import { traceMetrics } from '@cairn-ml/mdlm-metrics';
import { generationOrderTest } from '@cairn-ml/mdlm-metrics/analysis';
import { decodeFastDllm } from '@cairn-ml/mdlm-metrics/decoding';
import { decodeTrace, encodeTrace, parseTrace, stringifyTrace } from '@cairn-ml/mdlm-metrics/formats';
import { expect, test } from 'vitest';

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
