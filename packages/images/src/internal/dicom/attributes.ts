import type { DataSet, Element } from 'dicom-parser';
import type { DicomFile } from './parse.js';

/** Attributes of one frame: its own, else those that all frames share, else those of the file. */
export interface Attributes {
  /** Text without padding; undefined where it is absent or empty. */
  text: (tag: string) => string | undefined;
  /** Numbers of a decimal text; undefined where it is absent or empty. */
  decimals: (tag: string) => number[] | undefined;
  /** An unsigned number of 16 bits. */
  integer: (tag: string) => number | undefined;
  has: (tag: string) => boolean;
}

const sharedGroups = 'x52009229';
const perFrameGroups = 'x52009230';

export function attributesOf({ dataSet, fail }: DicomFile, frame: number): Attributes {
  const places = [
    ...macrosOf(dataSet.elements[perFrameGroups], frame),
    ...macrosOf(dataSet.elements[sharedGroups], 0),
    dataSet,
  ];
  const place = (tag: string) => places.find(({ elements }) => elements[tag] !== undefined);
  const text = (tag: string) => place(tag)?.string(tag)?.replaceAll('\0', '').trim() || undefined;
  return {
    text,
    integer: (tag) => place(tag)?.uint16(tag),
    has: (tag) => place(tag) !== undefined,
    decimals(tag) {
      const value = text(tag);
      const numbers = value?.split('\\').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
      if (numbers && !numbers.every(Number.isFinite))
        fail(`its attribute ${nameOf(tag)} is not a number: ${JSON.stringify(value)}.`);
      return numbers;
    },
  };
}

/** The single data sets below an item of functional groups (position, spacing, window, …). */
function macrosOf(groups: Element | undefined, item: number): DataSet[] {
  const elements = Object.values(groups?.items?.[item]?.dataSet?.elements ?? {});
  return elements.flatMap((element) => element.items?.[0]?.dataSet ?? []);
}

function nameOf(tag: string): string {
  return `(${tag.slice(1, 5)},${tag.slice(5)})`;
}
