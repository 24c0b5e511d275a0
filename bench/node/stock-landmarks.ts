import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { start } from './stock-tfjs.js';

// A landmark detector as it is written with TensorFlow.js: features of a graph model, a linear head, and the highest pixel of each heatmap.

const name = 'handlandmark-lite';
const taps = ['Add_5', 'Add_9', 'model_1/model/add_6/ArithmeticOptimizer/AddOpsRewrite_add'];
const [image, input, grid] = [256, 224, 56];

interface Detector {
  /** The folder of the network. */
  models: string;
  /** Grey values of the image, 0 to 255. */
  pixels: Float64Array;
  mean: Float64Array;
  factor: Float64Array;
  weights: Float64Array;
  bias: Float64Array;
}

export async function predict({ models, pixels, ...head }: Detector) {
  await start('wasm');
  const network = await load(models);
  const [mean, factor, bias] = [head.mean, head.factor, head.bias].map((values) =>
    tf.tensor1d(Float32Array.from(values)),
  );
  const landmarks = head.bias.length;
  const weights = tf.tensor2d(Float32Array.from(head.weights), [head.mean.length, landmarks]);
  const bytes = Uint8Array.from(pixels);
  return async () => {
    const maps = tf.tidy(() => {
      const grey = tf.tensor3d(Float32Array.from(bytes), [image, image, 1]);
      const colours = tf.tile(tf.div(tf.image.resizeBilinear(grey, [input, input], true), 255), [1, 1, 3]);
      const found = network.execute(tf.expandDims(colours), taps) as tf.Tensor4D[];
      const features = tf.concat(
        found.map((tap) => tf.image.resizeBilinear(tap, [grid, grid], true)),
        3,
      );
      const standardised = tf.mul(tf.sub(features, mean!), factor!);
      return tf.add(tf.matMul(tf.reshape(standardised, [grid * grid, -1]), weights), bias!);
    });
    const values = await maps.data();
    maps.dispose();
    return Array.from({ length: landmarks }, (_, k) => {
      let best = 0;
      for (let place = 1; place < grid * grid; place++)
        if (values[place * landmarks + k]! > values[best * landmarks + k]!) best = place;
      return [best % grid, Math.floor(best / grid)].map((cell) => (cell * (image - 1)) / (grid - 1));
    }).flat();
  };
}

function load(models: string) {
  const { modelTopology, weightsManifest, format } = JSON.parse(readFileSync(join(models, `${name}.json`), 'utf8'));
  const weightData = Uint8Array.from(readFileSync(join(models, `${name}.bin`))).buffer;
  const weightSpecs = weightsManifest.flatMap(({ weights }: { weights: tf.io.WeightsManifestEntry[] }) => weights);
  return loadGraphModel({ load: async () => ({ modelTopology, format, weightSpecs, weightData }) });
}
