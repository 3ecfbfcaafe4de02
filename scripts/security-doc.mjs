// `npm run doc:security`: writes the table of Electron's checklist into docs/security.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withChecklist } from './lib/electron-checklist.mjs';

const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/security.md');
writeFileSync(path, withChecklist(readFileSync(path, 'utf8'), root));
