import { abs, mean, reshape, stack, stopGradient, sub, tensor, tidy } from '@cairn-ml/tensor';
import { rankNContrast } from '../../rank-n-contrast.js';
import { type Batch, nextSeed, type Trainer, update } from './trainer.js';

/** First the encoder by contrast, on two views where there is an augmentation; then the head by absolute error, the encoder at rest. */
export function rankNContrastStep(trainer: Trainer, batch: Batch, stage: 'encoder' | 'head'): void {
  const { encoder, head, settings, augment, random } = trainer;
  const context = { training: true, seed: nextSeed(trainer) };
  if (stage === 'head') {
    update(trainer, ([network]) => {
      const embeddings = stopGradient(encoder.apply(batch.labeled, network!.encoder, context));
      const outputs = head.apply(embeddings, network!.head, context);
      const loss = mean(abs(sub(reshape(outputs, [-1]), tensor(Float32Array.from(batch.labels)))));
      return { loss, supervised: loss };
    });
    return;
  }
  const second = augment ? tidy(() => augment(batch.labeled, random)) : undefined;
  update(trainer, ([network]) => {
    const seen = encoder.apply(batch.labeled, network!.encoder, context);
    const views = second ? stack([seen, encoder.apply(second, network!.encoder, context)], 1) : seen;
    const loss = rankNContrast(views, batch.labels, { temperature: settings.temperature });
    return { loss, supervised: loss };
  });
  second?.dispose();
}
