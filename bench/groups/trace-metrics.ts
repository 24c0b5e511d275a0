import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTraceBuilder, type DecodingTrace, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
import { summarizeTraces } from '@cairn-ml/mdlm-metrics/analysis';
import { decodeTrace, encodeTrace, parseTrace, stringifyTrace } from '@cairn-ml/mdlm-metrics/formats';
import { createRandom } from '@cairn-ml/numeric';
import { type Pair, within } from '../pair.js';
import { python } from '../peers/python.js';

const [traces, length, events] = [10_000, 1024, 1_000_000];
const install = 'apt-get install python3-scipy';

/** Metrics of a corpus of traces, and reading a trace of a million events. */
export function* pairs(): Generator<Pair> {
  const random = createRandom(1);
  const steps = Int32Array.from({ length: traces * length }, (_, i) => ((i % length) >> 2) + random.integer(0, 15));
  yield {
    name: `AFP, TPF and tau of ${traces} traces of ${length} tokens`,
    ours() {
      const { afp, tpf, tau } = summarizeTraces(corpus(steps), { samples: 0 }).all!.means;
      return [afp!.mean, tpf!.mean, tau!.mean];
    },
    peer: python('numpy and scipy.stats.kendalltau', {
      module: 'trace_metrics',
      prepare: 'metrics',
      parameters: { steps, length },
      install,
    }),
    difference: within(1e-9),
  };

  const path = join(mkdtempSync(join(tmpdir(), 'cairn-bench-')), 'trace.json');
  const trace = longTrace();
  const binary = encodeTrace(trace);
  writeFileSync(path, stringifyTrace(trace));
  const peer = python('json.load to numpy', {
    module: 'trace_metrics',
    prepare: 'load',
    parameters: { path },
    install,
  });
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const read = (name: string, ours: () => DecodingTrace): Pair => ({
    name: `${events} events from ${name}`,
    ours: () => sums(ours()),
    peer,
    difference: within(0),
  });
  yield read(`JSON of ${megabytes(readFileSync(path).length)}`, () => parseTrace(readFileSync(path, 'latin1')));
  yield read(`${megabytes(binary.length)} of binary`, () => decodeTrace(binary));
}

/** One trace at a time, made from its final steps. */
function* corpus(steps: Int32Array): Generator<DecodingTrace> {
  for (let k = 0; k < traces; k++) yield traceFromFinalSteps(steps.subarray(k * length, (k + 1) * length));
}

/** Many tokens a step, in blocks of 32, as a decoder writes them. */
function longTrace(): DecodingTrace {
  const random = createRandom(2);
  const builder = createTraceBuilder({ length: events, maskId: 126336 });
  for (let start = 0; start < events; start += 32) {
    random.permutation(Math.min(32, events - start)).forEach((i, k) => {
      if (k % 4 === 0) builder.step();
      builder.unmask(start + i, random.integer(0, 126335));
    });
  }
  return builder.build();
}

function sums({ events: { step, position, token } }: DecodingTrace): number[] {
  return [step, position, token].map((column) => column.reduce((sum, value) => sum + value, 0));
}
