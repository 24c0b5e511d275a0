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
  { package: 'numeric', import: '*', bytes: 60000, why: 'everything' },
  { package: 'numeric', import: 'ShapeError', bytes: 1400, why: 'one error, without its siblings' },
  { package: 'numeric', import: 'checkNumber', bytes: 1400, why: 'one check and its error' },
  { package: 'spectral-seriation', import: '*', bytes: 60000, why: 'everything, with the eigensolvers of numeric' },
];
