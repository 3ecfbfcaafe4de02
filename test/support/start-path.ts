import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** In written and in minified code. */
const staticImport = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w*{}\s,$]*?\s*from\s*)?["'`]([^"'`]+)["'`]/g;

/** The built files that are loaded at once with a file, itself included, everything but `import()`; each with the packages it imports. */
export function startPath(file: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(file)) return seen;
  const names = [...readFileSync(file, 'utf8').matchAll(staticImport)].map((match) => match[1] ?? '');
  seen.set(file, names.filter((name) => !name.startsWith('.')));
  for (const name of names.filter((name) => name.startsWith('.'))) startPath(resolve(file, '..', name), seen);
  return seen;
}
