import { CairnError } from '@cairn-ml/numeric';

/**
 * What is the matter with a file: `damaged` breaks the rules of its format or ends too early, `unsupported` keeps them and uses a part
 * of the format that this package does not read, `inconsistent` files are fine alone and do not belong together.
 */
export type ImageProblem = 'damaged' | 'unsupported' | 'inconsistent';

/** The formats of this package, as their names are written. */
export type ImageFormat = 'PNG' | 'JPEG' | 'NIfTI' | 'DICOM';

/** A file that could not be turned into an image. What a reading library threw is the `cause`. */
export class ImageFormatError extends CairnError {
  static override readonly kind = 'ImageFormatError';
  override readonly name = 'ImageFormatError';
  readonly format: ImageFormat;
  readonly problem: ImageProblem;

  /** Reads: `caller: problem format: explanation` */
  constructor(caller: string, format: ImageFormat, problem: ImageProblem, explanation: string, options?: ErrorOptions) {
    super(`${caller}: ${problem} ${format}: ${explanation}`, options);
    this.format = format;
    this.problem = problem;
  }
}
