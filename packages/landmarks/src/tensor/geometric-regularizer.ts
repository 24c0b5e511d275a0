import { checkInteger, checkOption, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import {
  abs,
  add,
  div,
  gather,
  mean,
  mul,
  norm,
  onesLike,
  slice,
  sqrt,
  square,
  squeeze,
  stack,
  sub,
  sum,
  type Tensor,
  tidy,
} from '@cairn-ml/tensor';
import { checkTensor } from '../internal/tensor/map-weights.js';

/** Which landmarks lie on which line. */
export interface LandmarkLines {
  /** Groups of at least two landmarks; the lines through the groups should be parallel. */
  parallel: readonly (readonly number[])[];
  /** Landmarks of a line that should be at right angles to all of them. Default: none. */
  orthogonal?: readonly number[];
}

/**
 * The lines of GeoSapiens among its 16 landmarks of a tooth and its jaw, counted from 0.
 *
 * @example
 * ```ts
 * import { geoSapiensLines } from '@cairn-ml/landmarks/tensor';
 *
 * geoSapiensLines.orthogonal; // [2, 5]
 * ```
 *
 * Source: `GeometricalKeypointMSELoss` of GeoSapiens (96af084).
 */
export const geoSapiensLines: LandmarkLines = {
  parallel: [
    [2, 6, 7],
    [8, 9, 10, 11],
    [12, 13, 14, 15],
  ],
  orthogonal: [2, 5],
};

/** Options of {@link geometricRegularizer}. */
export interface GeometricRegularizerOptions {
  /**
   * `'direction'` (default): directions of largest variance, and squares of sines and cosines, smooth for lines of every direction. `'slope'`: as released,
   * slopes of y over x, which fail for vertical lines, and absolute values of cosines.
   */
  form?: 'direction' | 'slope';
}

/**
 * How far lines through landmarks are from parallel, and from a right angle with another line: prior knowledge of anatomy as a loss.
 *
 * `'slope'`: the mean of |cos| between the orthogonal line and each parallel one, plus the mean of 1 - |cos| over pairs of parallel ones.
 * `'direction'`: the same with cos² and 1 - cos² = sin² of the angles, by the doubled angle of the principal axis, `(s_xx - s_yy, 2 s_xy)`. Landmarks of a line that
 * coincide have no direction and count as half.
 *
 * @param coordinates - x and y of the landmarks, `[batch, landmarks, 2]`; {@link softArgmax} gives them with gradients.
 * @returns A scalar, the mean over images; 0 when all is as it should be, at most 2.
 * @throws {ShapeError} for coordinates of another shape
 * @throws {InvalidArgumentError} for lines of fewer than two landmarks, or landmarks that do not exist
 *
 * @example
 * ```ts
 * import { geometricRegularizer } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const coordinates = tensor([[[0, 0], [0, 5], [3, 0], [3, 5], [0, 2], [3, 2]]]);
 * const lines = { parallel: [[0, 1], [2, 3]], orthogonal: [4, 5] };
 * await geometricRegularizer(coordinates, lines).data(); // Float32Array [0.0000]
 * await geometricRegularizer(coordinates, { parallel: [[0, 1], [4, 5]] }).data(); // Float32Array [1.0000]
 * ```
 *
 * Source: `'slope'`: `GeometricalKeypointMSELoss` of GeoSapiens (96af084), which adds it to the squared error with weight 1e-5, from coordinates by
 * soft-argmax with beta 10. The form `'direction'` is ours.
 */
export function geometricRegularizer(
  coordinates: Tensor,
  lines: LandmarkLines,
  options: GeometricRegularizerOptions = {},
): Tensor {
  const { form = 'direction' } = options;
  checkTensor('geometricRegularizer', 'coordinates', coordinates);
  const { shape } = coordinates;
  if (shape.length !== 3 || shape[2] !== 2)
    throw new ShapeError('geometricRegularizer', 'coordinates', 'be [batch, landmarks, 2]', shape);
  checkLines(lines, shape[1]!);
  checkOption('geometricRegularizer', 'form', form, ['direction', 'slope']);
  const { parallel, orthogonal } = lines;
  return tidy(() => {
    const directionOf = form === 'slope' ? slopeDirection : doubledDirection;
    const directions = parallel.map((line) => directionOf(gather(coordinates, [...line], 1)));
    const cosine = (a: Tensor, b: Tensor) => sum(mul(a, b), -1);
    // cos(2 angle) is from -1 to 1; its half plus a half is cos²
    const alike = (a: Tensor, b: Tensor) => (form === 'slope' ? abs(cosine(a, b)) : add(mul(cosine(a, b), 0.5), 0.5));
    const average = (values: Tensor[]) => (values.length === 0 ? undefined : mean(stack(values)));
    const pairs = directions.flatMap((a, i) => directions.slice(i + 1).map((b) => sub(1, alike(a, b))));
    const upright = orthogonal && directionOf(gather(coordinates, [...orthogonal], 1));
    const parts = [average(pairs), upright && average(directions.map((each) => alike(each, upright)))];
    return parts.filter((part) => part !== undefined).reduce((total, part) => add(total, part));
  });
}

/** (1, slope) of the least-squares line through points `[batch, points, 2]`, of length 1. */
function slopeDirection(points: Tensor): Tensor {
  const { xx, xy } = moments(points);
  const slope = div(xy, add(xx, 1e-6));
  const vector = stack([onesLike(slope), slope], 1);
  return div(vector, add(norm(vector, 'euclidean', 1, true), 1e-6));
}

/** (cos 2a, sin 2a) for the angle a of the principal axis: the same for both directions of a line, and smooth. */
function doubledDirection(points: Tensor): Tensor {
  const { xx, xy, yy } = moments(points);
  const [cosine, sine] = [sub(xx, yy), mul(xy, 2)];
  const length = sqrt(add(add(square(cosine), square(sine)), 1e-12));
  return stack([div(cosine, length), div(sine, length)], 1);
}

function moments(points: Tensor): { xx: Tensor; xy: Tensor; yy: Tensor } {
  const centred = sub(points, mean(points, 1, true));
  const axis = (d: number) => squeeze(slice(centred, [0, 0, d], [-1, -1, 1]), [2]);
  const [x, y] = [axis(0), axis(1)];
  return { xx: sum(square(x), 1), xy: sum(mul(x, y), 1), yy: sum(square(y), 1) };
}

function checkLines({ parallel, orthogonal }: LandmarkLines, landmarks: number): void {
  const groups = [
    ...parallel.map((line, i) => [`lines.parallel[${i}]`, line] as const),
    ...(orthogonal ? [['lines.orthogonal', orthogonal] as const] : []),
  ];
  if (groups.length < 2)
    throw new InvalidArgumentError('geometricRegularizer', 'lines', 'have at least two lines', groups.length);
  for (const [name, line] of groups) {
    if (line.length < 2)
      throw new InvalidArgumentError('geometricRegularizer', name, 'have at least two landmarks', line);
    for (const [i, landmark] of line.entries())
      checkInteger('geometricRegularizer', `${name}[${i}]`, landmark, { min: 0, max: landmarks - 1 });
  }
}
