import { checkNoNaN } from '../checks.js';

/** `values` in float64, after a check that none is NaN. A `Float64Array` is taken as it is, without a copy. */
export function readValues(caller: string, argument: string, values: ArrayLike<number>): Float64Array {
  if (!(values instanceof Float64Array)) {
    checkNoNaN(caller, argument, values);
    return new Float64Array(values);
  }
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) checkNoNaN(caller, argument, values); // throws, naming the entry
  }
  return values;
}
