import { CairnError } from '@cairn-ml/numeric';
import type { Device } from '@cairn-ml/tensor';
import { describe, findingsOf, meanError } from './findings.js';
import { openModel } from './open-model.js';
import { Overlay } from './overlay.js';
import { type Picture, readImage } from './read-image.js';
import { Refusal } from './refusal.js';
import { samples } from './samples.js';
import { fillTable } from './table.js';

const get = <T extends Element>(id: string) => document.querySelector<T>(`#${id}`)!;
const stage = get<HTMLElement>('stage');
const canvas = get<HTMLCanvasElement>('picture');
const overlay = new Overlay(get<SVGSVGElement>('points'), (finding, index) => {
  get('reading').textContent = finding ? describe(finding) : hint;
  for (const [i, row] of [...get<HTMLTableElement>('table').tBodies[0]!.rows].entries())
    row.classList.toggle('chosen', i === index);
});
const hint = 'Point at a landmark, or go from one to the next with Tab and the arrow keys.';
const show = (id: string, text: string) => {
  get<HTMLOutputElement>(id).value = text;
};

const wish = (new URLSearchParams(location.search).get('device') ?? 'auto') as 'auto' | Device;
const opening = openModel(wish);
opening.then(
  ({ device: { device, adapter } }) => {
    const name = adapter && (adapter.description || `${adapter.vendor} ${adapter.architecture}`);
    show('device', name ? `${device}, ${name}` : device);
  },
  () => show('device', 'none'),
);

let latest = 0;
let isFirst = true;

/** Shows a picture at once, and its landmarks when they are there. A picture that comes meanwhile takes its place. */
async function look(from: () => Picture | Promise<Picture>): Promise<void> {
  const turn = ++latest;
  stage.dataset.state = 'working';
  get('problem').textContent = '';
  try {
    const picture = await from();
    if (turn !== latest) return;
    paint(picture);
    const { model } = await opening;
    if (turn !== latest) return;
    const start = performance.now();
    const prediction = await model.predict(picture.pixels);
    const time = performance.now() - start;
    if (turn !== latest) return;
    const findings = findingsOf(prediction, picture);
    overlay.show(findings, picture.width, picture.height);
    fillTable(get('table'), findings, (index) => overlay.choose(index));
    // The first prediction of a device compiles its kernels.
    show('time', `${time.toFixed(0)} ms${isFirst ? ', the first' : ''}`);
    isFirst = false;
    show('error', errorText(meanError(findings), picture.spacing));
    get('reading').textContent = hint;
    get('summary').textContent = `${findings.length} landmarks in ${picture.name}`;
    stage.dataset.state = 'done';
  } catch (error) {
    if (turn !== latest) return;
    stage.dataset.state = 'failed';
    if (!(error instanceof Refusal) && !CairnError.isInstance(error)) throw error;
    get('problem').textContent = error.message;
  }
}

function paint({ canvas: source, width, height }: Picture): void {
  overlay.show([], width, height);
  canvas.width = source.width;
  canvas.height = source.height;
  canvas.getContext('2d')!.drawImage(source, 0, 0);
  stage.style.setProperty('--shape', String(width / height));
}

function errorText(pixels: number | undefined, spacing: number | undefined): string {
  if (pixels === undefined) return 'truth not known';
  return spacing ? `${pixels.toFixed(2)} px = ${(pixels * spacing).toFixed(2)} mm` : `${pixels.toFixed(2)} px`;
}

/** The first file of a drop or of a paste. */
function take(data: DataTransfer | null): void {
  const file = data?.files[0];
  select(undefined);
  look(() => {
    if (file) return readImage(file);
    throw new Refusal('There was no file in it. Drop or paste an image file, or choose one.');
  });
}

function select(button: HTMLElement | undefined): void {
  for (const each of get('samples').querySelectorAll('button'))
    each.setAttribute('aria-pressed', String(each === button));
}

for (const { name, draw } of samples) {
  const button = document.createElement('button');
  const small = draw().canvas;
  small.setAttribute('aria-hidden', 'true');
  small.className = 'thumbnail';
  button.type = 'button';
  button.append(small, name);
  button.addEventListener('click', () => {
    select(button);
    look(draw);
  });
  get('samples').append(button);
}

const chooser = get<HTMLInputElement>('file');
chooser.addEventListener('change', () => {
  const file = chooser.files?.[0];
  chooser.value = ''; // so that the same file can be chosen again
  if (!file) return;
  select(undefined);
  look(() => readImage(file));
});
addEventListener('dragover', (event) => {
  event.preventDefault();
  stage.classList.add('over');
});
for (const name of ['dragleave', 'drop'] as const) addEventListener(name, () => stage.classList.remove('over'));
addEventListener('drop', (event) => {
  event.preventDefault();
  take(event.dataTransfer);
});
addEventListener('paste', (event) => take(event.clipboardData));

get<HTMLButtonElement>('samples').querySelector('button')!.click();
