import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** WebGPU on the software adapter: right, slow, and the same on every machine without a GPU. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** Path of a Chrome or Chromium: `CAIRN_CHROMIUM`, the PATH, the usual places, then the one that Playwright installed. */
export function findChromium(): string | undefined {
  const named = process.env.CAIRN_CHROMIUM;
  if (named) return isExecutable(named) ? named : undefined;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [...onPath, ...wellKnown, chromium.executablePath()];
  return candidates.find(isExecutable);
}

/** Finds a browser; on Debian as root installs one. Throws with the one command that helps. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const named = process.env.CAIRN_CHROMIUM;
  if (named) throw new Error(`CAIRN_CHROMIUM is ${named}, which is not an executable file.`);
  const install = 'apt-get install -y --no-install-recommends chromium libvulkan1';
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    execFileSync('apt-get', ['update'], options);
    execFileSync('sh', ['-c', install], options);
    const installed = findChromium();
    if (installed) return installed;
  }
  const command = existsSync('/etc/debian_version') ? `sudo ${install}` : 'npx playwright install chromium';
  throw new Error(
    `The browser lane needs Chrome or Chromium and found none. Run: ${command}   (or set CAIRN_CHROMIUM to its path)`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
