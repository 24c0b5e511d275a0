import { expect, test } from 'vitest';
import { describeTargets, runKernel } from '../../test/native.js';

const special = [0, -0, 1, -1, 0.5, -0.5, 88.7, -87.4, -103.9, 1e-45, -1e-45, 4, -4, 1 / 0, -1 / 0, Number.NaN];

/** Floats of every size, by every n-th bit pattern, and what functions stumble over. */
function floatsOfEverySize(n: number): Float32Array {
  const patterns = Uint32Array.from({ length: Math.floor(2 ** 32 / n) }, (_, i) => i * n);
  return Float32Array.of(...special, ...new Float32Array(patterns.buffer));
}
const [many, some] = [floatsOfEverySize(39989), floatsOfEverySize(399989)];

/** The error in units in the last place of the float nearest to the true value. */
function ulps(actual: number, expected: number): number {
  if (Number.isNaN(expected) || Number.isNaN(actual))
    return Number.isNaN(expected) && Number.isNaN(actual) ? 0 : Infinity;
  const nearest = Math.fround(expected);
  if (nearest === actual) return 0;
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(expected) || 1e-300)));
  if (!Number.isFinite(nearest)) return Math.abs(actual) >= 3.4028e38 ? 0 : Infinity;
  return Math.abs(actual - expected) / 2 ** (exponent - 23);
}

/** erf in float64: the Maclaurin series up to 3, its continued fraction beyond (Abramowitz and Stegun 7.1.5 and 7.1.14). */
function erf(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(x) || a > 6) return Math.sign(x);
  let result: number;
  if (a < 3) {
    let term = a;
    result = a;
    for (let n = 1; n < 80; n++) {
      term *= (-a * a) / n;
      result += term / (2 * n + 1);
    }
    result *= 2 / Math.sqrt(Math.PI);
  } else {
    let fraction = a;
    for (let n = 60; n > 0; n--) fraction = a + n / 2 / fraction;
    result = 1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / fraction;
  }
  return Math.sign(x) * result;
}

/** The bounds that cpp/vector-math.h states. */
const bounds: [name: string, f: (x: number) => number, bound: number][] = [
  ['Exp', Math.exp, 2],
  ['Expm1', Math.expm1, 3],
  ['Log', Math.log, 2],
  ['Log1p', Math.log1p, 3],
  ['Tanh', Math.tanh, 4],
  ['Sigmoid', (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))), 3],
  ['Erf', erf, 2],
  ['Softplus', (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 3],
];

const scale = 1.0507009873554805;
const scaleAlpha = 1.7580993408473768;

/** The rest: exactly the float nearest to the true value, but for the C library's own rounding. */
const others: [name: string, f: (x: number) => number, bound: number, attributes?: object][] = [
  ['Abs', Math.abs, 0],
  ['Ceil', Math.ceil, 0],
  ['Floor', Math.floor, 0],
  ['Round', (x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x)), 0],
  ['Neg', (x) => -x, 0],
  ['Reciprocal', (x) => 1 / x, 0.5],
  ['Rsqrt', (x) => 1 / Math.sqrt(x), 1.5],
  ['Sqrt', Math.sqrt, 0.5],
  ['Square', (x) => x * x, 0.5],
  ['Relu', (x) => Math.max(0, x), 0],
  ['Relu6', (x) => Math.min(Math.max(0, x), 6), 0],
  ['Elu', (x) => (x >= 0 ? x : Math.expm1(x)), 3],
  ['Selu', (x) => (x >= 0 ? scale * x : scaleAlpha * Math.expm1(x)), 5],
  ['Sign', (x) => Math.sign(x), 0],
  ['Step', (x) => (Number.isNaN(x) ? x : x > 0 ? 1 : Math.fround(0.3)), 0, { alpha: 0.3 }],
  ['LeakyRelu', (x) => (x < 0 ? Math.fround(0.2) * x : x), 0.5, { alpha: 0.2 }],
  ['ClipByValue', (x) => Math.min(Math.max(x, -1), 2), 0, { clipValueMin: -1, clipValueMax: 2 }],
  ['Sin', Math.sin, 1],
  ['Cos', Math.cos, 1],
  ['Tan', Math.tan, 1],
  ['Asin', Math.asin, 1],
  ['Acos', Math.acos, 1],
  ['Atan', Math.atan, 1],
  ['Sinh', Math.sinh, 2],
  ['Cosh', Math.cosh, 2],
  ['Asinh', Math.asinh, 2],
  ['Acosh', Math.acosh, 2],
  ['Atanh', Math.atanh, 2],
];

describeTargets(() => {
  test.each([...bounds, ...others])(
    '%s is within its bound for floats of every size',
    async (name, f, bound, attributes = {}) => {
      const floats = bounds.some(([stated]) => stated === name) ? many : some;
      const [actual] = await runKernel(name, { x: { shape: [floats.length], values: floats } }, attributes);
      let worst = { ulps: 0, x: 0 };
      for (let i = 0; i < floats.length; i++) {
        const off = ulps(actual!.values[i]!, f(floats[i]!));
        if (!(off <= worst.ulps)) worst = { ulps: off, x: floats[i]! };
      }
      expect(worst.ulps, `${name}(${worst.x})`).toBeLessThanOrEqual(bound);
    },
  );
});

test('nothing gives nothing, and integers are left to cpu', async () => {
  const [none] = await runKernel('Exp', { x: { shape: [0, 3], values: [] } });
  expect(none).toEqual({ shape: [0, 3], dtype: 'float32', values: new Float32Array(0) });
  const [whole] = await runKernel('Neg', { x: { shape: [2], values: [1, -2], dtype: 'int32' } });
  expect(whole).toEqual({ shape: [2], dtype: 'int32', values: Int32Array.of(-1, 2) });
});
