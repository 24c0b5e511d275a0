import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Place, places, runPlace } from './devices.js';
import { type PlaceReport, withTable } from './table.js';

/**
 * `pnpm conformance [--device NAME]... [--only PATTERN] [--table]`: runs the conformance suite of the built tensor core in every place,
 * or in those named. Prints a line per failure and per place, and ends with `N passed, N failed`. `--table` writes
 * the table into docs/guide/tensor.md; without it and without a choice, the run fails when that table is not up to date.
 */
const { values } = parseArgs({
  options: {
    device: { type: 'string', multiple: true },
    only: { type: 'string' },
    table: { type: 'boolean', default: false },
  },
});
const names = places.map(({ name }) => name);
const unknown = values.device?.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`There is no device '${unknown}'. Devices: ${names.join(', ')}.`);
  process.exit(2);
}

const guide = join(import.meta.dirname, '../../docs/guide/tensor.md');
const wanted = places.filter(({ name, standard }) => values.device?.includes(name) ?? standard);
const reports: PlaceReport[] = [];
const total = { passed: 0, failed: 0 };
for (const place of wanted) {
  const start = performance.now();
  const found = await attempt(place);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (typeof found === 'string') {
    total.failed++;
    console.log(`${place.name.padEnd(15)} failed after ${seconds} s: ${found}`);
    continue;
  }
  reports.push(found);
  const { passed, failed, holes, results } = found.report;
  total.passed += passed;
  total.failed += failed;
  for (const { op, name, kind, status, message } of results)
    if (status === 'failed') console.log(`${place.name} ${op} ${name}, ${kind}: ${message}`);
  console.log(`${place.name.padEnd(15)} ${passed} passed, ${failed} failed, ${holes} holes, ${seconds} s`);
}

const whole = reports.length === wanted.length && !values.device && values.only === undefined;
if (values.table && whole) writeFileSync(guide, withTable(readFileSync(guide, 'utf8'), reports));
else if (whole) checkTable();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function attempt(place: Place): Promise<PlaceReport | string> {
  try {
    const report = await runPlace(place, values.only);
    return report.results.length > 0 ? { place, report } : 'no case matches';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkTable(): void {
  const text = readFileSync(guide, 'utf8');
  const upToDate = text === withTable(text, reports);
  total[upToDate ? 'passed' : 'failed']++;
  if (!upToDate) console.log('The table in docs/guide/tensor.md is not up to date. Run: pnpm conformance --table');
}
