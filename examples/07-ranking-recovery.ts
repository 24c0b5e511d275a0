import { recoverRanking, similarityMatrix } from '@cairn-ml/contrastive-regression';
import { createRandom, kendallTau, rank } from '@cairn-ml/numeric';

/**
 * How well the order of unlabelled samples is recovered, against noise: 8 of them and 32 labelled ones on an arc in 128 dimensions, 300 trials.
 *
 *     npx tsx 07-ranking-recovery.ts
 */
const [unlabelled, labelled, dimensions, trials] = [8, 32, 128, 300];
const columns = ['noise', 'CLSS', 'GCLSS', 'Fiedler of all', 'kernel average'];
console.log(columns.map((name) => name.padStart(15)).join(''));
for (const noise of [0.02, 0.05, 0.1, 0.15, 0.2]) {
  const random = createRandom(1);
  const sums = [0, 0, 0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const places = Array.from({ length: unlabelled + labelled }, () => random.uniform());
    const features = places.map((place) => {
      const point = [Math.cos((place * Math.PI) / 2), Math.sin((place * Math.PI) / 2)];
      return Array.from({ length: dimensions }, (_, c) => (point[c] ?? 0) + random.normal(0, noise));
    });
    const truth = places.slice(0, unlabelled);
    const joint = similarityMatrix([features]);
    const labels = places.map((place, i) => (i < unlabelled ? Number.NaN : place));
    const mean = places.slice(unlabelled).reduce((sum, place) => sum + place / labelled, 0);
    const average = truth.map((_, i) =>
      labels.reduce(
        (sum, label, j) => sum + (j < unlabelled ? 0 : joint.data[i * joint.size + j]! * (label - mean)),
        0,
      ),
    );
    const taus = [
      Math.abs(kendallTau(recoverRanking(similarityMatrix([features.slice(0, unlabelled)])).ranking, truth)),
      kendallTau(recoverRanking(joint, { labels }).ranking, truth),
      Math.abs(kendallTau(recoverRanking(joint).ranking.slice(0, unlabelled), truth)),
      kendallTau(rank(average), truth),
    ];
    for (const [k, tau] of taus.entries()) sums[k]! += tau / trials;
  }
  console.log([noise, ...sums.map((tau) => tau.toFixed(3))].map((cell) => String(cell).padStart(15)).join(''));
}
