import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where distributions put the Vulkan driver SwiftShader, which Chromium brings: a GPU played by the CPU, the same on every machine. */
const drivers = ['chromium', 'chromium-browser'].flatMap((name) =>
  ['/usr/lib', '/usr/lib64'].map((folder) => join(folder, name, 'vk_swiftshader_icd.json')),
);
const install = 'apt-get install -y --no-install-recommends chromium libvulkan1';

/** The environment in which Node finds a software GPU. Elsewhere than on Linux Dawn needs no driver; `VK_ICD_FILENAMES` chooses another. */
export function findSoftwareGPU(): Record<string, string> | undefined {
  if (process.platform !== 'linux' || process.env.VK_ICD_FILENAMES !== undefined) return {};
  const driver = drivers.find((path) => existsSync(path));
  return driver !== undefined && hasVulkan() ? { VK_ICD_FILENAMES: driver } : undefined;
}

/** Finds a software GPU; on Debian as root installs one. Throws with the one command that helps. */
export function ensureSoftwareGPU(): Record<string, string> {
  const found = findSoftwareGPU();
  if (found) return found;
  const debian = existsSync('/etc/debian_version');
  if (debian && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const command of ['apt-get update', install])
      execFileSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'], env });
    const installed = findSoftwareGPU();
    if (installed) return installed;
  }
  const command = debian
    ? `sudo ${install}`
    : 'the package manager for SwiftShader (it comes with Chromium) and libvulkan';
  throw new Error(`WebGPU in Node needs a Vulkan driver and found none. Run: ${command}   (or set VK_ICD_FILENAMES)`);
}

function hasVulkan(): boolean {
  const folders = ['/usr/lib', '/usr/lib64', ...readdirSync('/usr/lib').map((name) => join('/usr/lib', name))];
  return folders.some((folder) => existsSync(join(folder, 'libvulkan.so.1')));
}
