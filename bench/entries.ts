interface Result {
  data: () => Promise<ArrayLike<number>>;
  dispose: () => void;
}

/** A few numbers of a result, read the first time: where a device computes at once, later calls need not read to be done. */
export function entriesOf(job: () => Result, places: number[]): () => unknown {
  let entries: number[] | undefined;
  return () => {
    const result = job();
    if (!entries) return readEntries(result, places).then((read) => (entries = read));
    result.dispose();
    return entries;
  };
}

async function readEntries(result: Result, places: number[]): Promise<number[]> {
  const values = await result.data();
  result.dispose();
  return places.map((place) => values[place]!);
}

/** Where a square matrix is looked at. */
export function corners(size: number): number[] {
  return [0, size - 1, size * size - 1];
}
