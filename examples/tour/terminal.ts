import { SingleBar } from 'cli-progress';
import { getBorderCharacters, table } from 'table';

/** Progress and results on a terminal: a bar below the text where it can be redrawn, plain lines in a pipe. */
export interface Terminal {
  step(what: string): void;
  print(text: string): void;
  printTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void;
  end(): void;
}

export function openTerminal(steps: number): Terminal {
  const bar = process.stdout.isTTY ? startBar(steps) : undefined;
  let done = 0;
  const print = (text: string) => {
    if (bar) process.stdout.write(`\r\u001b[2K${text}\n`);
    else console.log(text);
    bar?.render();
  };
  return {
    step(what) {
      done++;
      if (bar) bar.update(done, { what });
      else console.log(`[${done}/${steps}] ${what}`);
    },
    print,
    printTable(header, rows) {
      const cells = [header, ...rows].map((row) => row.map(String));
      const columns = header.map((_, k) => ({ alignment: k === 0 ? ('left' as const) : ('right' as const) }));
      print(table(cells, { border: getBorderCharacters('void'), columns, drawHorizontalLine: () => false }).trimEnd());
    },
    end() {
      bar?.stop();
    },
  };
}

/** cli-progress redraws on a timer of its own, which synchronous work holds up; `render` is called after every line instead. */
function startBar(steps: number): SingleBar & { render(): void } {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {what}',
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
  });
  bar.start(steps, 0, { what: '' });
  return bar as SingleBar & { render(): void };
}
