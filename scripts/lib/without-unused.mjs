const absent = (/** @type {string} */ what) => `throw new Error('Dispatchbox is built without ${what}.');`;

/** What conf imports, by the parts of conf that use it. */
const ajv = `
export class Ajv2020 {
  constructor() {
    ${absent('conf’s schema option')}
  }
}
export default {};
`;
const semver = `
const unused = () => {
  ${absent('conf’s migrations')}
};
export default { clean: unused, compare: unused, gt: unused, lte: unused, minVersion: unused, Range: unused, satisfies: unused, valid: unused };
`;
/** @type {Record<string, string>} */
const stubs = { 'ajv/dist/2020.js': ajv, 'ajv-formats': ajv, semver };

/**
 * conf carries ajv for its `schema` option and semver for its `migrations`. The vault's file is checked and brought up to date by our own schema, which leaves
 * 140 KB that main would load for nothing. Named in `resolveId` is what conf imports.
 */
export const withoutUnused = {
  name: 'without-unused',
  enforce: 'pre',
  resolveId: (/** @type {string} */ id) => (Object.hasOwn(stubs, id) ? `\0${id}` : null),
  load: (/** @type {string} */ id) => (id.startsWith('\0') ? (stubs[id.slice(1)] ?? null) : null),
};
