import type { Device } from '../device-info.js';
import type { ConformanceKind } from './run-conformance.js';

/** Cases that a device is known to get wrong, and why. */
export interface KnownHole {
  device: Device;
  /** Where only some adapters are concerned: compared with vendor, architecture and description of the GPU. */
  adapter?: RegExp;
  /** Compared with `${op} ${name}` of a case. */
  cases: RegExp;
  /** Default: every kind. */
  kind?: ConformanceKind;
  reason: string;
}

/**
 * What devices cannot do, in one place. Holes are counted in every report and listed in docs/guide/tensor.md; one that passes is
 * a failure, so that the list does not outlive its reasons.
 *
 * @example
 * ```ts
 * import { knownHoles } from '@cairn-ml/tensor/testing';
 *
 * knownHoles.filter(({ device }) => device === 'cpu').length; // 0
 * ```
 */
export const knownHoles: readonly KnownHole[] = [
  {
    device: 'webgpu',
    adapter: /swiftshader/i,
    cases: /^(mul a denormal result|add denormals)$/,
    reason: 'WGSL lets shaders flush denormals to zero',
  },
  {
    device: 'webgpu',
    adapter: /swiftshader/i,
    cases: /^((cosh|elu|exp|logSigmoid|relu6|selu|sigmoid|sinh|softplus) NaN stays NaN|softmax NaN stays in its row)$/,
    reason: 'WGSL lets shaders assume that there is no NaN: these functions may lose it',
  },
];
