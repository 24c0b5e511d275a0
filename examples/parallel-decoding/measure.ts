import { type DecodingTrace, traceMetrics } from '@cairn-ml/mdlm-metrics';
import {
  generationOrderTest,
  type MeanWithInterval,
  positionalNulls,
  summarizeTraces,
} from '@cairn-ml/mdlm-metrics/analysis';
import type { MaskedDiffusionModel } from '@cairn-ml/mdlm-metrics/tensor';
import type { NamedDecoder } from './decoders.js';
import type { Task } from './tasks.js';

/** What a decoder did with a task. */
export interface Measured {
  decoder: NamedDecoder;
  task: string;
  /** The share of canvases that came out right. */
  solved: number;
  /** The share of masked tokens that came out right. */
  right: number;
  /** Forward passes per canvas. */
  nfe: number;
  afp: MeanWithInterval;
  tpf: MeanWithInterval;
  /** tau of step and position. */
  tauPosition: MeanWithInterval;
  /** tau of step and difficulty: above 0 when what is easy comes first. */
  tauDifficulty: MeanWithInterval;
  /** The same beyond what going from left to right would have. */
  excess: MeanWithInterval;
  traces: DecodingTrace[];
}

/** Decodes all canvases of a task at the same time, so that the model sees them in batches, and sums up the traces. */
export async function measure(model: MaskedDiffusionModel, task: Task, decoder: NamedDecoder): Promise<Measured> {
  const { canvases, solutions, difficulties } = task;
  const results = await Promise.all(
    canvases.map((canvas, k) => decoder.decode(model.denoise, canvas, model.maskId, k)),
  );
  let [solved, right, masked] = [0, 0, 0];
  for (const [k, { tokens }] of results.entries()) {
    const blanks = canvases[k]!.reduce((sum, token) => sum + (token === model.maskId ? 1 : 0), 0);
    const wrong = tokens.reduce((sum, token, i) => sum + (token === solutions[k]![i] ? 0 : 1), 0);
    solved += wrong === 0 ? 1 : 0;
    right += blanks - wrong;
    masked += blanks;
  }
  const traces = results.map(({ trace }) => trace);
  const against = (k: number) => difficulties?.[k];
  const { all } = summarizeTraces(traces, {
    metrics: {
      nfe: (trace) => traceMetrics(trace).passes,
      difficulty: (trace, k) => (against(k) ? generationOrderTest(trace, { against: against(k)! }).tau : Number.NaN),
      excess: (trace, k) => (against(k) ? positionalNulls(trace, against(k)!).leftToRight.excess : Number.NaN),
    },
  });
  const { afp, tpf, tau, nfe, difficulty, excess } = all!.means;
  return {
    decoder,
    task: task.name,
    solved: solved / canvases.length,
    right: right / masked,
    nfe: nfe!.mean,
    ...{ afp: afp!, tpf: tpf!, tauPosition: tau!, tauDifficulty: difficulty!, excess: excess! },
    traces,
  };
}
