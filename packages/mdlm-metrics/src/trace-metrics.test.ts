import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes } from '../test/arbitrary-trace.js';
import { averageFinalizationParallelism } from './average-finalization-parallelism.js';
import { generationOrderTau } from './generation-order-tau.js';
import { tokensPerForward } from './tokens-per-forward.js';
import { traceMetrics } from './trace-metrics.js';

test('the same numbers as the functions one by one', () => {
  fc.assert(
    fc.property(
      decodes,
      fc.constantFrom('eos', 'canvas'),
      fc.constantFrom('final', 'first'),
      ({ trace }, until, step) => {
        const options = { until, step } as { until: 'eos'; step: 'final' };
        const metrics = traceMetrics(trace, { ...options, variant: 'gamma' });
        expect(metrics.afp).toEqual(averageFinalizationParallelism(trace, options));
        expect(metrics.tpf).toEqual(tokensPerForward(trace, options));
        expect(metrics.tau).toEqual(generationOrderTau(trace, { ...options, variant: 'gamma' }));
        expect(metrics.steps).toBe(trace.steps.passes.length);
        expect(metrics.maxPerStep).toBeLessThanOrEqual(metrics.tokens);
        expect(metrics.maxPerStep * metrics.finalizingSteps).toBeGreaterThanOrEqual(metrics.tokens);
      },
    ),
  );
});

test('an unknown variant is refused', () => {
  fc.assert(
    fc.property(decodes, ({ trace }) => {
      expect(() => traceMetrics(trace, { variant: 'd' as never })).toThrow("traceMetrics: `variant` must be 'b' | 'a'");
    }),
    { numRuns: 1 },
  );
});
