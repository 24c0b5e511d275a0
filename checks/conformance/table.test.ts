import type { ConformanceResult } from '@cairn-ml/tensor/testing';
import { expect, test } from 'vitest';
import { type Place, places } from './devices.js';
import { heading, withTable } from './table.js';

const place = (name: string) => places.find((each) => each.name === name) as Place;
const result = (op: string, name: string, change: Partial<ConformanceResult> = {}): ConformanceResult => ({
  op,
  name,
  kind: 'forward',
  status: 'passed',
  error: 0,
  message: '',
  ...change,
});
const report = (results: ConformanceResult[]) => ({ device: 'cpu' as const, passed: 0, failed: 0, holes: 0, results });
const hole = { status: 'hole', hole: 'denormals are zero', message: 'entry 0 is 0' } as const;

test('a row per op, a column per device, and the reasons of holes', () => {
  const text = withTable(heading, [
    { place: place('cpu'), report: report([result('mul', 'rows'), result('add', 'rows', { kind: 'gradient' })]) },
    {
      place: place('webgpu-node'),
      report: report([result('mul', 'rows', { ...hole, kind: 'gradient' }), result('add', 'rows', hole)]),
    },
    { place: place('webgpu-browser'), report: report([result('mul', 'rows'), result('add', 'rows', hole)]) },
  ]);
  expect(text).toContain('| op | calls | gradients | second order | cpu | webgpu in Node | webgpu in Chromium |');
  expect(text).toContain('| `add` |  | 1 |  | ✓ | 1 hole | 1 hole |\n| `mul` | 1 |  |  | ✓ | 1 hole | ✓ |');
  expect(text).toContain(
    '| denormals are zero | webgpu in Node, webgpu in Chromium | `mul` rows (gradient); `add` rows |',
  );
});

test('a failure is not a tick', () => {
  const results = [result('mul', 'rows', { status: 'failed' }), result('mul', 'columns', hole)];
  expect(withTable(heading, [{ place: place('cpu'), report: report(results) }])).toContain(
    '| `mul` | 2 |  |  | 1 wrong, 1 hole |',
  );
});

test('a bar in the name of a case does not end its cell', () => {
  const text = withTable(heading, [{ place: place('cpu'), report: report([result('einsum', 'a|b', hole)]) }]);
  expect(text).toContain('`einsum` a\\|b');
});
