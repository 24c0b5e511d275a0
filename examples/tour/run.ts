import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Example, Stage } from './example.js';
import { figureBlock, pageBlock, paragraph, type Section, tableBlock, withTitle, writeReport } from './report.js';
import { openTerminal, type Terminal } from './terminal.js';

/** Runs examples one after the other and writes the report; figures go there and, when asked, to a second folder. */
export async function runTour(
  examples: readonly Example[],
  options: { folder: string; figures?: string | undefined },
): Promise<void> {
  const start = performance.now();
  const terminal = openTerminal(examples.reduce((sum, example) => sum + example.steps, 0));
  const sections: Section[] = [];
  try {
    for (const example of examples) {
      terminal.print(`\n${example.title}`);
      const section: Section = { example, blocks: [], seconds: 0 };
      const begin = performance.now();
      await example.run(stageFor(section, terminal, options.folder, options.figures));
      section.seconds = (performance.now() - begin) / 1000;
      sections.push(section);
    }
  } finally {
    terminal.end();
  }
  const address = writeReport(options.folder, sections);
  console.log(`\n${((performance.now() - start) / 1000).toFixed(1)} s. The report with all figures: ${address}`);
}

/** For the last line of a script: runs its example when the script was started itself, not imported. */
export async function runWhenStarted(script: string, example: Example): Promise<void> {
  if (process.argv[1] === fileURLToPath(script)) await runTour([example], { folder: 'report' });
}

function stageFor(section: Section, terminal: Terminal, folder: string, figures: string | undefined): Stage {
  const figureFolders = [join(folder, 'figures'), ...(figures ? [figures] : [])];
  return {
    async step(what) {
      terminal.step(what);
      await setImmediate(); // lets the bar be drawn
    },
    say(text) {
      terminal.print(text);
      section.blocks.push(paragraph(text));
    },
    table(header, rows) {
      terminal.printTable(header, rows);
      section.blocks.push(tableBlock(header, rows));
    },
    figure(name, drawing, caption) {
      const svg = withTitle(drawing, caption);
      const file = onWhite(svg);
      for (const folder of figureFolders) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, `${name}.svg`), `${file}\n`);
      }
      section.blocks.push(figureBlock(svg, caption));
    },
    page(name, html, caption) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.html`), html);
      section.blocks.push(pageBlock(`${name}.html`, caption));
    },
  };
}

/** Readable on a dark page, too. The drawing may have a style of its own, and may have only one. */
function onWhite(svg: string): string {
  const isStyled = /^<svg[^>]*\sstyle="/.test(svg);
  return isStyled
    ? svg.replace(' style="', ' style="background: white; ')
    : svg.replace('<svg', '<svg style="background: white"');
}
