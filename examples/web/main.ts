import { CairnError, kendallTest, spearman } from '@cairn-ml/numeric';
import type { Device } from '@cairn-ml/tensor';
import { showSets } from './seriation.js';
import { drawSlope } from './slope.js';
import { showTraining } from './training.js';

const get = <T extends Element>(id: string) => document.querySelector<T>(`#${id}`)!;
const inputs = [get<HTMLInputElement>('first'), get<HTMLInputElement>('second')] as const;
const show = (id: string, text: string) => {
  get<HTMLOutputElement>(id).value = text;
};

function compareLists(): void {
  const [first, second] = inputs.map(({ value }) =>
    value
      .trim()
      .split(/[\s,;]+/)
      .map(Number),
  ) as [number[], number[]];
  try {
    const { tau, pValue } = kendallTest(first, second);
    show('tau', tau.toFixed(3));
    show('p-value', pValue.toPrecision(3));
    show('rho', spearman(first, second).toFixed(3));
    drawSlope(get('slope'), first, second);
    get('problem').textContent = '';
  } catch (error) {
    if (!CairnError.isInstance(error)) throw error;
    for (const id of ['tau', 'p-value', 'rho']) show(id, '–');
    get('problem').textContent = error.message;
  }
}

for (const input of inputs) input.addEventListener('input', compareLists);
compareLists();
await showSets(get<HTMLSelectElement>('set'), show, get);

const parameters = new URLSearchParams(location.search);
const wish = get<HTMLSelectElement>('wish');
wish.value = parameters.get('device') ?? 'auto';
const train = () => showTraining(wish.value as 'auto' | Device, Number(parameters.get('steps') ?? 200), show, get);
wish.addEventListener('change', train);
await train();
