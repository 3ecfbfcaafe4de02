import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { electronSyntax } from './scripts/lib/electron-lint.mjs';

/** @param {string[]} files @param {{ group: string[], message: string }[]} patterns */
const boundary = (files, patterns) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx'],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const noElectron = { group: ['electron', 'electron/*', 'electron-store'], message: 'Only src/main may know Electron; everything else must run without it.' };
const noKeytar = { group: ['keytar'], message: 'A locked keyring blocks its process: only the keychain child process may load keytar.' };
const noReact = { group: ['react', 'react-dom', '@mantine/*'], message: 'Only src/renderer draws.' };
const noNode = { group: ['node:*'], message: 'This code also runs where there is no Node.' };
const from = (/** @type {string[]} */ folders, /** @type {string} */ message) => ({ group: [...folders.map((folder) => `**/${folder}/**`), '!@mantine/core/**'], message });

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', 'node_modules/', 'test-results/', 'playwright-report/']),
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-restricted-properties': ['error', { object: 'shell', property: 'openExternal', message: 'Use main/external-link.ts, which checks the address.' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
    },
  },
  // How a text import is declared.
  { files: ['**/ambient.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['**/*.config.ts', '**/*.config.js', '**/*.config.mjs'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['scripts/**/*.mjs', '**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', fetch: 'readonly', Buffer: 'readonly', performance: 'readonly' } } },
  { files: ['src/{main,preload}/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...electronSyntax] } },
  {
    // Evaluated inside QuickJS as single expressions; each part finds what the parts before it defined.
    files: ['src/core/actions/sandbox/runtime/*.js'],
    languageOptions: { sourceType: 'script', globals: Object.fromEntries(['AbortSignal', 'DOMException', 'FormData', 'Headers', 'Request', 'Response', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams', 'crypto', 'fetch', 'queueMicrotask', 'setTimeout'].map((name) => [name, 'readonly'])) },
    rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-extraneous-class': 'off', 'no-redeclare': 'off' },
  },
  {
    // Run by the sandbox, as text.
    files: ['src/shared/actions/starters/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: Object.fromEntries(['AbortSignal', 'Buffer', 'URLSearchParams', 'btoa', 'fetch'].map((name) => [name, 'readonly'])) },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['src/renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  boundary(['src/shared/**/*.ts'], [noElectron, noKeytar, noReact, noNode, from(['core', 'node', 'main', 'preload', 'renderer', 'cli'], 'shared is the vocabulary; it depends on nothing of ours.')]),
  boundary(['src/core/**/*.ts'], [noElectron, noKeytar, noReact, from(['node', 'main', 'preload', 'renderer', 'cli'], 'core is the product; shells depend on it, never the other way.')]),
  boundary(['src/node/**/*.ts'], [noElectron, noReact, from(['main', 'preload', 'renderer', 'cli'], 'node serves every Node host alike.')]),
  { files: ['src/node/keychain-child.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['src/main/external-link.ts'], rules: { 'no-restricted-properties': 'off' } },
  boundary(['src/main/**/*.ts'], [noKeytar, noReact, from(['renderer', 'cli', 'preload'], 'main is a thin shell around core.')]),
  boundary(['src/preload/**/*.ts'], [noKeytar, noReact, noNode, from(['core', 'node', 'main', 'renderer', 'cli'], 'The preload holds names and nothing else.')]),
  boundary(['src/renderer/**/*.{ts,tsx}'], [noElectron, noKeytar, noNode, from(['core', 'node', 'main', 'preload', 'cli'], 'The window asks over window.dispatchbox; it never reaches into core.')]),
  boundary(['src/cli/**/*.ts'], [noElectron, noKeytar, noReact, from(['main', 'preload', 'renderer'], 'The CLI is a second door to the same core.')]),
);
