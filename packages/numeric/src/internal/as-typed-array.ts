/** The array itself when it has this type, else a copy that has. */
export function asInt32Array(values: ArrayLike<number>): Int32Array {
  return values instanceof Int32Array ? values : Int32Array.from(values);
}

/** The array itself when it has this type, else a copy that has. */
export function asFloat64Array(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}
