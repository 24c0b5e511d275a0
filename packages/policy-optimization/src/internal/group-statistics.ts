/** Of the rewards of one group that are not NaN. */
export interface Statistics {
  count: number;
  mean: number;
  /** With the chosen `ddof`; 0 where there are too few values. */
  deviation: number;
  /** Whether all are exactly equal: then the mean may differ from them by rounding, and no difference may be made of that. */
  constant: boolean;
}

/** Statistics of each group, in float64 and two passes. */
export function groupStatistics(values: Float64Array, groups: Int32Array, ddof: number): Statistics[] {
  const members: number[][] = [];
  for (const [i, group] of groups.entries()) {
    members[group] ??= [];
    if (!Number.isNaN(values[i])) members[group].push(values[i]!);
  }
  return members.map((group) => statistics(group, ddof));
}

/** Statistics of the values that are not NaN, whatever their group. */
export function batchStatistics(values: Float64Array, ddof: number): Statistics {
  return statistics(
    values.filter((value) => !Number.isNaN(value)),
    ddof,
  );
}

function statistics(values: ArrayLike<number> & Iterable<number>, ddof: number): Statistics {
  const count = values.length;
  let sum = 0;
  let constant = true;
  for (const value of values) {
    sum += value;
    constant &&= value === values[0];
  }
  const mean = sum / count;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const deviation = constant || count <= ddof ? 0 : Math.sqrt(squares / (count - ddof));
  return { count, mean, deviation, constant };
}
