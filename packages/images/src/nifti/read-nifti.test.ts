import { expect, test } from 'vitest';
import { alteredAreRefusedOrRead, bytesAllocated, expectRefusedWhenCut } from '../../test/fuzz.js';
import { goldenFile } from '../../test/golden-file.js';
import { readNifti } from './read-nifti.js';

function changed(id: string, change: (view: DataView, bytes: Uint8Array) => void): Uint8Array<ArrayBuffer> {
  const bytes = goldenFile(id);
  change(new DataView(bytes.buffer), bytes);
  return bytes;
}

function setAll(view: DataView, method: 'setInt16' | 'setFloat32', places: number[], value: number): void {
  for (const at of places) view[method](at, value, true);
}

test('an ArrayBuffer, a Uint8Array and a part of a larger buffer are the same file', async () => {
  const bytes = goldenFile('nifti-int16');
  const larger = new Uint8Array(bytes.length + 3);
  larger.set(bytes, 3);
  const expected = await readNifti(bytes);
  expect(await readNifti(bytes.buffer)).toEqual(expected);
  expect(await readNifti(larger.subarray(3))).toEqual(expected);
  expect(await readNifti(Buffer.from(bytes))).toEqual(expected);
});

test('values without scaling keep the type of the file', async () => {
  const kinds = {
    uint8: Uint8Array,
    int16: Int16Array,
    uint32: Uint32Array,
    float32: Float32Array,
    int64: Float64Array,
  };
  for (const [name, kind] of Object.entries(kinds))
    expect((await readNifti(goldenFile(`nifti-${name}`))).data).toBeInstanceOf(kind);
  expect((await readNifti(goldenFile('nifti-scaled'))).data).toBeInstanceOf(Float32Array);
});

test.each([
  ['is cut off', (_: DataView) => {}, 'announces', 400],
  ['has no axes', (view: DataView) => view.setInt16(40, 0, true), 'it has 0 axes'],
  ['has an axis of length 0', (view: DataView) => view.setInt16(42, 0, true), 'an axis has the length 0'],
  ['has an axis of negative length', (view: DataView) => view.setInt16(44, -5, true), 'an axis has the length -5'],
  ['has an unknown datatype', (view: DataView) => view.setInt16(70, 999, true), 'its datatype 999 does not exist'],
  ['begins in its header', (view: DataView) => view.setFloat32(108, 100, true), 'its voxels begin at byte 100'],
  ['begins nowhere', (view: DataView) => view.setFloat32(108, Number.NaN, true), 'its voxels begin at byte NaN'],
  [
    'has a flat sform',
    (view: DataView) => setAll(view, 'setFloat32', [288, 304, 320], 0),
    'its sform is not invertible',
  ],
  [
    'has a sform that is not a number',
    (view: DataView) => view.setFloat32(284, Number.NaN, true),
    'its sform is not invertible',
  ],
] as [string, (view: DataView) => void, string, number?][])(
  'refuses a file that %s',
  async (_, change, explanation, length) => {
    const bytes = changed('nifti-int16', change).slice(0, length);
    await expect(readNifti(bytes)).rejects.toMatchObject({ name: 'ImageFormatError', problem: 'damaged' });
    await expect(readNifti(bytes)).rejects.toThrow(explanation);
  },
);

test.each([0, -1, Number.NaN, Infinity])('refuses a spacing of %d where the place depends on it', async (spacing) => {
  for (const id of ['nifti-sform-0-qform-1', 'nifti-sform-0-qform-0']) {
    const bytes = changed(id, (view) => view.setFloat32(80, spacing, true));
    await expect(readNifti(bytes)).rejects.toThrow(
      `damaged NIfTI: the spacing along axis 0 is ${spacing}, and must be positive.`,
    );
  }
});

test('refuses a quaternion longer than 1', async () => {
  const bytes = changed('nifti-sform-0-qform-1', (view) => view.setFloat32(256, 1.1, true));
  await expect(readNifti(bytes)).rejects.toThrow('the quaternion of its qform');
});

test.each([
  ['complex numbers', (view: DataView) => view.setInt16(70, 32, true), 'complex64'],
  [
    'voxels in a second file',
    (_: DataView, bytes: Uint8Array) => bytes.set([0x6e, 0x69, 0x31], 344),
    'lie in another file',
  ],
  ['no mark, as Analyze files have none', (_: DataView, bytes: Uint8Array) => bytes.fill(0, 344, 348), 'Analyze'],
])('does not support %s', async (_, change, explanation) => {
  const read = readNifti(changed('nifti-int16', change));
  await expect(read).rejects.toMatchObject({ problem: 'unsupported', message: expect.stringContaining(explanation) });
});

test('a path is no file', async () => {
  await expect(readNifti('brain.nii' as never)).rejects.toThrow(
    'readNifti: `bytes` must be a Uint8Array or an ArrayBuffer, got "brain.nii". Read the file first',
  );
});

test.each(['nifti-int16', 'nifti-gz', 'nifti-nifti2'])('%s is refused when cut anywhere', async (id) => {
  await expectRefusedWhenCut(goldenFile(id), readNifti);
});

test.each(['nifti-int16', 'nifti-gz', 'nifti-nifti2', 'nifti-sform-0-qform-1'])(
  '%s with altered bytes is refused or read',
  async (id) => {
    const bytes = goldenFile(id);
    expect(await alteredAreRefusedOrRead(bytes, readNifti, { within: Math.min(bytes.length, 400) })).toBeGreaterThan(
      20,
    );
  },
);

test('a nonsense header does not allocate', async () => {
  const huge = changed('nifti-uint8', (view) => setAll(view, 'setInt16', [42, 44, 46], 32000));
  const compressed = new Uint8Array(
    await new Response(new Blob([huge]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  );
  for (const bytes of [huge, compressed]) {
    const allocated = await bytesAllocated(() => expect(readNifti(bytes)).rejects.toThrow(/32768000000352 bytes/));
    expect(allocated).toBeLessThan(16 * bytes.length);
  }
});
