import type { Peer } from '../pair.js';
import { python } from './python.js';

/** A vote with the semantics of TTRL v1, plain Python: normalise, vote on strings, grade each rollout against the label. */
export function pythonVote(groups: string[][], { hasText }: { hasText: boolean }): Peer {
  return python('plain Python vote', {
    module: 'dare',
    prepare: 'vote',
    parameters: { texts: groups.flat().join('\x1e'), groups: groups.length, has_text: hasText },
    install: 'apt-get install python3-numpy',
  });
}
