/** How similar each entry of either side is to the one of the other that is most like it. */
export interface BestMatches {
  ofCandidate: Float64Array;
  ofReference: Float64Array;
}

/** `similarity(i, j)` of candidate i and reference j. A side without a counterpart gets 0. */
export function bestMatches(
  candidates: number,
  references: number,
  similarity: (i: number, j: number) => number,
): BestMatches {
  const start = candidates === 0 || references === 0 ? 0 : Number.NEGATIVE_INFINITY;
  const ofCandidate = new Float64Array(candidates).fill(start);
  const ofReference = new Float64Array(references).fill(start);
  for (let i = 0; i < candidates; i++) {
    for (let j = 0; j < references; j++) {
      const value = similarity(i, j);
      if (value > ofCandidate[i]!) ofCandidate[i] = value;
      if (value > ofReference[j]!) ofReference[j] = value;
    }
  }
  return { ofCandidate, ofReference };
}
