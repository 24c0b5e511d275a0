/** x and y, in pixels of a layer or in widths of a template. */
export type Point = readonly [x: number, y: number];

/** Grey values that shapes are drawn on, `size` x `size`. */
export interface Layer {
  readonly size: number;
  readonly values: Float32Array;
}

export function emptyLayer(size: number): Layer {
  return { size, values: new Float32Array(size * size) };
}

/** Shapes lie over what is there where they are brighter. */
function brighten({ values }: Layer, index: number, value: number): void {
  if (value > values[index]!) values[index] = value;
}

/**
 * A line with round ends. `profile` is the brightness at a distance from it in pixels, and at a share of the way along it; it is 0 beyond
 * `reach`.
 */
export function drawSegment(
  layer: Layer,
  [from, to]: readonly [Point, Point],
  reach: number,
  profile: (distance: number, along: number) => number,
): void {
  const { size } = layer;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const squaredLength = Math.max(dx * dx + dy * dy, 1e-12);
  const [left, right, top, bottom] = [
    Math.max(0, Math.floor(Math.min(from[0], to[0]) - reach)),
    Math.min(size - 1, Math.ceil(Math.max(from[0], to[0]) + reach)),
    Math.max(0, Math.floor(Math.min(from[1], to[1]) - reach)),
    Math.min(size - 1, Math.ceil(Math.max(from[1], to[1]) + reach)),
  ];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [px, py] = [x - from[0], y - from[1]];
      const along = Math.max(0, Math.min(1, (px * dx + py * dy) / squaredLength));
      const [ex, ey] = [px - along * dx, py - along * dy];
      const distance = Math.sqrt(ex * ex + ey * ey);
      if (distance < reach) brighten(layer, y * size + x, profile(distance, along));
    }
  }
}

/** A polyline of even brightness and width, with soft edges. */
export function drawLine(layer: Layer, points: readonly Point[], radius: number, value: number): void {
  const profile = (distance: number) => value * softEdge(radius - distance);
  for (let i = 1; i < points.length; i++) drawSegment(layer, [points[i - 1]!, points[i]!], radius + 1, profile);
}

/** Lines of a scan per pixel row. */
const scans = 4;

/** A closed area of even brightness, with soft edges. */
export function fillArea(layer: Layer, points: readonly Point[], value: number): void {
  const { size } = layer;
  const crossings = crossingsOf(points, size);
  const cover = new Float32Array(size);
  for (let y = 0; y < size; y++) {
    cover.fill(0);
    let isEmpty = true;
    for (let s = 0; s < scans; s++) {
      const along = crossings.get(y * scans + s)?.sort((a, b) => a - b);
      if (!along) continue;
      isEmpty = false;
      for (let c = 1; c < along.length; c += 2) addSpan(cover, along[c - 1]! + 0.5, along[c]! + 0.5, 1 / scans);
    }
    if (isEmpty) continue;
    for (let x = 0; x < size; x++) if (cover[x]! > 0) brighten(layer, y * size + x, value * cover[x]!);
  }
}

/** 0 outside, 1 inside, over one pixel on either side of the edge. */
export function softEdge(inside: number): number {
  const t = Math.max(0, Math.min(1, (inside + 1) / 2));
  return t * t * (3 - 2 * t);
}

/** Where each line of the scan meets the outline. */
function crossingsOf(points: readonly Point[], size: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  let [x0, y0] = points.at(-1)!;
  for (const [x1, y1] of points) {
    // Line s lies at y = (s + 1/2) / scans - 1/2.
    const [low, high] = [Math.min(y0, y1), Math.max(y0, y1)].map((y) => Math.ceil((y + 0.5) * scans - 0.5));
    for (let line = Math.max(0, low!); line < Math.min(scans * size, high!); line++) {
      const x = x0 + (((line + 0.5) / scans - 0.5 - y0) / (y1 - y0)) * (x1 - x0);
      const along = found.get(line);
      if (along) along.push(x);
      else found.set(line, [x]);
    }
    [x0, y0] = [x1, y1];
  }
  return found;
}

/** Adds `weight` to the cells [x, x + 1] between `from` and `to`, by the share of each that lies in it. */
function addSpan(cover: Float32Array, from: number, to: number, weight: number): void {
  const [first, last] = [Math.max(0, Math.floor(from)), Math.min(cover.length - 1, Math.floor(to))];
  for (let x = first; x <= last; x++) cover[x]! += weight * (Math.min(to, x + 1) - Math.max(from, x));
}
