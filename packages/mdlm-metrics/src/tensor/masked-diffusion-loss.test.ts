import { createRandom } from '@cairn-ml/numeric';
import { ones, randomNormal, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient, leakedTensors } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../../test/devices.js';
import { maskedDiffusionLoss } from './index.js';

const [batch, length, vocabulary] = [3, 4, 5];
const random = createRandom(1);
const values = Float32Array.from({ length: batch * length * vocabulary }, () => random.normal(0, 2));
const labels = Int32Array.from({ length: batch * length }, () => random.integer(0, vocabulary - 1));
const masked = Int32Array.from({ length: batch * length }, () => random.integer(0, 1));
const shares = [0.2, 0.5, 1];

const make = () => ({
  logits: tensor(values, [batch, length, vocabulary]),
  tokens: tensor(labels, [batch, length]),
  mask: tensor(masked, [batch, length]),
});

/** -log p of the token at each place, in float64. */
const costs = Array.from(labels, (label, i) => {
  const row = Array.from(values.subarray(i * vocabulary, (i + 1) * vocabulary));
  return Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0)) - row[label]!;
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('without times: the mean over masked tokens, as summed up in float64', async () => {
    const { logits, tokens, mask } = make();
    const sum = costs.reduce((total, cost, i) => total + cost * masked[i]!, 0);
    const count = masked.reduce((a, b) => a + b, 0);
    const [loss] = await maskedDiffusionLoss(logits, tokens, mask).data();
    expect(loss).toBeCloseTo(sum / count, 5);
  });

  test('with times: what is masked, divided by the time of its text, over all tokens', async () => {
    const { logits, tokens, mask } = make();
    const sum = costs.reduce((total, cost, i) => total + (cost * masked[i]!) / shares[Math.floor(i / length)]!, 0);
    const [loss] = await maskedDiffusionLoss(logits, tokens, mask, { times: tensor(shares) }).data();
    expect(loss).toBeCloseTo(sum / (batch * length), 5);
  });

  test('its gradient is the numeric one, and nothing is left behind', async () => {
    const { tokens, mask } = make();
    const times = tensor(shares);
    const logits = randomNormal([batch, length, vocabulary], 3);
    const weighted = (x: typeof logits) => maskedDiffusionLoss(x, tokens, mask, { times });
    expect((await checkGradient(weighted, [logits])).maxError).toBeLessThan(1e-3);
    expect(await leakedTensors(() => weighted(logits))).toEqual({ tensors: 0, bytes: 0, buffers: 0 });
  });

  test('without masks it is 0, and so is its gradient', async () => {
    const { logits, tokens } = make();
    const none = zeros([batch, length]);
    expect([...(await maskedDiffusionLoss(logits, tokens, none).data())]).toEqual([0]);
    expect([...(await maskedDiffusionLoss(logits, tokens, none, { times: tensor(shares) }).data())]).toEqual([0]);
    expect((await checkGradient((x) => maskedDiffusionLoss(x, tokens, none), [logits])).maxError).toBe(0);
  });
});

test('errors name the argument', () => {
  const { logits, tokens, mask } = make();
  const call = (a: unknown, b: unknown, c: unknown, times?: unknown) => () =>
    maskedDiffusionLoss(a as never, b as never, c as never, times ? { times: times as never } : {});
  expect(call(zeros([2, 2]), tokens, mask)).toThrow(
    'maskedDiffusionLoss: `logits` must be [batch, length, vocabulary], got [2, 2].',
  );
  expect(call(logits, zeros([3, 5]), mask)).toThrow(
    'maskedDiffusionLoss: `tokens` must be [3, 4], like `logits`, got [3, 5].',
  );
  expect(call(logits, tokens, ones([4]))).toThrow('maskedDiffusionLoss: `mask` must be [3, 4]');
  expect(call(logits, tokens, mask, ones([2]))).toThrow(
    'maskedDiffusionLoss: `times` must be [3], one entry per text, got [2].',
  );
  expect(call(logits, zeros([3, 4]), mask)).toThrow('maskedDiffusionLoss: `tokens` must be int32, got "float32".');
});
