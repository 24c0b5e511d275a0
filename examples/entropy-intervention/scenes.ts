import type { Random } from '@cairn-ml/numeric';

/** Pixels on a side, and cells on a side that hold a shape each, or none. */
export const [sceneSize, cells] = [20, 4] as const;
export const colors = ['red', 'green', 'blue'] as const;

/** Scenes beside questions: "how many shapes of this colour?", and what is right. */
export interface Scenes {
  count: number;
  /** `[count, 20, 20, 3]`, from 0 to 1. */
  pixels: Float32Array;
  /** Which colour is asked for. */
  questions: Int32Array;
  /** The right answer: shapes of that colour in each quarter, then in all, `[count, 5]`. */
  answers: Int32Array;
}

/** What scenes look like. */
export interface SceneStyle {
  /** The probability that a cell holds a shape. */
  density: number;
  background: number;
  shapes: readonly ('square' | 'disc' | 'ring')[];
}

/** What the policy is trained on, and what it has never seen: a ring, a brighter ground, fuller scenes. */
export const inDomain: SceneStyle = { density: 0.5, background: 0.15, shapes: ['square', 'disc'] };
export const outOfDomain: SceneStyle = { density: 0.6, background: 0.25, shapes: ['square', 'disc', 'ring'] };

const inks = [
  [0.85, 0.2, 0.2],
  [0.2, 0.75, 0.25],
  [0.25, 0.3, 0.9],
] as const;

export function drawScenes(count: number, style: SceneStyle, random: Random): Scenes {
  const pixels = new Float32Array(count * sceneSize * sceneSize * 3);
  const questions = Int32Array.from({ length: count }, () => random.integer(0, 2));
  const answers = new Int32Array(count * 5);
  for (let i = 0; i < count; i++) {
    const scene = pixels.subarray(i * sceneSize * sceneSize * 3, (i + 1) * sceneSize * sceneSize * 3);
    for (let k = 0; k < scene.length; k++) scene[k] = style.background + random.uniform(-0.05, 0.05);
    for (let cell = 0; cell < cells * cells; cell++) {
      if (random.uniform() > style.density) continue;
      const color = random.integer(0, 2);
      drawShape(scene, cell, color, random.choice(style.shapes), random);
      if (color !== questions[i]) continue;
      const quarter = 2 * Math.floor(cell / (2 * cells)) + (Math.floor((cell % cells) / 2) % 2);
      answers[5 * i + quarter]!++;
    }
    // the largest digit stands for nine and more
    answers[5 * i + 4] = Math.min(
      9,
      answers.subarray(5 * i, 5 * i + 4).reduce((sum, n) => sum + n, 0),
    );
  }
  return { count, pixels, questions, answers };
}

/** The scenes at these places. */
export function pick({ pixels, questions, answers }: Scenes, places: ArrayLike<number>): Scenes {
  const size = sceneSize * sceneSize * 3;
  const some = { count: places.length, pixels: new Float32Array(places.length * size) };
  const [asked, right] = [new Int32Array(places.length), new Int32Array(5 * places.length)];
  for (let k = 0; k < places.length; k++) {
    const i = places[k]!;
    some.pixels.set(pixels.subarray(i * size, (i + 1) * size), k * size);
    asked[k] = questions[i]!;
    right.set(answers.subarray(5 * i, 5 * i + 5), 5 * k);
  }
  return { ...some, questions: asked, answers: right };
}

function drawShape(scene: Float32Array, cell: number, color: number, shape: string, random: Random): void {
  const side = sceneSize / cells;
  const centre = [cell % cells, Math.floor(cell / cells)].map(
    (k) => side * k + side / 2 - 0.5 + random.uniform(-0.5, 0.5),
  );
  const [radius, strength] = [random.uniform(1.3, 2), random.uniform(0.45, 0.9)];
  const [left, top] = [side * (cell % cells), side * Math.floor(cell / cells)];
  for (let y = top; y < top + side; y++)
    for (let x = left; x < left + side; x++) {
      const [dx, dy] = [Math.abs(x - centre[0]!), Math.abs(y - centre[1]!)];
      const distance = shape === 'square' ? Math.max(dx, dy) : Math.hypot(dx, dy);
      const covered = Math.min(1, Math.max(0, radius + 0.5 - distance));
      const hollow = shape === 'ring' ? Math.min(1, Math.max(0, radius - 0.8 - distance)) : 0;
      const share = strength * (covered - Math.min(covered, hollow));
      for (let c = 0; c < 3; c++) {
        const at = 3 * (y * sceneSize + x) + c;
        scene[at] = scene[at]! * (1 - share) + inks[color]![c]! * share;
      }
    }
}
