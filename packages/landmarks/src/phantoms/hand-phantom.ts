import { createRandom, type Random } from '@cairn-ml/numeric';
import { curve, ellipse } from '../internal/phantoms/curve.js';
import { expose } from '../internal/phantoms/expose.js';
import { drawSegment, emptyLayer, fillArea, type Layer, type Point, softEdge } from '../internal/phantoms/layer.js';
import { drawPose, type Pose } from '../internal/phantoms/pose.js';
import { readPhantomOptions } from '../internal/phantoms/read-options.js';
import type { Phantom, PhantomOptions } from './phantom.js';

interface Bone {
  from: Point;
  to: Point;
  /** Of its ends, in widths of the image. */
  radius: number;
  flesh: number;
}

/** Base at the carpus, direction in degrees from upright, and lengths of the bones of each ray, in widths of the image. */
const rays = [
  { finger: 'thumb', base: [0.405, 0.765], angle: -44, lengths: [0.115, 0.085, 0.062] },
  { finger: 'index', base: [0.452, 0.715], angle: -13, lengths: [0.18, 0.115, 0.07, 0.05] },
  { finger: 'middle', base: [0.502, 0.71], angle: -2, lengths: [0.175, 0.125, 0.082, 0.052] },
  { finger: 'ring', base: [0.55, 0.718], angle: 8, lengths: [0.16, 0.115, 0.078, 0.052] },
  { finger: 'little', base: [0.594, 0.735], angle: 19, lengths: [0.145, 0.09, 0.055, 0.046] },
] as const;

const bonesOfRay = (count: number) =>
  ['metacarpal', 'proximal phalanx', ...(count === 4 ? ['middle phalanx'] : []), 'distal phalanx'] as const;

/**
 * Names of the 37 landmarks of {@link handPhantom}, in order: base and tip of each bone, without the base of the thumb.
 *
 * @example
 * ```ts
 * import { handLandmarkNames } from '@cairn-ml/landmarks/phantoms';
 *
 * handLandmarkNames.length; // 37
 * handLandmarkNames[36]; // 'little distal phalanx tip'
 * ```
 */
export const handLandmarkNames: readonly string[] = rays.flatMap(({ finger, lengths }) =>
  bonesOfRay(lengths.length)
    .flatMap((bone) => [`${finger} ${bone} base`, `${finger} ${bone} tip`])
    .slice(finger === 'thumb' ? 1 : 0),
);

/** Centres and half axes of the bones of the wrist, in widths of the image. */
const carpals = [
  [0.43, 0.772, 0.022, 0.019],
  [0.462, 0.752, 0.019, 0.018],
  [0.505, 0.757, 0.02, 0.027],
  [0.552, 0.763, 0.019, 0.022],
  [0.445, 0.812, 0.021, 0.026],
  [0.498, 0.812, 0.023, 0.02],
  [0.55, 0.806, 0.018, 0.018],
] as const;

/**
 * An invented radiograph of a hand with 37 landmarks: tapered bones in five rays, wrist and forearm under soft tissue, with random pose,
 * lengths, contrast and noise. The same seed gives the same image.
 *
 * It is drawn from a template that we made up. It is no anatomy and no simulation of X-rays: use it for tests and for documents, where the truth
 * must be known exactly, and conclude nothing about patients from it.
 *
 * @param seed - Of pose, shape and noise; a safe integer.
 * @throws {InvalidArgumentError} for options out of range
 *
 * @example
 * ```ts
 * import { handLandmarkNames, handPhantom } from '@cairn-ml/landmarks/phantoms';
 *
 * const { image, landmarks } = handPhantom(1, { size: 64 });
 * image.data.length; // 4096
 * landmarks.length; // 74
 * handLandmarkNames[1]; // 'thumb proximal phalanx base'
 * ```
 *
 * Source: our invention; 37 landmarks as in the public set of hand radiographs, at places of our choice.
 */
export function handPhantom(seed: number, options: PhantomOptions = {}): Phantom {
  const settings = readPhantomOptions('handPhantom', seed, options, 8);
  const random = createRandom(seed);
  const bones = drawBones(random);
  const points = bones.flatMap(({ from, to }) => [from, to]).slice(1);
  const pose = drawPose(random, settings, [0.5, 0.75], points);
  const [tissue, bone] = [emptyLayer(settings.size), emptyLayer(settings.size)];
  drawTissue(tissue, pose, bones);
  drawBoneLayer(bone, pose, bones);
  return expose(random, { tissue, bone }, points.map(pose.place), settings);
}

/** Bones of all rays, with random spread, bend and lengths. */
function drawBones(random: Random): Bone[] {
  return rays.flatMap(({ base, angle, lengths }, r) => {
    let direction = angle + random.normal(0, 4);
    let from: Point = base;
    return lengths.map((length, b) => {
      const radians = (direction * Math.PI) / 180;
      const along = ([x, y]: Point, distance: number): Point => [
        x + distance * Math.sin(radians),
        y - distance * Math.cos(radians),
      ];
      const to = along(from, length * random.uniform(0.93, 1.07));
      const level = r === 0 ? b + 1 : b;
      const bone = { from, to, radius: 0.02 - 0.0027 * level, flesh: 0.048 - 0.006 * level };
      from = along(to, 0.012);
      direction += random.normal(0, 3);
      return bone;
    });
  });
}

function drawTissue(layer: Layer, { place, scale }: Pose, bones: readonly Bone[]): void {
  for (const { from, to, flesh } of bones) {
    const radius = flesh * scale;
    const edge = 0.012 * scale;
    const profile = (distance: number) => 0.9 * softEdge((radius - distance) / edge);
    drawSegment(layer, [place(from), place(to)], radius + edge, profile);
  }
  // From the knuckles around the wrist and the forearm to the ball of the thumb.
  const knuckles = [3, 7, 11, 15].map((metacarpal) => bones[metacarpal]!.to);
  const palm = curve(
    [
      ...knuckles,
      [0.655, 0.78],
      [0.615, 0.88],
      [0.62, 1],
      [0.62, 1.4],
      [0.38, 1.4],
      [0.38, 1],
      [0.39, 0.88],
      bones[0]!.to,
    ],
    { closed: true },
  );
  fillArea(layer, palm.map(place), 0.9);
}

function drawBoneLayer(layer: Layer, { place, scale }: Pose, bones: readonly Bone[]): void {
  const long = (from: Point, to: Point, radius: number) => {
    const [a, b] = [place(from), place(to)];
    const reach = radius * scale;
    const length = Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]), 1e-9);
    // The ends are round, so that the line inside begins one radius behind them.
    const inset = Math.min(0.45, reach / length);
    const between = (t: number): Point => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    drawSegment(layer, [between(inset), between(1 - inset)], reach + 1, (distance, along) => {
      const thickness = reach * (1 - 0.38 * Math.sin(Math.PI * along));
      const marrow = 0.3 * softEdge((0.6 * thickness - distance) / (0.3 * thickness));
      return softEdge(thickness - distance) * (1 - marrow);
    });
  };
  for (const { from, to, radius } of bones) long(from, to, radius);
  long([0.468, 0.845], [0.455, 1.3], 0.045);
  long([0.568, 0.852], [0.56, 1.3], 0.03);
  for (const [x, y, a, b] of carpals) {
    const outline = ellipse([x, y], [a, b]).map(place);
    fillArea(layer, curve(outline, { closed: true, steps: 2 }), 0.8);
  }
}
