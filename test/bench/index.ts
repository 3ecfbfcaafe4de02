import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coreStart } from './core-start';
import { asTable } from './finding';
import { savedEdit } from './saved-edit';
import { startStandIns } from './stand-in-process';
import { furtherSends } from './further-send';

const folder = await mkdtemp(join(tmpdir(), 'dispatchbox-bench-'));
const standIn = await startStandIns();
console.log(asTable(await furtherSends(standIn)));
console.log(asTable([...(await coreStart(folder)), await savedEdit(folder)]));
await standIn.close();
await rm(folder, { recursive: true });
