import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => {
    const isOurs = /^\.\.?\//.test(specifier) && !/\.\w+$/.test(specifier) && !context.parentURL?.includes('/node_modules/');
    return next(isOurs ? `${specifier}.ts` : specifier, context);
  },
});
