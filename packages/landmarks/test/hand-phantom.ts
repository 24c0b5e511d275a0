import { createRandom } from '@cairn-ml/numeric';
import type { LandmarkSample } from '../src/adaptation/index.js';

type Point = readonly [x: number, y: number];
interface Bone {
  from: Point;
  to: Point;
  radius: number;
}

/** Base in the carpus, direction in degrees from upright, and lengths of the bones of each ray, in widths of the image. */
const rays = [
  { base: [0.36, 0.78], angle: -48, lengths: [0.13, 0.1, 0.08] },
  { base: [0.42, 0.72], angle: -16, lengths: [0.2, 0.13, 0.08, 0.06] },
  { base: [0.49, 0.71], angle: -3, lengths: [0.2, 0.14, 0.09, 0.06] },
  { base: [0.56, 0.72], angle: 9, lengths: [0.18, 0.13, 0.085, 0.06] },
  { base: [0.62, 0.74], angle: 22, lengths: [0.16, 0.1, 0.07, 0.05] },
] as const;

/**
 * An invented radiograph of a hand: 19 tapered bones in 5 rays under soft tissue, with noise of pose, scale, contrast and counting. Landmarks are
 * both ends of each bone, without the base of the thumb: 37.
 */
export function handPhantom(seed: number, size = 128): LandmarkSample {
  const random = createRandom(seed);
  const scale = size * random.uniform(0.85, 1.05);
  const turn = random.normal(0, 8);
  const [shiftX, shiftY] = [random.normal(0, 0.03 * size), random.normal(0, 0.03 * size)];
  const bones: Bone[] = [];
  const landmarks: number[] = [];
  for (const [r, { base, angle, lengths }] of rays.entries()) {
    const spread = random.normal(0, 4);
    let direction = angle + spread;
    let [x, y] = base as Point;
    for (const [b, length] of lengths.entries()) {
      const radians = (direction * Math.PI) / 180;
      const long = length * random.uniform(0.93, 1.07);
      const next: Point = [x + long * Math.sin(radians), y - long * Math.cos(radians)];
      const ends = [place([x, y]), place(next)] as const;
      bones.push({ from: ends[0], to: ends[1], radius: scale * (0.02 - 0.003 * b) });
      landmarks.push(...(r === 0 && b === 0 ? ends[1] : ends.flat()));
      [x, y] = [next[0] + 0.015 * Math.sin(radians), next[1] - 0.015 * Math.cos(radians)];
      direction += random.normal(0, 3);
    }
  }
  const gain = random.uniform(0.8, 1.2);
  const data = new Uint8Array(size * size);
  for (let i = 0; i < data.length; i++) {
    const value = gain * brightness(bones, [i % size, Math.floor(i / size)], scale);
    data[i] = Math.max(0, Math.min(255, value + Math.sqrt(value + 4) * random.normal()));
  }
  return { image: { data, width: size, height: size, channels: 1 }, landmarks };

  /** Rotated about the wrist, as landmarks and bones are drawn. */
  function place([x, y]: Point): Point {
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    const [u, v] = [x - 0.5, y - 0.75];
    return [0.5 * size + shiftX + scale * (cos * u - sin * v), 0.75 * size + shiftY + scale * (sin * u + cos * v)];
  }
}

/** Soft tissue falls off with the distance from the nearest bone; bone is thickest in its middle, and thinner along its shaft. */
function brightness(bones: readonly Bone[], [x, y]: Point, scale: number): number {
  let [tissue, bone] = [0, 0];
  for (const { from, to, radius } of bones) {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const along = Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy)));
    const distance = Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy);
    const thickness = radius * (1 - 0.35 * Math.sin(Math.PI * along));
    bone = Math.max(bone, 1 / (1 + Math.exp((distance - thickness) * 3)));
    tissue = Math.max(tissue, Math.exp(-((distance / (0.045 * scale)) ** 4)));
  }
  return 12 + 60 * tissue + 110 * bone;
}
