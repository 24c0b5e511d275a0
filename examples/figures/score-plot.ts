import * as Plot from '@observablehq/plot';
import { draw } from './document.js';

/** The entries of a Fiedler vector along the order: steps are clusters, a straight slope is a scale. */
export function scorePlot(scores: ArrayLike<number>, order: ArrayLike<number>, labels?: readonly string[]): string {
  const points = Array.from(order, (item, position) => ({
    position: position + 1,
    score: scores[item]!,
    label: labels?.[item],
  }));
  return draw({
    width: 660,
    height: 280,
    marginLeft: 50,
    marginBottom: 40,
    grid: true,
    inset: 14,
    style: { fontSize: '11px' },
    x: { label: 'position', ticks: 10, tickFormat: 'd' },
    y: { label: 'Fiedler vector' },
    marks: [
      Plot.ruleY([0], { strokeOpacity: 0.4 }),
      Plot.line(points, { x: 'position', y: 'score', stroke: '#1f6f8b', strokeOpacity: 0.5 }),
      Plot.dot(points, { x: 'position', y: 'score', r: points.length > 200 ? 1 : 3, fill: '#1f6f8b', title: 'label' }),
      ...(labels && points.length <= 26
        ? [Plot.text(points, { x: 'position', y: 'score', text: 'label', dy: -9, fontSize: 9, textAnchor: 'middle' })]
        : []),
    ],
  });
}
