import * as Plot from '@observablehq/plot';
import { encode } from 'fast-png';
import { draw, sideBySide } from '../figures/document.js';
import { interventions } from './interventions.js';
import type { Measurement } from './measure.js';
import { responseLength } from './policy.js';
import { sceneSize } from './scenes.js';
import { curve, type Domain, type Run } from './study.js';

const colors = ['#1c2430', '#9aa5b1', '#e0a13a', '#1f6f8b', '#9b5de5'];
const domains: Record<Domain, string> = { inDomain: 'scenes as in training', outOfDomain: 'rings, fuller, brighter' };

/** Curves over steps with intervals over seeds: a row for each quantity, a column for each kind of scenes. */
export function curvesChart(runs: readonly Run[], quantities: Partial<Record<keyof Measurement, string>>): string {
  const points = (Object.entries(quantities) as [keyof Measurement, string][]).flatMap(([of, label]) =>
    (Object.keys(domains) as Domain[]).flatMap((domain) =>
      interventions.flatMap((intervention) =>
        curve(runs, intervention, domain, of).map(({ step, mean, halfWidth }) => ({
          intervention,
          domain: domains[domain],
          label,
          step,
          mean,
          low: mean - halfWidth,
          high: mean + halfWidth,
        })),
      ),
    ),
  );
  const panels = Object.values(quantities).map((label, i) => {
    const own = points.filter((point) => point.label === label);
    return draw({
      width: 620,
      height: 190,
      marginLeft: 50,
      grid: true,
      x: { label: 'step' },
      y: { label },
      fx: { label: null, axis: i === 0 ? 'top' : null, domain: Object.values(domains) },
      color: { domain: interventions, range: colors },
      marks: [
        Plot.areaY(own, { fx: 'domain', x: 'step', y1: 'low', y2: 'high', fill: 'intervention', fillOpacity: 0.1 }),
        Plot.lineY(own, { fx: 'domain', x: 'step', y: 'mean', stroke: 'intervention', strokeWidth: 1.6 }),
      ],
    });
  });
  return sideBySide([stacked(panels, 620, 190), legend()], 12);
}

/** A scene before, after, and what changed, around grey and stretched: three squares side by side, row by row. */
export function scenePanels(scenes: readonly { clean: ArrayLike<number>; changed: ArrayLike<number> }[]): string {
  const [side, gap, top] = [120, 12, 22];
  const furthest = Math.max(...scenes.flatMap(({ clean, changed }) => differences(clean, changed).map(Math.abs)));
  const heads = ['clean', 'adversarial', `difference, ${(0.5 / furthest).toFixed(0)} times`];
  const parts = heads.map((head, k) => text(k * (side + gap), 14, head));
  for (const [row, { clean, changed }] of scenes.entries()) {
    const stretched = differences(clean, changed).map((difference) => 0.5 + (0.5 * difference) / furthest);
    for (const [k, pixels] of [clean, changed, stretched].entries())
      parts.push(
        `<image x="${k * (side + gap)}" y="${top + row * (side + gap)}" width="${side}" height="${side}" style="image-rendering: pixelated" href="${png(pixels)}"/>`,
      );
  }
  return svg(3 * side + 2 * gap, top + scenes.length * (side + gap), parts);
}

/** Responses digit by digit, each on a ground as dark as its entropy, on the clean and on the adversarial image. */
export function entropyText(
  rows: readonly { label: string; digits: ArrayLike<number>; clean: ArrayLike<number>; changed: ArrayLike<number> }[],
): string {
  const [cell, left, between, height] = [34, 230, 40, 30];
  const parts = [
    text(left, 14, 'entropy on the clean image'),
    text(left + responseLength * cell + between, 14, 'on the adversarial'),
  ];
  for (const [row, { label, digits, clean, changed }] of rows.entries()) {
    const y = 24 + row * height;
    parts.push(text(0, y + 18, label));
    for (const [k, entropies] of [clean, changed].entries())
      for (let t = 0; t < responseLength; t++) {
        const x = left + k * (responseLength * cell + between) + t * cell;
        const share = Math.min(1, entropies[t]! / Math.log(5));
        parts.push(
          `<rect x="${x}" y="${y}" width="${cell - 3}" height="${height - 5}" rx="3" fill="#c8501e" fill-opacity="${share.toFixed(3)}"/>`,
          `<text x="${x + cell / 2 - 2}" y="${y + 17}" text-anchor="middle" font-size="14" font-family="monospace">${digits[t]}</text>`,
        );
      }
  }
  return svg(left + 2 * responseLength * cell + between, 30 + rows.length * height, parts);
}

function differences(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  return Array.from(b, (value, i) => value - a[i]!);
}

function png(pixels: ArrayLike<number>): string {
  const data = Uint8Array.from(pixels, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
  const bytes = encode({ width: sceneSize, height: sceneSize, data, channels: 3, depth: 8 });
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
}

function stacked(drawings: readonly string[], width: number, height: number): string {
  const placed = drawings.map((drawing, i) => drawing.replace('<svg', `<svg y="${i * height}"`));
  return svg(width, drawings.length * height, placed);
}

function legend(): string {
  const parts = interventions.flatMap((name, i) => [
    `<rect x="0" y="${20 + 20 * i}" width="12" height="12" fill="${colors[i]}"/>`,
    text(18, 30 + 20 * i, name),
  ]);
  return svg(170, 140, parts);
}

function text(x: number, y: number, content: string): string {
  return `<text x="${x}" y="${y}" font-size="12" font-family="system-ui, sans-serif">${content}</text>`;
}

function svg(width: number, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}
