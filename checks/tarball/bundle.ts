import { build } from 'esbuild';

/** Bytes that an app pays for importing `name` (or `'*'`: everything) from `specifier`: a minified esbuild bundle for browsers. */
export async function bundleBytes(app: string, specifier: string, name: string): Promise<number> {
  const contents = name === '*' ? `export * from '${specifier}';` : `export { ${name} } from '${specifier}';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: app },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.contents.length;
}
