import { changePrograms, replaceCode } from './change-programs.js';

/** 2 atanh(x / (2 + x)) as a series near 0, where log(1 + x) loses digits. */
const log1p = `
  fn log1pOf(x : f32) -> f32 {
    if (x > -0.33 && x < 0.5) {
      let s = x / (2.0 + x);
      let z = s * s;
      return 2.0 * s * (1.0 + z * (1.0 / 3.0 + z * (0.2 + z * (1.0 / 7.0 + z * (1.0 / 9.0 + z / 11.0)))));
    }
    if (x == -1.0) { return -uniforms.INFINITY; }
    if (x < -1.0) { return uniforms.NAN; }
    return log(1.0 + x);
  }`;

/** Bodies of WGSL functions of a: f32, and what they call. */
const functions: Record<string, { body: string; before?: string }> = {
  // log(|a| + sqrt(a² + 1)), arranged for small and for large a
  Asinh: {
    before: log1p,
    body: `
      let b = abs(a);
      let positive = select(log1pOf(b + b * b / (1.0 + sqrt(b * b + 1.0))), log(b) + 0.6931471805599453, b > 1e9);
      return select(positive, -positive, a < 0.0);`,
  },
  // the rational function of Eigen and XLA, as in wasm/elementwise.ts
  Erf: {
    body: `
      let x = clamp(a, -4.0, 4.0);
      let z = x * x;
      let p = ((((((-2.72614225801306e-10 * z + 2.77068142495902e-8) * z - 2.10102402082508e-6) * z
        - 5.69250639462346e-5) * z - 7.34990630326855e-4) * z - 2.95459980854025e-3) * z - 1.60960333262415e-2);
      let q = ((((-1.45660718464996e-5 * z - 2.13374055278905e-4) * z - 1.68282697438203e-3) * z
        - 7.37332916720468e-3) * z - 1.42647390514189e-2);
      return x * (p / q);`,
  },
  // Taylor's series near 0
  Expm1: {
    body: `
      if (abs(a) < 0.5) {
        return a * (1.0 + a * (0.5 + a * (1.0 / 6.0 + a * (1.0 / 24.0 + a * (1.0 / 120.0
          + a * (1.0 / 720.0 + a * (1.0 / 5040.0 + a / 40320.0)))))));
      }
      return exp(a) - 1.0;`,
  },
  Log: {
    body: `
      if (a == 0.0) { return -uniforms.INFINITY; }
      if (a < 0.0) { return uniforms.NAN; }
      return log(a);`,
  },
  Log1p: { before: log1p, body: 'return log1pOf(a);' },
  Sign: { body: 'return sign(a);' },
};

/** Stock subtracts from 1 or adds to it, which leaves no digits of small numbers, and leaves log(0) to the GPU (unary_op_util.ts). */
export function patchElementwise(): void {
  for (const [name, { body, before = '' }] of Object.entries(functions)) {
    const replacement = `${before}\n      fn unaryOperation(a : f32) -> f32 {\n      if (isnan(a)) { return a; }${body}\n      }\n`;
    changePrograms(name, (program) =>
      replaceCode(program, /fn unaryOperation\(a : f32\) -> f32 \{[\s\S]*?\n {6}\}\n/, replacement),
    );
  }
}
