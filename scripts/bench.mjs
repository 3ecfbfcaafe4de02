// `npm run bench`: builds Dispatchbox and the bench, and measures the budgets; exit status 1 when one is exceeded.
import { rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build as viteBuild, loadConfigFromFile } from 'vite';
import { build } from './lib/build.mjs';
import { coreInOnePiece } from './lib/core-in-one-piece.mjs';

const project = join(import.meta.dirname, '..');
const out = join(project, 'out/bench');

/** Each apart: chunks that they shared would not be those of the product. Minified and with core in one piece, as main is. */
async function buildBench() {
  const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(project, 'vite.node.config.ts'));
  const options = config.build.rolldownOptions;
  await rm(out, { recursive: true, force: true });
  for (const name of ['index', 'core-start-child', 'stand-in-child', 'to-stand-in']) {
    await viteBuild({
      ...config,
      root: project,
      configFile: false,
      logLevel: 'warn',
      build: {
        ...config.build,
        outDir: out,
        minify: true,
        rolldownOptions: {
          ...options,
          input: { [name]: join(project, `test/bench/${name}.ts`) },
          output: { ...options.output, codeSplitting: coreInOnePiece, chunkFileNames: `${name}-chunks/[name]-[hash].js`, keepNames: true },
          external: (id) => isBuiltin(id) || id.startsWith('@playwright/') || options.external(id),
        },
      },
    });
  }
}

if (await build()) {
  await buildBench();
  await import('../out/bench/index.js');
} else {
  process.exitCode = 1;
}
