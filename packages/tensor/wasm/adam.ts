/**
 * One step of AdamW for `count` entries, in one pass: m' = b1 m + (1 - b1) g, v' = b2 v + (1 - b2) g², p' = decay p - rate m' / (sqrt(v') root + epsilon),
 * where decay = 1 - learningRate weightDecay, rate = learningRate / firstCorrection and root = 1 / sqrt(secondCorrection).
 */
export function adamW(
  count: i32,
  parameter: usize,
  gradient: usize,
  first: usize,
  second: usize,
  newParameter: usize,
  newFirst: usize,
  newSecond: usize,
  beta1: f32,
  oneMinusBeta1: f32,
  beta2: f32,
  oneMinusBeta2: f32,
  decay: f32,
  rate: f32,
  root: f32,
  epsilon: f32,
): void {
  const b1 = f32x4.splat(beta1);
  const c1 = f32x4.splat(oneMinusBeta1);
  const b2 = f32x4.splat(beta2);
  const c2 = f32x4.splat(oneMinusBeta2);
  const decays = f32x4.splat(decay);
  const rates = f32x4.splat(rate);
  const roots = f32x4.splat(root);
  const epsilons = f32x4.splat(epsilon);
  const bytes = (<usize>count) << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const g = v128.load(gradient + i);
    const m = f32x4.add(f32x4.mul(b1, v128.load(first + i)), f32x4.mul(c1, g));
    const v = f32x4.add(f32x4.mul(b2, v128.load(second + i)), f32x4.mul(c2, f32x4.mul(g, g)));
    const step = f32x4.div(f32x4.mul(rates, m), f32x4.add(f32x4.mul(f32x4.sqrt(v), roots), epsilons));
    v128.store(newFirst + i, m);
    v128.store(newSecond + i, v);
    v128.store(newParameter + i, f32x4.sub(f32x4.mul(decays, v128.load(parameter + i)), step));
  }
  for (; i < bytes; i += 4) {
    const g = load<f32>(gradient + i);
    const m = beta1 * load<f32>(first + i) + oneMinusBeta1 * g;
    const v = beta2 * load<f32>(second + i) + oneMinusBeta2 * (g * g);
    store<f32>(newFirst + i, m);
    store<f32>(newSecond + i, v);
    store<f32>(newParameter + i, decay * load<f32>(parameter + i) - (rate * m) / (sqrt<f32>(v) * root + epsilon));
  }
}
