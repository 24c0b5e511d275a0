import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Example } from './example.js';
import { style } from './style.js';

/** What an example has shown so far, as HTML. */
export interface Section {
  example: Pick<Example, 'title' | 'summary'>;
  blocks: string[];
  seconds: number;
}

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

export function tableBlock(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(String(cell))}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll"><table><thead>${line(header, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table></div>`;
}

export const figureBlock = (svg: string, caption: string): string =>
  `<figure><div class="scroll">${svg}</div><figcaption>${escapeHtml(caption)}</figcaption></figure>`;

export const pageBlock = (file: string, caption: string): string =>
  `<figure><iframe src="${file}" title="${escapeHtml(caption)}" loading="lazy"></iframe><figcaption>${escapeHtml(caption)} <a href="${file}">Alone</a></figcaption></figure>`;

/** The drawing with what it shows as its title, for those who do not see it. */
export function withTitle(svg: string, title: string): string {
  return svg.replace(/^<svg([^>]*)>/, `<svg$1 role="img"><title>${escapeHtml(title)}</title>`);
}

/** Writes `index.html` into the folder, figures and style inlined; returns its address. */
export function writeReport(folder: string, sections: readonly Section[]): string {
  const contents = sections.map(
    ({ example }, k) =>
      `<li><a href="#stop-${k + 1}">${escapeHtml(example.title)}</a> ${escapeHtml(example.summary)}</li>`,
  );
  const body = sections.map(
    ({ example, blocks, seconds }, k) =>
      `<section id="stop-${k + 1}"><h2>${escapeHtml(example.title)}</h2>${blocks.join('\n')}<p class="time">${seconds.toFixed(1)} s</p></section>`,
  );
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'index.html');
  writeFileSync(path, page(contents.join('\n'), body.join('\n')));
  return pathToFileURL(path).href;
}

function page(contents: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cairn: a tour</title>
<style>${style}</style>
</head>
<body>
<header><h1>Cairn: a tour</h1><p>What the packages do on real input. Computed on this machine just now, with nothing downloaded.</p></header>
<nav><ol>${contents}</ol></nav>
<main>
${body}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
