import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { builtinsWithoutFacade } from './scripts/lib/builtins-without-facade.mjs';
import { coreInOnePiece } from './scripts/lib/core-in-one-piece.mjs';
import { withoutUnused } from './scripts/lib/without-unused.mjs';

export default defineConfig({
  main: {
    plugins: [withoutUnused, builtinsWithoutFacade],
    build: {
      // keytar is optional: without this its compiled file of the building machine would be bundled.
      externalizeDeps: { include: ['keytar'] },
      minify: true,
      rolldownOptions: {
        // A fault is logged by the name of its class alone.
        output: { keepNames: true, codeSplitting: coreInOnePiece },
        input: { index: 'src/main/index.ts', 'keychain-child': 'src/node/keychain-child.ts', 'sandbox-worker': 'src/node/sandbox-worker.ts' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload loads one self-contained CommonJS file and nothing else.
      externalizeDeps: false,
      minify: true,
      rolldownOptions: { input: { index: 'src/preload/index.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: 'src/renderer/index.html' } },
    },
  },
});
