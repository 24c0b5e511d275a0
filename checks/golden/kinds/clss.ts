import { perturbationTolerance } from '@cairn-ml/spectral-seriation';
import type { Handler } from '../cases.js';

/** The released functions around CLSS and GCLSS. */
export const kinds: Record<string, Handler> = {
  perturbation_bound(testCase) {
    const result = perturbationTolerance(testCase.matrix);
    const { sigma_min, lambda1, lambdan, inf_norm, term1, term2, bound } = testCase.expected;
    const tolerance = testCase.tol ?? 1e-9;
    return [
      { what: 'sigma_min', actual: result.smallestSingularValue, expected: sigma_min, tolerance },
      { what: 'lambda1', actual: result.smallestEigenvalue, expected: lambda1, tolerance },
      { what: 'lambdan', actual: result.largestEigenvalue, expected: lambdan, tolerance },
      { what: 'inf_norm', actual: result.infinityNorm, expected: inf_norm, tolerance },
      { what: 'term1', actual: result.singularTerm, expected: term1, tolerance },
      { what: 'term2', actual: result.orderTerm, expected: term2, tolerance },
      { what: 'bound', actual: result.tolerance, expected: bound, tolerance },
    ];
  },
};
