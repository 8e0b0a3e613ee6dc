import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { NODE_FLAGS } from './scripts/setup/nodeFlags.mjs';

const src = fileURLToPath(new URL('./src', import.meta.url));

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': src } },
  test: {
    execArgv: NODE_FLAGS,
    // Its colours are tested; other styles are not read.
    css: { include: /tokens\.css/ },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['electron/**/*.test.ts', 'src/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 30_000,
          // What is tested here keeps nothing that outlives a test, and a process for each file costs two thirds of
          // the time. In forks: the flags above are not for threads.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'core',
          include: ['tests/core/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'electron', include: ['tests/electron/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
