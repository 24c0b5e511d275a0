import { createRandom, type Random } from '@cairn-ml/numeric';
import { curve, ellipse } from '../internal/phantoms/curve.js';
import { expose } from '../internal/phantoms/expose.js';
import {
  drawLine,
  drawSegment,
  emptyLayer,
  fillArea,
  type Layer,
  type Point,
  softEdge,
} from '../internal/phantoms/layer.js';
import { drawPose, type Pose } from '../internal/phantoms/pose.js';
import { readPhantomOptions } from '../internal/phantoms/read-options.js';
import {
  crowns,
  incisors,
  type SkullPoint,
  skullCurves,
  skullLandmarks,
  vertebrae,
} from '../internal/phantoms/skull-template.js';
import type { Phantom, PhantomOptions } from './phantom.js';

/**
 * Names of the 19 landmarks of {@link cephalogramPhantom}, in order.
 *
 * @example
 * ```ts
 * import { cephalogramLandmarkNames } from '@cairn-ml/landmarks/phantoms';
 *
 * cephalogramLandmarkNames.indexOf('menton'); // 7
 * ```
 */
export const cephalogramLandmarkNames: readonly string[] = Object.keys(skullLandmarks);

/**
 * An invented lateral radiograph of a skull that looks to the right, with the 19 landmarks of cephalometry: outlines as splines through the
 * landmarks, under soft tissue, with random pose, shape of face and jaw, contrast and noise. The same seed gives the same image.
 *
 * It is drawn from a template that we made up. It is no anatomy and no simulation of X-rays: use it for tests and for documents, where the truth
 * must be known exactly, and conclude nothing about patients from it.
 *
 * @param seed - Of pose, shape and noise; a safe integer.
 * @throws {InvalidArgumentError} for options out of range
 *
 * @example
 * ```ts
 * import { cephalogramLandmarkNames, cephalogramPhantom } from '@cairn-ml/landmarks/phantoms';
 *
 * const { image, landmarks } = cephalogramPhantom(1, { size: 64 });
 * image.data.length; // 4096
 * landmarks.length; // 38
 * cephalogramLandmarkNames.slice(0, 3); // ['sella', 'nasion', 'orbitale']
 * ```
 *
 * Source: our invention; names and order of the landmarks as in the public set of cephalograms (Wang et al. 2016, Medical Image Analysis 31).
 */
export function cephalogramPhantom(seed: number, options: PhantomOptions = {}): Phantom {
  const settings = readPhantomOptions('cephalogramPhantom', seed, options, 4);
  const random = createRandom(seed);
  const grow = drawGrowth(random);
  const at = (point: SkullPoint): Point => grow(typeof point === 'string' ? skullLandmarks[point] : point);
  const points = Object.values(skullLandmarks).map(grow);
  const pose = drawPose(random, settings, [0.5, 0.5], points);
  const [tissue, bone] = [emptyLayer(settings.size), emptyLayer(settings.size)];
  drawSkull(tissue, bone, (point) => pose.place(at(point)), pose);
  return expose(random, { tissue, bone }, points.map(pose.place), settings);
}

/** A smooth random change of shape: long or short faces, jaws before or behind, steep or flat, and waves over everything. */
function drawGrowth(random: Random): (point: Point) => Point {
  const [stretch, forward, turn] = [random.normal(0, 0.06), random.normal(0, 0.015), random.normal(0, 0.05)];
  const waves = Array.from({ length: 4 }, () => ({
    across: random.uniform(-6, 6),
    down: random.uniform(-6, 6),
    phase: random.uniform(0, 2 * Math.PI),
    dx: random.normal(0, 0.004),
    dy: random.normal(0, 0.004),
  }));
  return ([x, y]) => {
    // The jaw is below the palate, the face before the ear.
    const jaw = softEdge((y - 0.69) / 0.05);
    const face = Math.max(0, Math.min(1, (x - 0.38) / 0.2));
    let moved: [number, number] = [
      x + face * jaw * (forward - turn * (y - 0.57)),
      y + face * Math.max(0, y - 0.5) * stretch + face * jaw * turn * (x - 0.39),
    ];
    for (const { across, down, phase, dx, dy } of waves) {
      const wave = Math.sin(across * x + down * y + phase);
      moved = [moved[0] + dx * wave, moved[1] + dy * wave];
    }
    return moved;
  };
}

function drawSkull(tissue: Layer, bone: Layer, place: (point: SkullPoint) => Point, { scale }: Pose): void {
  const path = (points: readonly SkullPoint[], closed = false) => curve(points.map(place), { closed });
  const { skin, vaultOutside, vaultInside, mandible, maxilla, ...lines } = skullCurves;
  fillArea(tissue, path(skin, true), 1);

  // Thin bone over the brain, and the thick edge that the beam meets along its wall.
  const outline = path(vaultOutside);
  const base = [
    ...path(skullCurves.clivus).reverse(),
    ...path(skullCurves.sellaFloor).reverse(),
    ...path(skullCurves.anteriorBase).reverse(),
  ];
  fillArea(bone, [...outline, ...base], 0.42);
  fillArea(bone, [...outline, ...path(vaultInside)], 0.85);
  fillArea(bone, path(mandible, true), 0.5);
  fillArea(bone, path(maxilla, true), 0.5);
  for (const [x, y] of vertebrae) fillArea(bone, ellipse([x, y], [0.045, 0.03]).map(place), 0.5);

  const width = Math.max(0.6, 0.0055 * scale);
  for (const line of Object.values(lines)) drawLine(bone, path(line), width, 0.85);
  drawLine(bone, path(mandible, true), width, 0.85);
  for (const { root, tip } of incisors) drawTooth(bone, place(root), place(tip), 0.014 * scale);
  for (const crown of crowns) fillArea(bone, ellipse(crown, [0.0165, 0.017]).map(place), 1.1);

  // The canal of the ear is a ring whose top is porion.
  const [x, y] = skullLandmarks.porion;
  drawLine(
    bone,
    ellipse([x, y + 0.02], [0.019, 0.02])
      .concat([[x + 0.019, y + 0.02]])
      .map(place),
    width,
    1,
  );
}

function drawTooth(layer: Layer, root: Point, tip: Point, radius: number): void {
  drawSegment(layer, [root, tip], radius + 1, (distance, along) => {
    // A root that widens to the crown, and an edge that ends in the landmark.
    const half = radius * (0.45 + 0.55 * Math.sin(Math.PI * Math.min(1, 0.2 + 0.75 * along)));
    return 1.15 * softEdge(half * Math.min(1, 6 * (1 - along) + 0.25) - distance);
  });
}
