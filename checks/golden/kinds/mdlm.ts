import {
  accuracyUnderParallelism,
  type CountOptions,
  type DecodingTrace,
  editStatistics,
  factorizationGap,
  generationOrderTau,
  globalArness,
  localArness,
  replayTrace,
  traceFromFinalSteps,
  traceMetrics,
  traceParts,
} from '@cairn-ml/mdlm-metrics';
import {
  dreamSchedule,
  lladaSchedule,
  selectByEntropyBound,
  selectByFactor,
  selectByThreshold,
  selectTopK,
} from '@cairn-ml/mdlm-metrics/decoding';
import { traceFromSnapshots } from '@cairn-ml/mdlm-metrics/formats';
import { maskedDiffusionNelbo } from '@cairn-ml/mdlm-metrics/likelihood';
import { createMaskedDiffusionModel, maskedDiffusionLoss } from '@cairn-ml/mdlm-metrics/tensor';
import { init, tensor, tidy } from '@cairn-ml/tensor';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** Decoding traces, decoders' selection rules, AR-ness, accuracy under parallelism, the theory of parallel steps, and the model. */
export const kinds: Record<string, Handler> = {
  trace(testCase) {
    const { finalStep, nfe, segments, snapshots, maskId, eosId, until, tokens } = testCase.input;
    if (snapshots) return whole(testCase, ofSnapshots(testCase));
    const trace = traceFromFinalSteps(finalStep, {
      passes: nfe,
      tokens,
      eosId,
      ...(maskId !== undefined && { maskId }),
    });
    if (segments) {
      const parts = traceParts(trace, { parts: segments });
      return whole(
        testCase,
        parts.map(({ afp, tau }) => ({ afp, tauB: tau })),
      );
    }
    return whole(testCase, describe(trace, { until }));
  },
  select: (testCase) => whole(testCase, select(testCase.input)),
  arness(testCase) {
    const order = testCase.input.order as number[];
    const finalStep: number[] = [];
    for (const [step, position] of order.entries()) finalStep[position] = step;
    const trace = traceFromFinalSteps(finalStep);
    return Object.entries(testCase.expected).map(([name, expected]) => {
      const k = Number(name.slice(1));
      const local = (match: 'strict' | 'set', denominator: 'windows' | 'tokens') =>
        localArness(trace, { k, match, denominator });
      const actual = {
        localOverTminusK: local('strict', 'windows'),
        localOverT: local('strict', 'tokens'),
        localSetOverT: local('set', 'tokens'),
        localSetOverTminusK: local('set', 'windows'),
        globalK: globalArness(trace, { k }),
      };
      return { what: name, actual, expected, tolerance: testCase.tol };
    });
  },
  aup(testCase) {
    const { points, alpha, yMax } = testCase.input;
    return whole(testCase, accuracyUnderParallelism(points, { alpha, maxAccuracy: yMax }));
  },
  async theory(testCase) {
    const { joint, x } = testCase.input;
    if (!x) return whole(testCase, factorizationGap(joint));
    const { nelbo } = await maskedDiffusionNelbo(x.length, (mask) => conditionals(joint, x, mask), { method: 'exact' });
    return whole(testCase, { nelbo, nll: -Math.log(probability(joint, x, new Uint8Array(x.length))) });
  },
  async 'masked-model'(testCase) {
    const { weights, tokens, mask, times, relations, ...sizes } = testCase.input;
    await init();
    const model = createMaskedDiffusionModel({
      ...(sizes as { vocabulary: number; length: number }),
      ...(relations && { relations }),
    });
    model.load(Uint8Array.from(Buffer.from(weights, 'base64')));
    const texts = (tokens as number[][]).map((text, i) => model.denoise(text, mask[i]));
    const logits = (await Promise.all(texts)).flatMap((values) => Array.from(values));
    model.dispose();
    const int32 = (rows: number[][]) => tensor(Int32Array.from(rows.flat()), [rows.length, sizes.length]);
    const loss = (options: object) =>
      tidy(() =>
        maskedDiffusionLoss(
          tensor(logits, [tokens.length, sizes.length, sizes.vocabulary]),
          int32(tokens),
          int32(mask),
          options,
        ),
      ).data();
    const [[plain], [weighted]] = await Promise.all([loss({}), loss({ times: tensor(times as number[]) })]);
    return whole(testCase, { logits, loss: plain, weightedLoss: weighted });
  },
};

function whole(testCase: GoldenCase, actual: unknown): Comparison[] {
  return [{ what: 'result', actual, expected: testCase.expected, tolerance: testCase.tol }];
}

function describe(trace: DecodingTrace, options: CountOptions): Record<string, number> {
  const { tokens: n, ...metrics } = traceMetrics(trace, options);
  const tau = (variant: 'a' | 'gamma' | 'strict') => generationOrderTau(trace, { ...options, variant });
  return { n, ...metrics, tauA: tau('a'), tauB: metrics.tau, gamma: tau('gamma'), tauStrict: tau('strict') };
}

/** The oracle counts snapshots, the first being the canvas at the start; a trace counts the steps between them. */
function ofSnapshots({ input: { snapshots, maskId, eosId, until } }: GoldenCase): unknown {
  const trace = traceFromSnapshots(snapshots, { maskId, ...(eosId !== undefined && { eosId }) });
  const { finalStep, firstStep } = replayTrace(trace);
  const snapshotOf = (step: number) => (step < 0 ? null : step + 1);
  return {
    ...describe(trace, { until }),
    finalStep: Array.from(finalStep, snapshotOf),
    firstUnmaskStep: Array.from(firstStep, snapshotOf),
    ...editStatistics(trace),
  };
}

function select(input: GoldenCase): ArrayLike<number> {
  const { confidence, margin, entropy, threshold, factor, gamma, k, masked, steps, eps } = input;
  if (threshold !== undefined) return selectByThreshold(confidence, threshold);
  if (factor !== undefined) return selectByFactor(confidence, factor, { released: true });
  if (gamma !== undefined) return selectByEntropyBound(entropy, gamma);
  if (k !== undefined) return selectTopK(confidence ?? margin ?? (entropy as number[]).map((value) => -value), k);
  return eps === undefined ? lladaSchedule(masked, steps) : dreamSchedule(masked, steps, { eps });
}

type Joint = number | Joint[];

/** The probability that the positions that are not masked hold the tokens of x. */
function probability(joint: Joint, x: number[], mask: Uint8Array, position = 0): number {
  if (typeof joint === 'number') return joint;
  const tokens = mask[position] ? joint : [joint[x[position]!]!];
  return tokens.reduce<number>((sum, part) => sum + probability(part, x, mask, position + 1), 0);
}

/** log p of each token of x given those that are not masked. */
function conditionals(joint: Joint, x: number[], mask: Uint8Array): number[] {
  const given = probability(joint, x, mask);
  return x.map((_, i) => {
    const others = mask.slice();
    others[i] = 0;
    return Math.log(probability(joint, x, others) / given);
  });
}
