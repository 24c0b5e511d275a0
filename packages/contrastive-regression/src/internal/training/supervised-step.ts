import { entropyRows, supervisedTerm, withEntropy } from './terms.js';
import { type Batch, nextSeed, pass, type Trainer, update } from './trainer.js';

/** Mean squared error, alone or with ordinal entropy. */
export function supervisedStep(trainer: Trainer, batch: Batch, entropy: boolean): void {
  const context = { training: true, seed: nextSeed(trainer) };
  const rows = entropy ? entropyRows(trainer, batch) : undefined;
  update(trainer, ([network]) => {
    const seen = pass(trainer, network!, batch.labeled, context);
    const supervised = supervisedTerm(seen, batch);
    return { loss: entropy ? withEntropy(trainer, seen, batch, rows, supervised) : supervised, supervised };
  });
}
