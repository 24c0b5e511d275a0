export const functions = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh ln log exp sqrt abs binom factorial'.split(' '),
);

export const constants = new Map([
  ['pi', 'π'],
  ['infty', '∞'],
  ['infinity', '∞'],
  ['inf', '∞'],
  ['Infinity', '∞'],
]);

export const greek =
  /^(?:alpha|beta|[gG]amma|[dD]elta|(?:var)?epsilon|zeta|eta|(?:var)?[tT]heta|iota|kappa|[lL]ambda|mu|nu|[xX]i|rho|[sS]igma|tau|(?:var)?[pP]hi|chi|[pP]si|[oO]mega|ell)$/;

/** Whether letters and spaces are words of a language rather than variables. */
export function isWords(text: string): boolean {
  const runs = /^[a-zA-Z\s]+$/.test(text) ? text.match(/[a-zA-Z]{2,}/g) : null;
  return runs?.some((run) => !functions.has(run) && !constants.has(run)) ?? false;
}
