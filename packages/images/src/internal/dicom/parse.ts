import type { DataSet } from 'dicom-parser';
import { ImageFormatError, type ImageProblem } from '../../image-format-error.js';
import { inflate } from '../inflate.js';
import { loadPeer } from '../load-peer.js';

/** A DICOM file, taken apart. */
export interface DicomFile {
  dataSet: DataSet;
  transferSyntax: string;
  fail: (explanation: string, problem?: ImageProblem, options?: ErrorOptions) => never;
}

const deflated = '1.2.840.10008.1.2.1.99';

/** More than such files take; what is beyond counts as cut off. */
const mostInflated = 2 ** 30;

export async function parseDicom(caller: string, bytes: Uint8Array<ArrayBuffer>): Promise<DicomFile> {
  const fail: DicomFile['fail'] = (explanation, problem = 'damaged', options) => {
    throw new ImageFormatError(caller, 'DICOM', problem, explanation, options);
  };
  if (String.fromCharCode(...bytes.subarray(128, 132)) !== 'DICM') fail('it does not have the mark DICM at byte 128.');
  const loaded = await loadPeer(caller, 'dicom-parser', () => import('dicom-parser'));
  // A bundler may hand out the exports of a CommonJS module themselves.
  const parser = ('default' in loaded ? loaded.default : loaded) as typeof loaded;
  const guarded = <T>(read: () => T): T => {
    try {
      return read();
    } catch (cause) {
      // dicom-parser throws texts, and objects with what was read so far.
      const reason = (cause as { exception?: unknown })?.exception ?? cause;
      return fail(`it cannot be parsed (${reason instanceof Error ? reason.message : String(reason)}).`, 'damaged', {
        cause,
      });
    }
  };
  const head = guarded(() => parser.readPart10Header(bytes, {} as never)) as DataSet & { position: number };
  const transferSyntax = guarded(() => head.string('x00020010')) ?? fail('it does not name its transfer syntax.');
  if (transferSyntax !== deflated) return { dataSet: guarded(() => parser.parseDicom(bytes)), transferSyntax, fail };

  const rest = await inflate(bytes.subarray(head.position), 'deflate-raw', () => mostInflated).catch((cause) =>
    fail('its data set cannot be decompressed.', 'damaged', { cause }),
  );
  const whole = new Uint8Array(head.position + rest.length);
  whole.set(bytes.subarray(0, head.position));
  whole.set(rest, head.position);
  return { dataSet: guarded(() => parser.parseDicom(whole, { inflater: () => whole })), transferSyntax, fail };
}
