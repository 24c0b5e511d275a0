import { type NormalForm, Normalizer } from './normal-form.js';
import { Unsupported } from './rational.js';

/** What `work` makes with a new normaliser, or undefined where that is unsupported. */
export function attempt(
  work: (normalizer: Normalizer) => NormalForm,
): { form: NormalForm; isOpaque: boolean } | undefined {
  const normalizer = new Normalizer();
  try {
    const form = work(normalizer);
    return { form, isOpaque: normalizer.isOpaque };
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}
