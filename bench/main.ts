import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.js';
import { MissingPeer, type Pair } from './pair.js';
import { contestant } from './peers/javascript.js';
import { stopWorkers } from './peers/worker.js';

/**
 * `pnpm bench:peers [--only GROUP] [--threads N] [--minima] [--json | --markdown]`: our functions and their peers, side by side in one run.
 * Times are medians; `--minima` adds the ratio of the least times, which the other work of a shared machine moves less.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    threads: { type: 'string', default: '1' },
    minima: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});
const all = readdirSync(join(import.meta.dirname, 'groups')).map((file) => file.replace(/\.ts$/, ''));
const unknown = options.only?.find((group) => !all.includes(group));
if (unknown) {
  console.error(`There is no group '${unknown}'. The groups are ${all.join(', ')}.`);
  process.exit(1);
}

interface Line {
  group: string;
  name: string;
  peer: string;
  oursMs?: number;
  peerMs?: number;
  ratio?: number;
  minimaRatio?: number;
  missing?: string;
  failed?: string;
}

process.once('exit', stopWorkers);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const row = options.markdown ? markdownRow : textRow;
const heads = options.minima ? ['of minima'] : [];
if (!options.json) console.log(row('group', 'job', 'peer', 'ours', 'peer', 'ratio', ...heads));
if (options.markdown) console.log(row('---', '---', '---', '---:', '---:', '---:', ...heads.map(() => '---:')));
for (const group of options.only ?? all) {
  const { pairs } = (await import(`./groups/${group}.ts`)) as {
    pairs: () => Iterable<Pair> | AsyncIterable<Pair>;
  };
  for await (const pair of pairs()) report({ group, name: pair.name, peer: pair.peer.name, ...(await compare(pair)) });
}
stopWorkers();

async function compare({ ours, peer, difference }: Pair): Promise<Omit<Line, 'group' | 'name' | 'peer'>> {
  try {
    const us = contestant(ours);
    const them = await peer.start({ threads: Number(options.threads) });
    const differs = difference((await us.run(1)).result, (await them.run(1)).result);
    if (differs) return { failed: `the results differ: ours ${differs}` };
    const { ours: our, peers: their } = await measure(us, them);
    return {
      oursMs: our.median,
      peerMs: their.median,
      ratio: our.median / their.median,
      ...(options.minima && { minimaRatio: our.minimum / their.minimum }),
    };
  } catch (error) {
    if (error instanceof MissingPeer) return { missing: error.message };
    return { failed: String(error) };
  }
}

function report(line: Line): void {
  const place = `${line.group}: ${line.name}, ${line.peer}`;
  if (line.missing) console.error(`${place}: left out, ${line.missing}`);
  if (line.failed) {
    console.error(`${place}: ${line.failed}`);
    process.exitCode = 1;
  }
  if (options.json) console.log(JSON.stringify(line));
  else if (line.ratio !== undefined) {
    const ratios = [line.ratio, line.minimaRatio].filter((ratio) => ratio !== undefined);
    const cells = [show(line.oursMs!), show(line.peerMs!), ...ratios.map((ratio) => `${ratio.toFixed(2)}x`)];
    console.log(row(line.group, line.name, line.peer, ...cells));
  }
}

function markdownRow(...cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function textRow(group: string, name: string, peer: string, ...numbers: string[]): string {
  const texts = [group.padEnd(13), name.padEnd(48), peer.padEnd(26)];
  return [...texts, ...numbers.map((number) => number.padStart(11))].join(' ');
}

function show(milliseconds: number): string {
  return milliseconds < 1 ? `${(milliseconds * 1000).toFixed(0)} µs` : `${milliseconds.toPrecision(3)} ms`;
}
