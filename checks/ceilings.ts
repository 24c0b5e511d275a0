/**
 * The most bytes that importing something may add to an app: bundled by esbuild for browsers, minified, before compression. They are
 * a little above what was measured; raise one only together with the reason. `'*'` is everything that the package exports.
 */
export interface Ceiling {
  package: string;
  /** `/testing` and the like; by default the package's main entry. */
  entry?: string;
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
  {
    package: 'tensor',
    import: '*',
    bytes: 1_190_000,
    why: 'every device; loaded one at a time by bundlers that split',
  },
  { package: 'tensor', entry: '/testing', import: '*', bytes: 1_560_000, why: 'the cases of the conformance suite' },
  {
    package: 'native',
    import: '*',
    bytes: 330000,
    why: 'TensorFlow.js and its cpu kernels; made for Node, not for pages',
  },
  { package: 'native', import: 'symmetricEigen', bytes: 13000, why: 'no tensors; CSR goes to numeric' },
  { package: 'mdlm-metrics', import: '*', bytes: 17000, why: 'metrics and the builder: under 8 kB gzipped' },
  { package: 'mdlm-metrics', import: 'averageFinalizationParallelism', bytes: 2600, why: 'one metric' },
  {
    package: 'mdlm-metrics',
    import: 'generationOrderTau',
    bytes: 3600,
    why: 'tau without the general counting of numeric',
  },
  {
    package: 'mdlm-metrics',
    entry: '/analysis',
    import: '*',
    bytes: 19000,
    why: 'Kendall tests and the random generator',
  },
  {
    package: 'mdlm-metrics',
    entry: '/decoding',
    import: '*',
    bytes: 19500,
    why: 'every decoder, the builder, random numbers',
  },
  {
    package: 'mdlm-metrics',
    entry: '/formats',
    import: '*',
    bytes: 13000,
    why: 'two formats, three importers, the check',
  },
  { package: 'mdlm-metrics', entry: '/likelihood', import: '*', bytes: 7500, why: 'three estimators, random numbers' },
  { package: 'rewards', import: '*', bytes: 15500, why: 'all label-free rewards and composition; under 6 kB in gzip' },
  { package: 'rewards', import: 'dare', bytes: 7000, why: 'one reward, with the checks and errors of numeric' },
  { package: 'rewards', import: 'majorityVote', bytes: 5300, why: 'one vote' },
  {
    package: 'rewards',
    entry: '/adapters',
    import: '*',
    bytes: 5200,
    why: 'reshaping batches, with the checks of numeric',
  },
  {
    package: 'rewards',
    entry: '/answers',
    import: '*',
    bytes: 27500,
    why: 'reading and comparing expressions; mathjs stays in a worker',
  },
  { package: 'rewards', entry: '/uncertainty', import: '*', bytes: 5000, why: 'entropies and certainties of tokens' },
  { package: 'landmarks', import: '*', bytes: 25000, why: 'every codec, flips and crops: under 10 kB gzipped' },
  { package: 'landmarks', import: 'decodeUdp', bytes: 7600, why: 'one decoder, no encoder' },
  { package: 'landmarks', entry: '/metrics', import: '*', bytes: 13600, why: 'every metric, random numbers' },
  { package: 'landmarks', entry: '/metrics', import: 'pck', bytes: 3400, why: 'one metric, no random numbers' },
  { package: 'contrastive-regression', import: '*', bytes: 250000, why: 'the tensor core and seriation come along' },
  { package: 'contrastive-regression', import: 'rankNContrast', bytes: 142000, why: 'one loss, and the tensor core' },
  { package: 'contrastive-regression', import: 'recoverRanking', bytes: 50000, why: 'seriation, without tensors' },
  { package: 'contrastive-regression', import: 'softRank', bytes: 7200, why: 'float64, without tensors or seriation' },
  { package: 'policy-optimization', import: '*', bytes: 156000, why: 'the tensor core comes along' },
  { package: 'policy-optimization', import: 'clippedPolicyLoss', bytes: 148000, why: 'one loss, and the tensor core' },
  { package: 'policy-optimization', import: 'groupAdvantages', bytes: 3600, why: 'float64, without tensors' },
  { package: 'policy-optimization', import: 'policyDiagnostics', bytes: 6000, why: 'float64, without tensors' },
];
