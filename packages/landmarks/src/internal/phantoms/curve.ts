import type { Point } from './layer.js';

/** A Catmull-Rom spline through the points, as a polyline; a closed one ends where it begins. */
export function curve(points: readonly Point[], { closed = false, steps = 6 } = {}): Point[] {
  const count = points.length;
  const at = (i: number) => points[closed ? (i + count) % count : Math.max(0, Math.min(count - 1, i))]!;
  const line: Point[] = [];
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const mix = (k: 0 | 1) =>
        b[k] +
        0.5 * t * (c[k] - a[k] + t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * (b[k] - c[k]) + d[k] - a[k])));
      line.push([mix(0), mix(1)]);
    }
  }
  line.push(at(closed ? 0 : count - 1));
  return line;
}

/** An ellipse as a closed polyline. */
export function ellipse([x, y]: Point, [a, b]: Point, degrees = 0): Point[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return Array.from({ length: 16 }, (_, i) => {
    const angle = (i * Math.PI) / 8;
    const [u, v] = [a * Math.cos(angle), b * Math.sin(angle)];
    return [x + cos * u - sin * v, y + sin * u + cos * v];
  });
}
