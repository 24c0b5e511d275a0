import { checkInteger, checkLength } from '@cairn-ml/numeric';

/** The classes of all pairs of positions, row by row. */
export function readRelations(caller: string, relations: readonly ArrayLike<number>[], length: number): Int32Array {
  checkLength(caller, 'relations', relations, length, 'one row per position');
  const classes = new Int32Array(length * length);
  for (const [i, row] of relations.entries()) {
    checkLength(caller, `relations[${i}]`, row, length, 'one entry per position');
    for (let j = 0; j < length; j++) {
      checkInteger(caller, `relations[${i}][${j}]`, row[j]!, { min: 0, max: length * length });
      classes[i * length + j] = row[j]!;
    }
  }
  return classes;
}

/** FNV-1a of the classes: which relations a file was trained with. */
export function fingerprint(classes: Int32Array | undefined): string {
  if (!classes) return 'none';
  let value = 0x811c9dc5;
  for (const entry of classes) value = Math.imul(value ^ entry, 0x01000193);
  return (value >>> 0).toString(16);
}
