import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { contestant } from '../peers/javascript.js';

/** Prepares jobs and times them; one line of JSON in, one line of JSON out (see bench/peers/node.ts). */
interface Request {
  module: string;
  prepare: string;
  parameters: Record<string, number | string | { file: string; type: 'Float64Array' | 'Int32Array' }>;
  times?: number;
}

let job = contestant(() => undefined);

async function answer({ module, prepare, parameters, times }: Request): Promise<object> {
  if (times !== undefined) return job.run(times);
  const read = Object.entries(parameters).map(([key, value]) => {
    if (typeof value !== 'object') return [key, value];
    const { buffer, byteOffset, byteLength } = readFileSync(value.file);
    const types = { Float64Array, Int32Array };
    return [key, new types[value.type](buffer.slice(byteOffset, byteOffset + byteLength))];
  });
  const prepared = (await import(`./${module}.ts`))[prepare];
  job = contestant(await prepared(Object.fromEntries(read)));
  return {};
}

const print = (reply: object) => process.stdout.write(`${JSON.stringify(reply)}\n`);
console.log = console.error; // what a peer prints is no answer
for await (const line of createInterface({ input: process.stdin })) {
  try {
    print(await answer(JSON.parse(line)));
  } catch (error) {
    print({ error: String(error) });
  }
}
