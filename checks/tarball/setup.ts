import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { type Installed, installTarballs } from './install.js';

declare module 'vitest' {
  interface ProvidedContext {
    installed: Installed;
  }
}

/** Packs and unpacks once for all test files. */
export default function setup(project: TestProject): () => void {
  const installed = installTarballs();
  project.provide('installed', installed);
  return () => rmSync(installed.app, { recursive: true, force: true });
}
