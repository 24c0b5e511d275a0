import { createRandom, type Random } from '@cairn-ml/numeric';
import {
  add,
  clipByValue,
  div,
  maximum,
  minimum,
  mul,
  sign,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  tensor,
  tidy,
} from '@cairn-ml/tensor';

/** How pixels may move. */
export interface PerturbationSettings {
  norm: 'linf' | 'l2';
  epsilon: number;
  stepSize: number;
  momentum: number;
  /** 1 where the objective is to grow, -1 where it is to fall. */
  direction: 1 | -1;
  bounds: readonly [number, number] | null;
  /** Whether each entry of the first axis is an image of its own. */
  batched: boolean;
}

/** Below this, a length is taken as 0: no direction. */
const tiny = 1e-30;

/** The pixels after a step along the gradient, within the allowed distance of `origin`, and the accumulated direction. */
export function stepped(
  pixels: Tensor,
  origin: Tensor,
  gradient: Tensor,
  velocity: Tensor | undefined,
  settings: PerturbationSettings,
): [pixels: Tensor, velocity: Tensor] {
  const { norm, stepSize, momentum, direction, batched } = settings;
  const unit = (x: Tensor) => (norm === 'linf' ? sign(x) : div(x, maximum(lengths(x, batched), tiny)));
  return tidy(() => {
    const next = velocity && momentum > 0 ? add(mul(velocity, momentum), unit(gradient)) : unit(gradient);
    const moved = add(pixels, mul(momentum > 0 ? unit(next) : next, direction * stepSize));
    return [projected(moved, origin, settings), next];
  });
}

/** A random point within the allowed distance of `origin`. */
export function randomPoint(origin: Tensor, random: Random | number, settings: PerturbationSettings): Tensor {
  const { norm, epsilon, batched } = settings;
  const stream = typeof random === 'number' ? createRandom(random) : random;
  const draw = norm === 'linf' ? () => stream.uniform(-epsilon, epsilon) : () => stream.normal();
  return tidy(() => {
    const noise = tensor(Float32Array.from({ length: origin.size }, draw), origin.shape);
    if (norm === 'linf') return projected(add(origin, noise), origin, settings);
    const images = batched ? origin.shape[0]! : 1;
    const dimensions = origin.size / images;
    const radii = tensor(
      Float32Array.from({ length: images }, () => epsilon * stream.uniform() ** (1 / dimensions)),
      origin.shape.map((size, i) => (batched && i === 0 ? size : 1)),
    );
    const directions = div(noise, maximum(lengths(noise, batched), tiny));
    return projected(add(origin, mul(directions, radii)), origin, settings);
  });
}

function projected(pixels: Tensor, origin: Tensor, { norm, epsilon, bounds, batched }: PerturbationSettings): Tensor {
  const difference = sub(pixels, origin);
  const near =
    norm === 'linf'
      ? minimum(maximum(pixels, sub(origin, epsilon)), add(origin, epsilon))
      : add(origin, mul(difference, minimum(div(epsilon, maximum(lengths(difference, batched), tiny)), 1)));
  return bounds ? clipByValue(near, ...bounds) : near;
}

/** Euclidean lengths of whole images, to be broadcast. */
function lengths(x: Tensor, batched: boolean): Tensor {
  const axes = x.shape.map((_, i) => i).slice(batched ? 1 : 0);
  return sqrt(sum(square(x), axes, true));
}
