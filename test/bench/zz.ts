import { savedEdit } from './saved-edit';
import { mkdtempSync, rmSync } from 'node:fs';
const d = mkdtempSync('/tmp/bench-look/se-');
for (let i = 0; i < 4; i++) { console.log((await savedEdit(d)).measured); for (const f of ['saved-edit', 'plain-conf']) rmSync(d + '/' + f, { recursive: true }); }
rmSync(d, { recursive: true });
