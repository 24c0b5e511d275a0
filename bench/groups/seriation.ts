import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  antiRobinsonEvents,
  distanceToSimilarity,
  optimalLeafOrdering,
  pathLength,
  randomRobinson,
  refineOrder,
  seriationCriteria,
  spectralSeriation,
  twoSum,
} from '@cairn-ml/spectral-seriation';
import { type Pair, within } from '../pair.js';
import { r } from '../peers/r.js';

/** Spectral orders, criteria, leaf orders and the local search, beside R's seriation. */
export function* pairs(): Generator<Pair> {
  for (const size of [100, 1000]) {
    const { distance } = randomRobinson({ size, seed: size, noise: 0.5 });
    yield {
      name: `spectral order and its 2-SUM, n = ${size}`,
      ours: () => twoSum(distance, spectralSeriation(distanceToSimilarity(distance)).order),
      peer: seriation('seriate Spectral', 'twoSumOf', distance, { method: 'Spectral' }),
      difference: within(1e-9),
    };
  }
  for (const size of [100, 400]) {
    const { distance, order } = randomRobinson({ size, seed: size, noise: 0.5 });
    yield {
      name: `anti-Robinson events, n = ${size}`,
      ours: () => antiRobinsonEvents(distance, order),
      peer: seriation('criterion', 'oneCriterion', distance, { order, name: 'AR_events' }),
      difference: within(0),
    };
    yield {
      name: `15 criteria, n = ${size}`,
      ours: () => criteriaOf(distance, order),
      peer: seriation('criterion', 'allCriteria', distance, { order }),
      difference: within(1e-9),
    };
  }
  for (const size of [100, 1000]) {
    const { distance } = randomRobinson({ size, seed: size, noise: 0.5 });
    yield {
      name: `optimal leaf order, average linkage, n = ${size}`,
      ours: () => pathLength(distance, optimalLeafOrdering(distance, { linkage: 'average' })),
      peer: seriation('seriate OLO_average', 'pathOf', distance, { method: 'OLO_average' }),
      difference: within(1e-9),
    };
  }
  for (const name of ['Irish_scaled_euclid', 'Zoo', 'Wood']) {
    const distance = goldenDistance(name);
    yield {
      name: `2-SUM, spectral order and local search, ${name}`,
      ours: () => refineOrder(distance, spectralSeriation(distanceToSimilarity(distance)).order).value,
      peer: seriation('seriate QAP_2SUM', 'twoSumOf', distance, { method: 'QAP_2SUM' }),
      difference: (ours, peers) =>
        (ours as number) > (peers as number) * (1 + 1e-9) ? `${ours}, the peer has less: ${peers}` : undefined,
    };
  }
}

type Distance = { data: Float64Array; size: number };

function seriation(name: string, prepare: string, distance: Distance, rest: Record<string, Int32Array | string>) {
  return r(`R ${name}`, {
    file: 'seriation.R',
    prepare,
    parameters: { lower: lowerTriangle(distance), size: distance.size, ...rest },
    install: 'apt-get install r-cran-seriation',
  });
}

/** In R's order: column by column. */
function lowerTriangle({ data, size }: Distance): Float64Array {
  const lower = new Float64Array((size * (size - 1)) / 2);
  let next = 0;
  for (let j = 0; j < size; j++) for (let i = j + 1; i < size; i++) lower[next++] = data[i * size + j]!;
  return lower;
}

/** A real data set of the oracle cases. */
function goldenDistance(name: string): Distance {
  const folder = join(import.meta.dirname, '../../packages/spectral-seriation/test/golden');
  const { n, dist_lower_columnwise: lower } = ['seriation.json', 'seriation-extra.json']
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).cases)
    .find((each) => each.name === name);
  const data = new Float64Array(n * n);
  let next = 0;
  for (let j = 0; j < n; j++) for (let i = j + 1; i < n; i++) data[i * n + j] = data[j * n + i] = lower[next++];
  return { data, size: n };
}

/** In the order of r/seriation.R. ME is left out: R computes it in single precision. */
function criteriaOf(distance: Distance, order: Int32Array): number[] {
  const criteria = seriationCriteria(distance, order);
  return [
    criteria.antiRobinsonEvents,
    criteria.antiRobinsonDeviations,
    criteria.relativeGeneralizedAntiRobinson,
    criteria.bandedAntiRobinson,
    criteria.gradientRaw,
    criteria.gradientWeighted,
    criteria.pathLength,
    criteria.lazyPathLength,
    criteria.inertia,
    criteria.leastSquares,
    criteria.linearSeriation,
    criteria.twoSum,
    criteria.weightedCorrelation,
    criteria.mooreStress,
    criteria.neumannStress,
  ];
}
