import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLandmarkModel, type LandmarkSample, loadHumanBackbone } from '@cairn-ml/landmarks/adaptation';
import { handLandmarkNames, handPhantom } from '@cairn-ml/landmarks/phantoms';
import { init } from '@cairn-ml/tensor';
import { fittedSeeds, size } from './radiographs.js';

/** `tsx examples/web/landmarks/fit.ts` writes hand.safetensors, the head that the page loads, and says how well it does on other hands. */
const models = join(import.meta.dirname, '../../node_modules/@vladmandic/human/models');
const hands = (first: number, count: number): LandmarkSample[] =>
  Array.from({ length: count }, (_, i) => handPhantom(first + i, { size }));

await init();
const backbone = await loadHumanBackbone(models, { model: 'handlandmark-lite' });
const model = createLandmarkModel({ backbone, numLandmarks: handLandmarkNames.length });
await model.fit(hands(0, fittedSeeds), { keepFeatures: false });
const { pooled, successRates } = await model.evaluate(hands(fittedSeeds, 24), { radii: [2, 4, 10] });
const bytes = await model.save();
writeFileSync(join(import.meta.dirname, 'hand.safetensors'), bytes);
model.dispose();
backbone.dispose();
const rates = successRates.map(({ radius, rate }) => `${(100 * rate).toFixed(0)} % within ${radius} px`);
console.log(`${bytes.length} bytes; 24 other hands: ${pooled.mean.toFixed(2)} px on average, ${rates.join(', ')}.`);
