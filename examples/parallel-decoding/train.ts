import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createMaskedDiffusionModel } from '@cairn-ml/mdlm-metrics/tensor';
import { init } from '@cairn-ml/tensor';
import { type ModelName, recipes, weightsFile } from './models.js';

/** Trains a model and writes its weights. */
async function train(name: ModelName): Promise<void> {
  const model = createMaskedDiffusionModel(recipes[name].options);
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${name}: ${model.parameters} parameters`);
  await model.fit({
    ...recipes[name].fit(),
    reportEvery: 250,
    onProgress({ step, steps, loss }) {
      console.log(`${name}: step ${step} of ${steps}, loss ${loss.toFixed(4)}, ${seconds()} s`);
    },
  });
  const path = weightsFile(name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await model.save({ floats: 'F16' }));
  model.dispose();
}

/** Trains models one after the other; by default all. The text model needs Debian's package bible-kjv. */
export async function trainModels(names: readonly ModelName[] = Object.keys(recipes) as ModelName[]): Promise<void> {
  const { device } = await init();
  console.log(`on ${device}`);
  for (const name of names) await train(name);
}

// npx tsx parallel-decoding/train.ts [NAME...]
if (process.argv[1] === import.meta.filename) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.find((name) => !(name in recipes));
  if (unknown) {
    console.error(`There is no model '${unknown}'. The models are ${Object.keys(recipes).join(', ')}.`);
    process.exit(1);
  }
  await trainModels(positionals.length > 0 ? (positionals as ModelName[]) : undefined);
}
