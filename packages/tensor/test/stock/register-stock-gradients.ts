import { build } from 'esbuild';

/**
 * Registers the gradients of stock TensorFlow.js. They are part of its package but Node cannot load them there: their imports have no file endings. So
 * they are bundled; the bundle finds the registry of the tfjs-core that is loaded among the globals.
 */
export async function registerStockGradients(): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: "import '@tensorflow/tfjs-core/dist/register_all_gradients';",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`);
}
