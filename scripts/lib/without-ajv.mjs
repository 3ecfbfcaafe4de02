const stub = '\0without-ajv';
const source = `
export class Ajv2020 {
  constructor() {
    throw new Error('Dispatchbox is built without conf’s own schema option.');
  }
}
export default {};
`;

/**
 * conf carries ajv for its `schema` option. The vault's file is checked by our own schema, which leaves 120 KB that main would load for nothing.
 * Named in `resolveId` is what conf imports.
 */
export const withoutAjv = {
  name: 'without-ajv',
  enforce: 'pre',
  resolveId: (/** @type {string} */ id) => (id === 'ajv/dist/2020.js' || id === 'ajv-formats' ? stub : null),
  load: (/** @type {string} */ id) => (id === stub ? source : null),
};
