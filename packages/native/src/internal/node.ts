/** The parts of Node that this package uses; declared here because pages have no types of Node. */
interface NodeModules {
  'node:crypto': {
    createHash: (name: 'sha256') => { update: (data: Uint8Array) => { digest: (form: 'hex') => string } };
  };
  'node:fs': { existsSync: (path: string) => boolean; readFileSync: (path: string) => Uint8Array };
  'node:module': {
    createRequire: (from: string) => ((name: string) => unknown) & { resolve: (name: string) => string };
  };
  'node:url': { fileURLToPath: (url: URL) => string };
}

interface NodeProcess {
  platform: string;
  arch: string;
  env: Record<string, string | undefined>;
  getBuiltinModule?: <Name extends keyof NodeModules>(name: Name) => NodeModules[Name];
}

/**
 * Node's `process`.
 *
 * @throws {Error} outside of Node
 */
export function nodeProcess(): NodeProcess {
  const { process } = globalThis as { process?: NodeProcess };
  if (!process?.getBuiltinModule) throw new Error('native kernels need Node 20.16 or later.');
  return process;
}

/** A module of Node. Not an import, which bundlers for pages would stumble over. */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] {
  return nodeProcess().getBuiltinModule!(name);
}
