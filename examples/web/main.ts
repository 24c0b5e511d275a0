import { CairnError, kendallTest, spearman } from '@cairn-ml/numeric';
import { askGpu } from './gpu.js';
import { showSets } from './seriation.js';
import { drawSlope } from './slope.js';

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

try {
  const { adapter, squares } = await askGpu();
  show('adapter', adapter);
  show('squares', squares?.join(' ') ?? 'not computed');
} catch (error) {
  show('adapter', 'failed');
  show('squares', (error as Error).message);
}
