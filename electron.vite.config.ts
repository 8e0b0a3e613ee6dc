import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const root = import.meta.dirname;
const at = (path: string) => resolve(root, path);

/**
 * Packages with native code stay outside the bundles and travel in node_modules; everything else is bundled, so that
 * the packaged app holds no sources and no other packages (electron-builder.yml names the same two).
 */
const nativePackages = ['better-sqlite3-multiple-ciphers', 'keytar'];

/** The app:// answers' policy, with what hot reload needs: a development build is held to the same rules. */
const developmentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' ws://localhost:* ws://127.0.0.1:*",
].join('; ');

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          storeWorker: at('electron/core/store/worker.ts'),
        },
        external: nativePackages,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      sourcemap: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        // A sandboxed preload script is one CommonJS file: it can neither import nor require files of its own.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('src'),
    base: './',
    // theme.js: the one script that runs before the first paint.
    publicDir: at('src/public'),
    resolve: { alias: { '@': at('src') } },
    plugins: [vue()],
    server: { headers: { 'Content-Security-Policy': developmentPolicy } },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // The browser host serves the same files to whichever browser is there.
      target: 'es2022',
      minify: true,
      sourcemap: false,
      // Neither inline scripts (the policy's script-src) nor fonts as data: (its font-src).
      assetsInlineLimit: 0,
      // Pages come from the disk: one large script costs no download.
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('src/index.html') },
    },
  },
});
