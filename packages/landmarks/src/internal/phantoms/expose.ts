import type { Random } from '@cairn-ml/numeric';
import type { Phantom, PhantomOptions } from '../../phantoms/phantom.js';
import type { Layer, Point } from './layer.js';

/** Drawn layers, with brightness from 0 to about 1, and landmarks in pixels as a phantom: gain, gamma, noise of counting, spacing. */
export function expose(
  random: Random,
  { tissue, bone }: { tissue: Layer; bone: Layer },
  landmarks: readonly Point[],
  { size, gamma, noise, inverted }: Required<PhantomOptions>,
): Phantom {
  const gain = random.uniform(0.75, 1);
  const data = Uint8Array.from(tissue.values, (soft, i) => {
    const value = 255 * (gain * (0.05 + 0.27 * soft + 0.58 * bone.values[i]!)) ** gamma;
    const counted = noise > 0 ? value + noise * Math.sqrt(value + 4) * random.normal() : value;
    const grey = Math.max(0, Math.min(255, Math.round(counted)));
    return inverted ? 255 - grey : grey;
  });
  const spacing = random.uniform(200, 280) / size;
  return {
    image: { data, width: size, height: size, channels: 1 },
    landmarks: Float64Array.from(landmarks.flat()),
    spacing: [spacing, spacing],
  };
}
