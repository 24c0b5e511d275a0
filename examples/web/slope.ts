import { rank } from '@cairn-ml/numeric';

const namespace = 'http://www.w3.org/2000/svg';

/** Draws one line per item, from its rank in the first list (left) to its rank in the second (right). Few crossings: agreement. */
export function drawSlope(svg: SVGElement, first: number[], second: number[]): void {
  const [left, right] = [rank(first), rank(second)];
  const height = (position: number) => 14 + ((position - 1) / Math.max(1, first.length - 1)) * 112;
  svg.replaceChildren(
    ...first.flatMap((_, i) => {
      const [from, to] = [height(left[i]!), height(right[i]!)];
      return [
        element('line', { x1: 20, y1: from, x2: 300, y2: to }),
        element('circle', { cx: 20, cy: from, r: 4 }),
        element('circle', { cx: 300, cy: to, r: 4 }),
      ];
    }),
  );
}

function element(name: string, attributes: Record<string, number>): SVGElement {
  const created = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value));
  return created;
}
