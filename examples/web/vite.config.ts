import { defineConfig } from 'vite';

/** As an app would have it: the packages come from node_modules, built. `pnpm web` serves it. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: { target: 'es2022', emptyOutDir: true },
  server: { open: true },
});
