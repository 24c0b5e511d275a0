import { createRandom } from '@cairn-ml/numeric';
import { memory } from '@cairn-ml/tensor';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { coupled, expectWholeDecode } from '../../test/decoding.js';
import { devices, useDevice } from '../../test/devices.js';
import { exactModel } from '../../test/exact-model.js';
import { decodeFastDllm, decodeTopK } from '../decoding/index.js';
import { maskedDiffusionNelbo } from '../likelihood/index.js';
import { createMaskedDiffusionModel, type MaskedDiffusionModelOptions } from './index.js';

vi.setConfig({ testTimeout: 60_000 }); // training, on machines that do other things as well

const small: MaskedDiffusionModelOptions = { vocabulary: 2, length: 3, width: 16, layers: 1 };
const create = (options: Partial<MaskedDiffusionModelOptions> = {}) =>
  createMaskedDiffusionModel({ ...small, ...options });

/** Twenty texts, in which those of `coupled` come as often as their probabilities say. */
const coupledTexts = coupled.flatMap(([text, probability]) =>
  Array.from({ length: Math.round(20 * probability) }, () => text),
);

const everyMask = Array.from({ length: 7 }, (_, set) => [0, 1, 2].map((i) => ((set + 1) >> i) & 1));
const softmax = (row: ArrayLike<number>) => {
  const powers = Array.from(row, Math.exp);
  return powers.map((power) => power / powers.reduce((a, b) => a + b, 0));
};

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('repeats for a seed, differs for another, and leaves nothing behind', async () => {
    const before = memory();
    const run = async (seed: number) => {
      const model = create({ seed, relations: [0, 1, 2].map((i) => [0, 1, 2].map((j) => Math.abs(i - j))) });
      const history = await model.fit({ texts: coupledTexts, steps: 12, reportEvery: 5, wrongTokens: 0.2 });
      const logits = await model.denoise([0, 0, 0], [1, 1, 0]);
      model.dispose();
      return { history, logits: [...logits] };
    };
    const first = await run(3);
    expect(first.history.map(({ step }) => step)).toEqual([5, 10, 12]);
    expect(await run(3)).toEqual(first);
    expect((await run(4)).logits).not.toEqual(first.logits);
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numBytes).toBe(before.numBytes);
  });
});

