import { CairnError } from '@cairn-ml/numeric';
import { type Device, init } from '@cairn-ml/tensor';
import { trainMoons, twoMoons } from './moons.js';

const side = 48;
const moons = twoMoons(128, 0.12, 3);
const [left, right, top, bottom] = [-1.6, 2.6, 1.5, -1];

/** Centres of the cells of the map, row by row. */
const grid = Float32Array.from({ length: 2 * side * side }, (_, k) => {
  const cell = k >> 1;
  const share = ((k % 2 ? Math.floor(cell / side) : cell % side) + 0.5) / side;
  return k % 2 ? top + share * (bottom - top) : left + share * (right - left);
});

/** Asks for a device, says which one it is and which were passed over, and trains a small network on it while one looks on. */
export async function showTraining(
  wish: 'auto' | Device,
  steps: number,
  show: (id: string, text: string) => void,
  get: <T extends Element>(id: string) => T,
): Promise<void> {
  for (const id of ['device', 'adapter', 'loss', 'step-time']) show(id, '…');
  get('tried').textContent = '';
  try {
    const { device, adapter, tried, versions } = await init({ device: wish, force: true });
    show('device', device);
    show('adapter', adapter ? adapter.description || `${adapter.vendor} ${adapter.architecture}` : 'none needed');
    const passedOver = tried.map(({ device, error }) => `${device}: ${error.message}`);
    const engine = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    get('tried').textContent = [...passedOver, engine.join(', ')].join(' · ');
    const start = performance.now();
    for await (const { losses, map } of trainMoons(moons, steps, grid, Math.max(1, Math.round(steps / 20)))) {
      show('loss', losses.at(-1)!.toPrecision(6));
      show('step-time', `${((performance.now() - start) / losses.length).toFixed(1)} ms`);
      drawMap(get<HTMLCanvasElement>('moons'), map!);
      drawLosses(get<SVGElement>('losses'), losses, steps);
      await new Promise(requestAnimationFrame);
    }
    get('training').setAttribute('data-state', 'done');
  } catch (error) {
    get('training').setAttribute('data-state', 'failed');
    if (!CairnError.isInstance(error)) throw error;
    get('tried').textContent = error.message;
  }
}

/** Probability as colour, and the points on it. */
function drawMap(canvas: HTMLCanvasElement, map: Float32Array): void {
  const cell = canvas.width / side;
  const context = canvas.getContext('2d')!;
  map.forEach((probability, k) => {
    context.fillStyle = `color-mix(in oklab, #1f6f78 ${100 * (1 - probability)}%, #d98324)`;
    context.fillRect((k % side) * cell, Math.floor(k / side) * cell, cell, cell);
  });
  context.strokeStyle = '#fff';
  moons.labels.forEach((label, i) => {
    const x = ((moons.points[2 * i]! - left) / (right - left)) * canvas.width;
    const y = ((moons.points[2 * i + 1]! - top) / (bottom - top)) * canvas.height;
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fillStyle = label ? '#8a4a06' : '#0d3f45';
    context.fill();
    context.stroke();
  });
}

function drawLosses(svg: SVGElement, losses: number[], steps: number): void {
  const points = losses.map((loss, i) => `${(320 * i) / (steps - 1)},${135 - (125 * loss) / Math.max(...losses)}`);
  svg.querySelector('polyline')!.setAttribute('points', points.join(' '));
}
