// Copies between strided blocks: transpose, tile, reverse, slice, concat, broadcast.

/**
 * Copies a block of `rank` (at least 2) dimensions; `plan` holds sizes, source strides and target strides, in entries of 4 bytes (`wide`) or 1.
 * The last two dimensions are copied by the fastest way that their strides allow.
 */
export function copyBlock(rank: i32, plan: usize, source: usize, target: usize, wide: bool): void {
  if (rank > 2) {
    const size = load<i32>(plan);
    const shift: usize = wide ? 2 : 0;
    const sourceStep = (<usize>load<i32>(plan + ((<usize>PLAN_RANK) << 2))) << shift;
    const targetStep = (<usize>load<i32>(plan + ((<usize>PLAN_RANK) << 3))) << shift;
    for (let i = 0; i < size; i++, source += sourceStep, target += targetStep)
      copyBlock(rank - 1, plan + 4, source, target, wide);
    return;
  }
  const rows = load<i32>(plan);
  const columns = load<i32>(plan + 4);
  const sources = plan + ((<usize>PLAN_RANK) << 2);
  const targets = plan + ((<usize>PLAN_RANK) << 3);
  if (wide)
    copyWide(
      rows,
      columns,
      load<i32>(sources),
      load<i32>(sources, 4),
      load<i32>(targets),
      load<i32>(targets, 4),
      source,
      target,
    );
  else
    copyNarrow(
      rows,
      columns,
      load<i32>(sources),
      load<i32>(sources, 4),
      load<i32>(targets),
      load<i32>(targets, 4),
      source,
      target,
    );
}

/** How many dimensions each of the three lists of a plan has room for. */
export const PLAN_RANK: i32 = 12;

function copyWide(
  rows: i32,
  columns: i32,
  sourceRow: i32,
  sourceColumn: i32,
  targetRow: i32,
  targetColumn: i32,
  source: usize,
  target: usize,
): void {
  const sr = (<usize>sourceRow) << 2;
  const sc = (<usize>sourceColumn) << 2;
  const tr = (<usize>targetRow) << 2;
  const tc = (<usize>targetColumn) << 2;
  if (sourceRow == 1 && targetColumn == 1 && rows >= 4 && columns >= 4) {
    transpose(rows, columns, sc, tr, source, target);
    return;
  }
  for (let i = 0; i < rows; i++, source += sr, target += tr) {
    if (targetColumn == 1 && sourceColumn == 1) copyFloats(target, source, columns);
    else if (targetColumn == 1 && sourceColumn == 0) fillFloats(target, load<f32>(source), columns);
    else for (let j = 0, s = source, t = target; j < columns; j++, s += sc, t += tc) store<i32>(t, load<i32>(s));
  }
}

function copyNarrow(
  rows: i32,
  columns: i32,
  sourceRow: i32,
  sourceColumn: i32,
  targetRow: i32,
  targetColumn: i32,
  source: usize,
  target: usize,
): void {
  for (let i = 0; i < rows; i++, source += sourceRow, target += targetRow) {
    if (targetColumn == 1 && sourceColumn == 1) memory.copy(target, source, columns);
    else
      for (let j = 0, s = source, t = target; j < columns; j++, s += sourceColumn, t += targetColumn)
        store<u8>(t, load<u8>(s));
  }
}

/** Row i of the target is column i of the source. In squares, so that the lines of both stay in the cache. */
function transpose(rows: i32, columns: i32, sourceStep: usize, targetStep: usize, source: usize, target: usize): void {
  for (let i0 = 0; i0 < rows; i0 += 32) {
    const i1 = min(i0 + 32, rows);
    for (let j0 = 0; j0 < columns; j0 += 32) {
      const j1 = min(j0 + 32, columns);
      let j = j0;
      for (; j + 4 <= j1; j += 4) {
        let i = i0;
        let s = source + <usize>j * sourceStep + ((<usize>i) << 2);
        let t = target + <usize>i * targetStep + ((<usize>j) << 2);
        for (; i + 4 <= i1; i += 4, s += 16, t += targetStep << 2) {
          const x0 = v128.load(s);
          const x1 = v128.load(s + sourceStep);
          const x2 = v128.load(s + 2 * sourceStep);
          const x3 = v128.load(s + 3 * sourceStep);
          const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
          const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
          const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
          const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
          v128.store(t, v128.shuffle<f64>(low01, low23, 0, 2));
          v128.store(t + targetStep, v128.shuffle<f64>(low01, low23, 1, 3));
          v128.store(t + 2 * targetStep, v128.shuffle<f64>(high01, high23, 0, 2));
          v128.store(t + 3 * targetStep, v128.shuffle<f64>(high01, high23, 1, 3));
        }
        for (; i < i1; i++, s += 4, t += targetStep) {
          store<i32>(t, load<i32>(s));
          store<i32>(t, load<i32>(s + sourceStep), 4);
          store<i32>(t, load<i32>(s + 2 * sourceStep), 8);
          store<i32>(t, load<i32>(s + 3 * sourceStep), 12);
        }
      }
      for (; j < j1; j++)
        for (let i = i0; i < i1; i++)
          store<i32>(
            target + <usize>i * targetStep + ((<usize>j) << 2),
            load<i32>(source + <usize>j * sourceStep + ((<usize>i) << 2)),
          );
    }
  }
}

/** A loop, because the call of memory.copy costs more than a short copy. */
export function copyFloats(target: usize, source: usize, count: i32): void {
  if (count >= 256) {
    memory.copy(target, source, (<usize>count) << 2);
    return;
  }
  const end = target + ((<usize>count) << 2);
  for (; target + 16 <= end; target += 16, source += 16) v128.store(target, v128.load(source));
  for (; target < end; target += 4, source += 4) store<i32>(target, load<i32>(source));
}

export function fillFloats(target: usize, value: f32, count: i32): void {
  const end = target + ((<usize>count) << 2);
  const values = f32x4.splat(value);
  for (; target + 16 <= end; target += 16) v128.store(target, values);
  for (; target < end; target += 4) store<f32>(target, value);
}
