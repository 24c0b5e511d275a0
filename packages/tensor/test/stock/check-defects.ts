import { expect, test } from 'vitest';
import { areClose, type Defect, type Ops } from './defect.js';

/** One test per defect: stock has it. */
export function expectStockDefects(defects: readonly Defect[], ops: Ops): void {
  test.each(defects)('$name', async ({ run, right, stock }) => {
    if (stock instanceof RegExp) {
      await expect(async () => run(ops).data()).rejects.toThrow(stock);
      return;
    }
    const values = Array.from(await run(ops).data());
    if (stock) expect(areClose(values, stock), `${values}, where stock had ${stock}`).toBe(true);
    expect(areClose(values, right), `${values} is right`).toBe(false);
  });
}

/** One test per defect: we have it not. */
export function expectRightResults(defects: readonly Defect[], ops: Ops): void {
  test.each(defects)('$name', async ({ run, right }) => {
    const values = Array.from(await run(ops).data());
    expect(areClose(values, right), `${values}, expected ${right}`).toBe(true);
  });
}
