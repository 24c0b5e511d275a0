import { defineConfig } from 'vite';

/** As an app would have it: the packages come from node_modules, built. `pnpm web` serves it. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  appType: 'mpa',
  build: {
    target: 'es2022',
    emptyOutDir: true,
    rollupOptions: { input: ['index.html', 'landmarks.html'].map((page) => `${import.meta.dirname}/${page}`) },
  },
  server: { open: true },
});
