import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => {
    const isOurs = /^\.\.?\//.test(specifier) && !/\.\w+(?:\?raw)?$/.test(specifier) && !context.parentURL?.includes('/node_modules/');
    return next(isOurs ? `${specifier}.ts` : specifier, context);
  },
  // A text import, as Vite has it.
  load: (url, context, next) =>
    url.endsWith('?raw') ? { format: 'module', source: `export default ${JSON.stringify(readFileSync(new URL(url), 'utf8'))}`, shortCircuit: true } : next(url, context),
});
