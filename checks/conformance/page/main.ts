import { init } from '@cairn-ml/tensor';
import { type ConformanceReport, runConformance } from '@cairn-ml/tensor/testing';

/** What the page offers to the process that opened it. */
export type ConformancePage = (only?: string) => Promise<ConformanceReport>;

const conformance: ConformancePage = async (only) => {
  await init({ device: 'webgpu', strict: true });
  return runConformance(only ? { only: new RegExp(only) } : {});
};
Object.assign(window, { conformance });
