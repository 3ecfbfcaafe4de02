import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionRun } from './action-run';
import { bundleSizes } from './bundle-sizes';
import { cliSend } from './cli-send';
import { coreStart } from './core-start';
import { asTable, type Finding } from './finding';
import { furtherSends } from './further-send';
import { historyList } from './history-list';
import { savedEdit } from './saved-edit';
import { startStandIns } from './stand-in-process';
import { windowFilter } from './window-filter';

const cores = availableParallelism();
const [load = 0] = loadavg();
console.log(`Measuring on Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cores} ${cores === 1 ? 'core' : 'cores'}…`);
if (load > cores / 2) console.log(`This machine is busy (load ${load.toFixed(1)}): times in the window will be longer than they are.`);

const folder = await mkdtemp(join(tmpdir(), 'dispatchbox-bench-'));
const standIns = await startStandIns();
const findings: Finding[] = [];
try {
  findings.push(...(await coreStart(folder)));
  findings.push(await savedEdit(folder));
  findings.push(await historyList(folder));
  findings.push(...(await furtherSends(standIns)));
  findings.push(await cliSend(folder, standIns));
  findings.push(...(await actionRun()));
  findings.push(...bundleSizes());
  findings.push(...(await windowFilter(folder)));
} finally {
  await standIns.close();
  await rm(folder, { recursive: true, force: true });
}
console.log(asTable(findings));
const exceeded = findings.filter(({ verdict }) => verdict === 'exceeded').length;
console.log(exceeded === 0 ? 'Every measured budget is kept.' : `${exceeded} ${exceeded === 1 ? 'budget is' : 'budgets are'} exceeded.`);
process.exitCode = exceeded === 0 ? 0 : 1;
