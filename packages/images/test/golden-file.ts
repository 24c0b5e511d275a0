import { readFileSync } from 'node:fs';

/** The bytes of a golden case: a file that another program wrote. */
export function goldenFile(id: string): Uint8Array<ArrayBuffer> {
  const { base64 } = goldenCase(id).input;
  return Uint8Array.from(Buffer.from([base64].flat()[0]!, 'base64'));
}

export function goldenFiles(id: string): Uint8Array<ArrayBuffer>[] {
  return (goldenCase(id).input.base64 as string[]).map((text) => Uint8Array.from(Buffer.from(text, 'base64')));
}

function goldenCase(id: string): { input: { base64: string | string[] } } {
  for (const name of ['nifti', 'pictures', 'dicom']) {
    const { cases } = JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8'));
    const found = cases.find((each: { id: string }) => each.id === id);
    if (found) return found;
  }
  throw new Error(`There is no case ${id}.`);
}

/** What the Python script notes of a long array. */
export function summaryOf(data: ArrayLike<number>): { sum: number; weighted: number; corner: number[] } {
  let [sum, weighted] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    sum += data[i]!;
    weighted += data[i]! * (i % 97);
  }
  return { sum, weighted, corner: [data[0]!, data[1]!, data[2]!] };
}
