import { type Device, init } from '@cairn-ml/tensor';
import { runConformance } from '@cairn-ml/tensor/testing';

/** The child of `runPlace`: runs the suite in one place and sends what it found to its parent. */
const [name = '', only] = process.argv.slice(2);
try {
  process.send?.({ report: await run() });
} catch (error) {
  process.send?.({ error: error instanceof Error ? error.message : String(error) });
}
process.disconnect?.();
process.exitCode = 0;

async function run() {
  if (name === 'webgpu-browser') {
    const { runInBrowser } = await import('./browser.js'); // bundling takes long to load
    return runInBrowser(only);
  }
  await init({ device: name.replace(/-node$/, '') as Device, strict: true });
  return runConformance(only ? { only: new RegExp(only) } : {});
}
