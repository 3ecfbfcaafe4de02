import { isBuiltin } from 'node:module';
import { defineConfig } from 'vite';
import { builtinsWithoutFacade } from './scripts/lib/builtins-without-facade.mjs';
import { withoutUnused } from './scripts/lib/without-unused.mjs';

/** The entries that run in plain Node: the CLI, and the browser host that stands in for Electron. */
export default defineConfig({
  plugins: [withoutUnused, builtinsWithoutFacade],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out',
    emptyOutDir: false,
    rolldownOptions: {
      input: { 'cli/index': 'src/cli/index.ts', 'host/index': 'test/host/index.ts', 'host/keychain-child': 'src/node/keychain-child.ts', 'host/sandbox-worker': 'src/node/sandbox-worker.ts', 'cli/sandbox-worker': 'src/node/sandbox-worker.ts', 'cli/keychain-child': 'src/node/keychain-child.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'node-chunks/[name]-[hash].js' },
      external: (id) => isBuiltin(id) || /^(twilio|nodemailer|@sendgrid\/|keytar|@jitl\/)/.test(id),
    },
  },
  ssr: { noExternal: true, external: ['twilio', 'nodemailer', '@jitl/quickjs-wasmfile-release-sync', '@sendgrid/mail', '@sendgrid/client', 'keytar'] },
});
