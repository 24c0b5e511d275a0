import { BackendError } from '@cairn-ml/numeric';
import { type Addon, addonInterface } from './addon.js';
import { nodeModule, nodeProcess } from './node.js';
import { platformName } from './platform.js';

let loaded: Addon | undefined;

/**
 * The binary for this machine: the one that `CAIRN_NATIVE_BINARY` names (tests of other builds do), that of the platform's package where it
 * is installed, or the one that the build of this repository left.
 *
 * @throws {BackendError} with the reason why there is none
 */
export function addon(): Addon {
  loaded ??= loadAddon(findBinary());
  return loaded;
}

function findBinary(): string {
  try {
    const process = nodeProcess();
    return process.env.CAIRN_NATIVE_BINARY ?? installed(platformName(process));
  } catch (cause) {
    throw new BackendError('native', 'init', (cause as Error).message, { cause });
  }
}

function installed(platform: string): string {
  const name = `@cairn-ml/native-${platform}`;
  try {
    return nodeModule('node:module')
      .createRequire(import.meta.url)
      .resolve(`${name}/cairn.node`);
  } catch {
    const built = nodeModule('node:url').fileURLToPath(new URL(`../../build/${platform}/cairn.node`, import.meta.url));
    if (nodeModule('node:fs').existsSync(built)) return built;
    throw new Error(`there is no binary for ${platform} (the package ${name} is not installed).`);
  }
}

/**
 * Loads a binary and tries it. Its SHA-256 stands beside it: the system may crash, not fail, on one that was cut short.
 *
 * @throws {BackendError} when it is missing, damaged, made for another machine or another version of this package
 */
export function loadAddon(path: string): Addon {
  try {
    const { readFileSync } = nodeModule('node:fs');
    const digest = nodeModule('node:crypto').createHash('sha256').update(readFileSync(path)).digest('hex');
    if (new TextDecoder().decode(readFileSync(`${path}.sha256`)).trim() !== digest)
      throw new Error('the file is damaged: its SHA-256 is not the one it was built with.');
    const candidate = nodeModule('node:module').createRequire(import.meta.url)(path) as Addon;
    check(candidate);
    return candidate;
  } catch (cause) {
    throw new BackendError('native', 'init', `${path}: ${(cause as Error).message}`, { cause });
  }
}

/** It has the functions that are called here, and computes a product whose result is known. */
function check(candidate: Addon): void {
  const version = candidate.info?.().interface;
  if (version !== addonInterface)
    throw new Error(`it has version ${version} of the functions, this package needs ${addonInterface}.`);
  const product = new Float32Array(4);
  const shape = Int32Array.of(1, 2, 2, 3, 0, 0, 0, 0, 0);
  candidate.gemm(shape, Float32Array.of(1, 2, 3, 4, 5, 6), Float32Array.of(1, 0, 0, 1, 1, 1), product, null, 0);
  if (product.join() !== '4,5,10,11') throw new Error(`it computes [${product}] where [4, 5, 10, 11] is right.`);
}
