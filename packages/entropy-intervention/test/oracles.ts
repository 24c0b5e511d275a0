import { readFileSync } from 'node:fs';
import { tensor } from '@cairn-ml/tensor';
import { expect } from 'vitest';
import { entropyAdversarialSample, entropyGradient, selectModerateEntropy, type TokenSelection } from '../src/index.js';
import { policyOf } from './policy.js';

const { cases } = JSON.parse(readFileSync(new URL('golden/entropy.json', import.meta.url), 'utf8'));
// biome-ignore lint/suspicious/noExplicitAny: as JSON has it
const oracle = (id: string) => cases.find((one: any) => one.id === id);
const policy = policyOf(oracle('E00_model').input);

/** The small policy of the oracle cases, and its image. */
export const question = () => ({
  image: tensor(policy.image, policy.shape),
  forward: policy.forward,
  responses: policy.responses,
});

/** Rows as long as its responses. */
export const mask = policy.mask;

/** Gradients and images of torch in float64, on the device in use: within 1e-6, and no entry with another sign. */
export async function expectOracleGradients(): Promise<void> {
  for (const id of ['E00_model', 'E05_band_selected', 'E06_top20_selected', 'E07_empty_selection']) {
    const { expected } = oracle(id);
    const selection = expected.select ?? oracle(id).input.select ?? mask;
    const { objective, gradient } = entropyGradient({ ...question(), selection });
    expect(Math.abs((await objective.data())[0]! - expected.J)).toBeLessThan(1e-6);
    const actual = await gradient.data();
    const wanted = expected.grad.flat(2) as number[];
    expect(actual.length).toBe(wanted.length);
    for (const [i, value] of wanted.entries()) {
      expect(Math.abs(actual[i]! - value), `${id} ${i}: ${actual[i]}, ${value}`).toBeLessThan(1e-6);
      expect(Math.sign(actual[i]!), `${id} ${i}`).toBe(Math.sign(value));
    }
  }
}

/** The images of the oracle's attacks, on the device in use. */
export async function expectOracleImages(): Promise<void> {
  const band = (entropies: Float64Array[], mask: TokenSelection) => selectModerateEntropy(entropies, { mask });
  const epsilon = 8 / 255;
  for (const [id, options] of [
    ['E01_fgsm_linf_8_255', {}],
    ['E02_pgd_linf_5', { steps: 5 }],
    ['E03_momentum_pgd', { steps: 5, momentum: 0.9 }],
    ['E04_pgd_l2', { steps: 4, norm: 'l2', epsilon: 0.5, stepSize: 0.2 }],
    ['E05_band_selected', { selection: band }],
  ] as const) {
    const { expected } = oracle(id);
    const { image, objective } = await entropyAdversarialSample({ ...question(), mask, epsilon, ...options });
    expect(Math.abs(objective.at(-1)! - (expected.Jadv ?? [expected.J].flat().at(-1)))).toBeLessThan(1e-6);
    const actual = await image.data();
    for (const [i, value] of (expected.adv.flat(2) as number[]).entries())
      expect(Math.abs(actual[i]! - value), `${id} ${i}: ${actual[i]}, ${value}`).toBeLessThan(1e-6);
  }
}
