import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Draws with Observable Plot outside a browser; returns the SVG as text. */
export function draw(options: Plot.PlotOptions): string {
  const svg = Plot.plot({ ...options, document: document as unknown as Document });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('xmlns:xlink', 'http://www.w3.org/1999/xlink');
  return svg.outerHTML;
}

/** Puts drawings side by side in one SVG. */
export function sideBySide(drawings: readonly string[], gap = 24): string {
  let [left, height] = [0, 0];
  const placed = drawings.map((svg) => {
    const [width, tall] = [attribute(svg, 'width'), attribute(svg, 'height')];
    const moved = svg.replace('<svg', `<svg x="${left}"`);
    left += width + gap;
    height = Math.max(height, tall);
    return moved;
  });
  const width = left - gap;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${placed.join('')}</svg>`;
}

/** Puts drawings one below the other in one SVG. */
export function stacked(drawings: readonly string[], gap = 12): string {
  let [top, width] = [0, 0];
  const placed = drawings.map((svg) => {
    const moved = svg.replace('<svg', `<svg y="${top}"`);
    top += attribute(svg, 'height') + gap;
    width = Math.max(width, attribute(svg, 'width'));
    return moved;
  });
  const height = top - gap;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${placed.join('')}</svg>`;
}

function attribute(svg: string, name: string): number {
  const found = new RegExp(`^<svg[^>]*\\s${name}="([\\d.]+)"`).exec(svg);
  if (!found) throw new Error(`the drawing has no ${name}`);
  return Number(found[1]);
}
