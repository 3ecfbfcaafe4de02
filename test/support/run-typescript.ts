/** Arguments with which Node runs our TypeScript as it is written: imports without endings, parameter properties. */
export const runTypeScript = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--import', new URL('resolve-typescript.mjs', import.meta.url).href];
