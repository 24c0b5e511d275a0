import { ParseError } from '@cairn-ml/numeric';
import { repeatedName } from './repeated-name.js';
import { safetensorsTypes } from './safetensors-types.js';

/** One tensor of a file. */
export interface SafetensorsEntry {
  name: string;
  type: string;
  shape: number[];
  /** Where its data are in the file, in bytes. */
  start: number;
  end: number;
}

/** What a file says about its contents. */
export interface SafetensorsHeader {
  entries: SafetensorsEntry[];
  metadata: Record<string, string>;
}

const caller = 'loadSafetensors';
/** The limit of the reference implementation. */
const longestHeader = 100_000_000;

/**
 * The header of a safetensors file. Nothing in it is trusted: after this, every entry lies within the file, has the length that its shape
 * and type ask for, and the entries fill the data without gaps and overlaps.
 *
 * @throws {ParseError}
 */
export function readSafetensorsHeader(bytes: Uint8Array): SafetensorsHeader {
  if (bytes.length < 8) throw new ParseError(caller, 'eight bytes with the length of the header', '', 0);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  const longest = Math.min(bytes.length - 8, longestHeader);
  if (length > longest) throw new ParseError(caller, `a header of at most ${longest} bytes`, String(length), 0);
  const dataStart = 8 + Number(length);
  const text = decode(bytes.subarray(8, dataStart));
  const header = parse(text);
  const metadata = header.__metadata__ ?? {};
  if (!isRecord(metadata) || Object.values(metadata).some((value) => typeof value !== 'string'))
    throw fail('an object of strings', text, '__metadata__');
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => readEntry(name, entry, text, dataStart));
  checkLayout(entries, text, dataStart, bytes.length);
  return { entries, metadata: metadata as Record<string, string> };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ParseError(caller, 'a header in UTF-8', '', 0);
  }
}

function parse(text: string): Record<string, unknown> {
  if (!text.startsWith('{')) throw new ParseError(caller, 'a JSON object', text, 0);
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    throw new ParseError(caller, 'a JSON object', text, 0);
  }
  const repeated = repeatedName(text);
  if (repeated !== undefined) throw new ParseError(caller, 'a name that was not there before', text, repeated);
  return header as Record<string, unknown>;
}

function readEntry(name: string, entry: unknown, text: string, dataStart: number): SafetensorsEntry {
  if (!isRecord(entry)) throw fail('an object with dtype, shape and data_offsets', text, name);
  const { dtype, shape, data_offsets: offsets } = entry;
  const type =
    typeof dtype === 'string' && Object.hasOwn(safetensorsTypes, dtype) ? safetensorsTypes[dtype] : undefined;
  if (!type) throw fail(`a dtype that is one of ${Object.keys(safetensorsTypes).join(', ')}`, text, name);
  if (!isSizes(shape)) throw fail('a shape of integers that are not negative', text, name);
  if (!isSizes(offsets) || offsets.length !== 2) throw fail('two data_offsets that are not negative', text, name);
  const size = shape.reduce((product, length) => product * length, type.bytes);
  if (offsets[1]! - offsets[0]! !== size)
    throw fail(`data_offsets ${size} bytes apart for ${dtype} [${shape.join(', ')}]`, text, name);
  return { name, type: dtype as string, shape, start: dataStart + offsets[0]!, end: dataStart + offsets[1]! };
}

/** Throws unless the entries fill the data, one after the other in some order. */
function checkLayout(entries: SafetensorsEntry[], text: string, dataStart: number, fileEnd: number): void {
  let end = dataStart;
  for (const entry of [...entries].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (entry.start !== end) throw fail(`data that begin at ${end - dataStart}, where others end`, text, entry.name);
    end = entry.end;
  }
  if (end !== fileEnd)
    throw new ParseError(caller, `data of ${fileEnd - dataStart} bytes, not ${end - dataStart}`, text, text.length);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function fail(expected: string, text: string, name: string): ParseError {
  return new ParseError(
    caller,
    `${expected} for ${JSON.stringify(name)}`,
    text,
    Math.max(text.indexOf(JSON.stringify(name)), 0),
  );
}
