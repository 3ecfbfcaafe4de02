// `npm run doc:licences`: writes what Settings shows under About, out of the lock and the installed packages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licences } from './lib/shipped-packages.mjs';

const root = join(import.meta.dirname, '..');
writeFileSync(join(root, 'src/renderer/licences.json'), `${JSON.stringify(licences(root), null, 1)}\n`);