describe('on wasm', () => {
  beforeAll(() => useDevice('wasm'));
  const models: { dispose: () => void }[] = [];
  afterAll(() => {
    for (const model of models) model.dispose();
  });
  const make = (options: Partial<MaskedDiffusionModelOptions> = {}) => {
    const model = create(options);
    models.push(model);
    return model;
  };

  test('learns the conditionals of a distribution of texts, and its likelihoods', async () => {
    const model = make();
    await model.fit({ texts: coupledTexts, steps: 200, batchSize: 20, learningRate: 0.01, weighting: 'uniform' });
    const exact = exactModel(coupled, 2);
    let error = 0; // expected over texts, masks and masked positions; of a coin instead of the model it is above 0.25
    for (const [text, probability] of coupled) {
      for (const mask of everyMask) {
        const predicted = await model.denoise(text, mask);
        const expected = await exact(Int32Array.from(text), Uint8Array.from(mask));
        const masked = mask.reduce((a, b) => a + b, 0);
        for (const [i, isMasked] of mask.entries()) {
          const [p] = softmax(predicted.subarray(2 * i, 2 * i + 2));
          const [q] = softmax(Array.from(expected).slice(3 * i, 3 * i + 2));
          error += (isMasked * probability * Math.abs(p! - q!)) / masked / everyMask.length;
        }
      }
      const { nelbo } = await maskedDiffusionNelbo(3, logProbabilities(text), { method: 'exact' });
      expect(nelbo).toBeCloseTo(-Math.log(probability), 0);
    }
    expect(error).toBeLessThan(0.06);

    function logProbabilities(text: readonly number[]) {
      return async (mask: Uint8Array) => {
        const logits = await model.denoise(text, mask);
        return text.map((token, i) => Math.log(softmax(logits.subarray(2 * i, 2 * i + 2))[token]!));
      };
    }
  });

  test('plugs into decoders; calls that come together give what they give alone', async () => {
    const model = make({ vocabulary: 5, length: 8, layers: 2 });
    const { maskId } = model;
    expect(maskId).toBe(5);
    const canvases = Array.from({ length: 70 }, (_, k) =>
      Array.from({ length: 8 }, (_, i) => ((i * k) % 3 ? maskId : (i + k) % 5)),
    );
    const decode = (canvas: number[], k: number) =>
      k % 2 ? decodeTopK(model.denoise, canvas, { maskId }) : decodeFastDllm(model.denoise, canvas, { maskId });
    const together = await Promise.all(canvases.map(decode));
    for (const [k, result] of together.entries()) {
      expectWholeDecode(result, canvases[k]!, maskId);
      if (k % 10 === 0) expect((await decode(canvases[k]!, k)).tokens).toEqual(result.tokens);
    }
  });

  test('what stands behind a mask is not looked at', async () => {
    const model = make();
    const mask = [1, 0, 1];
    expect(await model.denoise([0, 1, 0], mask)).toEqual(await model.denoise([model.maskId, 1, -7], mask));
    expect(await model.denoise([0, 0, 0], mask)).not.toEqual(await model.denoise([0, 1, 0], mask));
  });

  test('relations tell pairs of positions apart: each head of each layer has a number for each class', async () => {
    const opposite = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => ((i + 2) % 4 === j ? 1 : 0)));
    const options = { length: 4, layers: 2, heads: 4 };
    expect(make({ ...options, relations: opposite }).parameters).toBe(make(options).parameters + 2 * 4 * 2);
  });

  test('wrong tokens beside the masks teach it to doubt what was written', async () => {
    const model = make();
    const texts = [
      [0, 0, 0],
      [1, 1, 1],
    ];
    await model.fit({ texts, steps: 120, learningRate: 0.02, wrongTokens: 0.2 });
    const doubted = await model.denoise([0, 1, 0], [0, 0, 0]);
    const fine = await model.denoise([1, 1, 1], [0, 0, 0]);
    expect(softmax(doubted.subarray(2, 4))[0]).toBeGreaterThan(0.5);
    expect(softmax(fine.subarray(2, 4))[0]).toBeLessThan(0.05);
  });

  test('what was saved predicts the same; halves nearly so', async () => {
    const first = make({ seed: 1 });
    await first.fit({ texts: coupledTexts, steps: 20 });
    const ask = (model: typeof first) => model.denoise([0, 0, 0], [1, 0, 1]);
    const second = make({ seed: 2 });
    expect(await ask(second)).not.toEqual(await ask(first));
    second.load(await first.save());
    expect(await ask(second)).toEqual(await ask(first));
    second.load(await first.save({ floats: 'F16' }));
    for (const [i, logit] of (await ask(second)).entries()) expect(logit).toBeCloseTo((await ask(first))[i]!, 1);
    expect((await first.save({ floats: 'F16' })).length).toBeLessThan(0.75 * (await first.save()).length);
  });

  test('a file of another kind of model is refused, and nothing is lost by it', async () => {
    const model = make();
    const before = memory().numTensors;
    const logits = await model.denoise([0, 0, 0], [1, 1, 1]);
    const heads = await make({ heads: 4 }).save();
    const related = await make({
      relations: [
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 0],
      ],
    }).save();
    const made = memory().numTensors - before;
    expect(() => model.load(heads)).toThrow('load: `bytes` must come from a model with the same heads, got "4".');
    expect(() => model.load(related)).toThrow('loadSafetensors: `bytes` must have the tensors of `like` only');
    const other = make({
      relations: [
        [0, 1, 0],
        [1, 0, 1],
        [0, 1, 0],
      ],
    });
    expect(() => other.load(related)).toThrow('load: `bytes` must come from a model with the same relations');
    await expect(
      make({ width: 8 })
        .save()
        .then((bytes) => model.load(bytes)),
    ).rejects.toThrow('must be [3, 16]');
    expect(() => model.load(new Uint8Array(3))).toThrow('loadSafetensors: ');
    expect(await model.denoise([0, 0, 0], [1, 1, 1])).toEqual(logits);
    expect(made).toBeGreaterThan(0);
  });

  test('a signal ends training between steps; what was learned stays, and the model can be trained on', async () => {
    const model = make();
    const controller = new AbortController();
    const before = memory().numTensors;
    const fitting = model.fit({
      texts: coupledTexts,
      steps: 100,
      reportEvery: 1,
      signal: controller.signal,
      onProgress: async ({ step }) => {
        await model.denoise([0, 0, 0], [1, 1, 1]); // in use while it is trained
        if (step === 3) controller.abort(new Error('enough'));
      },
    });
    await expect(model.fit({ texts: coupledTexts, steps: 1 })).rejects.toThrow(
      'fit: `the model` must be trained by one call',
    );
    const bytes = await make().save();
    expect(() => model.load(bytes)).toThrow('load: `the model` must not be in training');
    await expect(fitting).rejects.toThrow('enough');
    expect(memory().numTensors - before).toBeLessThan(40); // the second model's parameters, and nothing else
    expect(await model.fit({ texts: coupledTexts, steps: 1 })).toHaveLength(1);
  });

  test('a signal from outside is heard, although nothing is awaited between steps', async () => {
    const fitting = make().fit({
      texts: coupledTexts,
      steps: 1e6,
      reportEvery: 1e6,
      signal: AbortSignal.timeout(200),
    });
    await expect(fitting).rejects.toThrow('timeout');
  });

  test('every text is used once before any is used again', async () => {
    const model = make();
    const used: number[] = [];
    const texts = Array.from({ length: 6 }, (_, k) =>
      Object.defineProperty([0, 0, 1], 1, {
        get() {
          used.push(k);
          return 0;
        },
      }),
    );
    await model.fit({ texts, steps: 4, batchSize: 3 });
    const perText = texts.map((_, k) => used.filter((text) => text === k).length);
    expect(new Set(perText).size).toBe(1);
  });

  test('errors name the argument', async () => {
    const fails = (options: Partial<MaskedDiffusionModelOptions>, message: string) =>
      expect(() => create(options)).toThrow(`createMaskedDiffusionModel: ${message}`);
    fails({ vocabulary: 0 }, '`vocabulary` must be an integer of at least 1, got 0.');
    fails({ heads: 3 }, '`heads` must divide `width` (16), got 3.');
    fails({ seed: 0.5 }, '`seed` must be');
    fails({ relations: [[0, 0, 0]] }, '`relations` must have one row per position (3), got [1].');
    fails(
      {
        relations: [
          [0, 0, 0],
          [0, 0],
          [0, 0, 0],
        ],
      },
      '`relations[1]` must have one entry per position (3), got [2].',
    );
    fails(
      {
        relations: [
          [0, 0, 0],
          [0, 0.5, 0],
          [0, 0, 0],
        ],
      },
      '`relations[1][1]` must be an integer',
    );
    const model = make();
    const fit = (options: object) => model.fit({ texts: [[0, 1, 0]], steps: 1, ...options });
    await expect(fit({ texts: [] })).rejects.toThrow('fit: `texts.length` must be an integer of at least 1, got 0.');
    await expect(fit({ texts: [[0, 1]] })).rejects.toThrow(
      'fit: `texts[0]` must have one token per position (3), got [2].',
    );
    await expect(fit({ texts: [[0, 1, 2]] })).rejects.toThrow(
      'fit: `texts[0][2]` must be an integer from 0 to 1, got 2.',
    );
    await expect(fit({ texts: () => [0, 9, 0] })).rejects.toThrow('must be an integer from 0 to 1, got 9.');
    await expect(fit({ weighting: 'time' })).rejects.toThrow('fit: `weighting` must be');
    await expect(fit({ steps: 0 })).rejects.toThrow('fit: `steps` must be an integer of at least 1, got 0.');
    await expect(model.denoise([0, 1], [1, 1])).rejects.toThrow(
      'denoise: `tokens` must have one token per position (3), got [2].',
    );
    await expect(model.denoise([0, 2, 0], [1, 0, 1])).rejects.toThrow(
      'denoise: `tokens[1]` must be an integer from 0 to 1, got 2.',
    );
    await expect(model.denoise([0, 0, 0], [1])).rejects.toThrow(
      'denoise: `mask` must have one entry per token (3), got [1].',
    );
  });
});

test('random texts of the right shape train without a number that is not finite', async () => {
  await useDevice('wasm');
  const random = createRandom(5);
  const model = create({ vocabulary: 7, length: 5, heads: 4, layers: 2 });
  const history = await model.fit({
    texts: () => Int32Array.from({ length: 5 }, () => random.integer(0, 6)),
    steps: 30,
    reportEvery: 10,
    weighting: 'uniform',
    learningRate: () => 0.02,
  });
  // Nothing can be learned but that all tokens are alike: log 7 nats a token.
  expect(history.at(-1)!.loss).toBeGreaterThan(0.8 * Math.log(7));
  expect(history.at(-1)!.loss).toBeLessThan(1.3 * Math.log(7));
  model.dispose();
});
