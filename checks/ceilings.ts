/**
 * The most bytes that importing something may add to an app: bundled by esbuild for browsers, minified, before compression. They are
 * a little above what was measured; raise one only together with the reason. `'*'` is everything that the package exports.
 */
export interface Ceiling {
  package: string;
  import: string;
  bytes: number;
  why: string;
}

export const ceilings: Ceiling[] = [
  { package: 'numeric', import: '*', bytes: 43000, why: 'everything' },
  { package: 'numeric', import: 'ShapeError', bytes: 650, why: 'one error, without its siblings' },
  { package: 'numeric', import: 'checkNumber', bytes: 1300, why: 'one check and its error' },
  { package: 'numeric', import: 'createRandom', bytes: 4400, why: 'the generator of pure-rand and its distributions' },
  { package: 'numeric', import: 'kendallTau', bytes: 7500, why: 'counting pairs in n log n, in several ways' },
  { package: 'numeric', import: 'symmetricEigen', bytes: 11000, why: 'the dense solver alone, without Lanczos' },
  {
    package: 'numeric',
    import: 'smallestEigenpairs',
    bytes: 25500,
    why: 'every solver, with the wasm module and its fallback',
  },
  { package: 'spectral-seriation', import: '*', bytes: 95000, why: 'everything, with the eigensolvers of numeric' },
  {
    package: 'spectral-seriation',
    import: 'spectralSeriation',
    bytes: 44000,
    why: 'the method, with the eigensolvers',
  },
  { package: 'spectral-seriation', import: 'refineOrder', bytes: 22000, why: 'local search needs no eigensolver' },
  { package: 'spectral-seriation', import: 'twoSum', bytes: 8000, why: 'a criterion needs no eigensolver' },
];
