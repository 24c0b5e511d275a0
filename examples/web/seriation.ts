import type { DenseMatrix } from '@cairn-ml/numeric';
import { distanceToSimilarity, spectralSeriation, twoSum } from '@cairn-ml/spectral-seriation';
import { distanceOf, type RealSet } from '../data/real-set.js';
import { drawHeatMap } from './heat-map.js';

/** Fills the list of sets, and orders the one that is chosen. */
export async function showSets(
  list: HTMLSelectElement,
  show: (id: string, text: string) => void,
  get: <T extends Element>(id: string) => T,
): Promise<void> {
  const { sets } = (await (await fetch(new URL('../data/seriation-sets.json', import.meta.url))).json()) as {
    sets: RealSet[];
  };
  for (const { id, title } of sets) list.add(new Option(title, id));
  const order = () => showSet(sets.find(({ id }) => id === list.value)!);
  list.addEventListener('change', order);
  order();

  function showSet(set: RealSet): void {
    const distance = distanceOf(set);
    const start = performance.now();
    const similarity: DenseMatrix = distanceToSimilarity(distance);
    const { order, spectralGap } = spectralSeriation(similarity);
    show('time', `${(performance.now() - start).toFixed(1)} ms`);
    show('gap', spectralGap.toFixed(4));
    show('sum-before', twoSum(distance).toFixed(1));
    show('sum-after', twoSum(distance, order).toFixed(1));
    drawHeatMap(get('before'), similarity, order.slice().sort());
    drawHeatMap(get('after'), similarity, order);
    get('order').textContent = Array.from(order, (item) => set.labels[item]).join(' · ');
  }
}
