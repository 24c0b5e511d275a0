export interface LegendEntry {
  name: string;
  stroke: string;
  /** As in `stroke-dasharray`. */
  dashes?: string;
}

/** What the lines of a chart are, in columns; Plot's own legend is no SVG and has no dashes. */
export function lineLegend(entries: readonly LegendEntry[], width: number): string {
  const columns = Math.floor(width / 190);
  const height = 16 * Math.ceil(entries.length / columns) + 6;
  const drawn = entries.map(({ name, stroke, dashes = '' }, i) => {
    const [x, y] = [20 + (i % columns) * 190, 12 + 16 * Math.floor(i / columns)];
    return `<line x1="${x}" x2="${x + 24}" y1="${y - 4}" y2="${y - 4}" stroke="${stroke}" stroke-width="1.8" stroke-dasharray="${dashes}"/><text x="${x + 30}" y="${y}" font-family="system-ui, sans-serif" font-size="11" fill="currentColor">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn.join('')}</svg>`;
}
