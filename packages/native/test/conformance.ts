import { setBackend } from '@tensorflow/tfjs-core';
import { init } from '../../tensor/src/index.js';
import { runConformance } from '../../tensor/src/testing/index.js';
import { registerNative } from '../src/register-native.js';

/** The conformance suite of the tensor core on this backend, for machines without the workspace (a bundle of it runs under an emulator). */
await init({ device: 'cpu', strict: true }); // gradients and corrected kernels, which the backend copies
const { target, threads } = registerNative();
await setBackend('native');
const { passed, failed, results } = await runConformance();
const failures = results.filter(({ status }) => status === 'failed');
for (const { op, name, kind, message } of failures) process.stdout.write(`${op}, ${name}, ${kind}: ${message}\n`);
process.stdout.write(`native on ${target}, ${threads} threads: ${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
