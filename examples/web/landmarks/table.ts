import type { Finding } from './findings.js';

/** One row per landmark: name, place, score, and the error where it is known. */
export function fillTable(
  table: HTMLTableElement,
  findings: readonly Finding[],
  onEnter: (index: number) => void,
): void {
  const rows = findings.map(({ name, x, y, score, truth }, i) => {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name;
    row.append(head);
    const cells = [x.toFixed(1), y.toFixed(1), score.toFixed(2), truth ? truth.error.toFixed(1) : '–'];
    for (const text of cells) row.insertCell().textContent = text;
    row.addEventListener('pointerenter', () => onEnter(i));
    row.addEventListener('pointerleave', () => onEnter(-1));
    return row;
  });
  table.tBodies[0]!.replaceChildren(...rows);
}
