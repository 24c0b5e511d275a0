import { parseArgs, stripVTControlCharacters } from 'node:util';
import { type Lane, type LaneResult, lanes } from './lanes.js';

/**
 * `pnpm test [--only LANE]...`: runs the lanes one after the other, shows what a failing one printed, and ends with
 * `N passed, N failed` summed over them.
 */
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const names = lanes.map(({ name }) => name);
const unknown = values.only?.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`There is no lane '${unknown}'. Lanes: ${names.join(', ')}.`);
  process.exit(1);
}

const wanted = lanes.filter(({ name }) => !values.only || values.only.includes(name));
const build = lanes.find(({ name }) => name === 'build')!;
if (!wanted.includes(build) && wanted.some(({ needsBuild }) => needsBuild)) wanted.unshift(build);

const rows: (LaneResult & { name: string; seconds: number })[] = [];
let built = true;
for (const lane of wanted) {
  process.stdout.write(`${lane.name.padEnd(11)} ${lane.about.padEnd(36)} … `);
  const start = performance.now();
  const result = await attempt(lane);
  const seconds = (performance.now() - start) / 1000;
  rows.push({ ...result, name: lane.name, seconds });
  if (lane === build) built = result.failed === 0;
  console.log(`${result.passed} passed, ${result.failed} failed, ${seconds.toFixed(1)} s`);
  if (result.failed > 0) console.log(indent(result.output));
  else for (const warning of warnings(result.output)) console.log(`  ${warning}`);
}

const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
const passed = sum((row) => row.passed);
const failed = sum((row) => row.failed);
console.log(`\n${'lane'.padEnd(12)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(9)}`);
for (const row of rows) {
  const mark = row.failed > 0 ? '  <-- failed' : '';
  console.log(
    `${row.name.padEnd(12)}${cell(row.passed, 8)}${cell(row.failed, 8)}${cell(row.seconds.toFixed(1), 9)}${mark}`,
  );
}
console.log(
  `${'all'.padEnd(12)}${cell(passed, 8)}${cell(failed, 8)}${cell(sum((row) => row.seconds).toFixed(1), 9)}\n`,
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function attempt(lane: Lane): Promise<LaneResult> {
  if (lane.needsBuild && !built) return { passed: 0, failed: 1, output: 'Not run: the build failed.' };
  try {
    return await lane.run();
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

function warnings(output: string): string[] {
  return output.split('\n').filter((line) => /^warning: |^ *Tests .*skipped/.test(stripVTControlCharacters(line)));
}

function cell(value: number | string, width: number): string {
  return String(value).padStart(width);
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  | ');
}
