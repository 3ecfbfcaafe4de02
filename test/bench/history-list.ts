import { appendFileSync, mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createHistory, type History } from '../../src/core/history/history';
import { type SentBody, sentRecord } from '../../src/core/history/records';
import { emptyEnd, emptyHead, type LogSeal, sealHead, sealLine } from '../../src/core/vault/log-lines';
import { createSealedLog } from '../../src/core/vault/sealed-log';
import { createLogFile } from '../../src/node/log-file';
import { aTestSend } from '../support/a-test-send';
import { type Finding, judged, milliseconds } from './finding';
import { timeOf } from './measuring';
import { benchPorts, newVault } from './stored-vault';

const rows = 50_000;
const minute = 60_000;
/** Characters of each exchange. */
const exchange = 3_000;
/** Lines that are written at once. */
const batch = 1_000;

/** A log as so many test sends leave it, the newest sent now. */
function storeHistory(dataFolder: string, seal: LogSeal): void {
  mkdirSync(dataFolder, { recursive: true });
  const answer = 'x'.repeat(exchange);
  let end = emptyEnd;
  for (let first = 0; first < rows; first += batch) {
    const lines = Array.from({ length: batch }, (_, index) => {
      const startedAt = new Date(Date.now() - (rows - first - index) * minute).toISOString();
      const test = aTestSend({ id: `test-${first + index}`, startedAt }, { response: { status: 201, headers: {}, body: answer, truncated: false } });
      const body: SentBody = { message: test.message, report: test.report, code: null };
      const sealed = sealLine(seal, end, { record: sentRecord(test), body });
      end = sealed.end;
      return `${sealed.line}\n`;
    });
    appendFileSync(join(dataFolder, `${seal.name}.log`), lines.join(''));
  }
  createLogFile(dataFolder, seal.name).writeHead(sealHead(seal, { ...emptyHead, end }));
}

/** The longest time for which nothing else could run, beside what `work` takes. */
async function pausesOf(work: () => Promise<unknown>): Promise<{ longest: number; took: number }> {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const looking = setInterval(look, 1);
  const took = await timeOf(work);
  look();
  clearInterval(looking);
  return { longest, took };
}

/** The first list of a full history after a start: it is read in pieces, so that windows and sends go on meanwhile. */
export async function historyList(folder: string): Promise<Finding> {
  const dataFolder = join(folder, 'history-list');
  const seal = { vaultId: 'bench', name: 'history', key: randomBytes(32) };
  storeHistory(dataFolder, seal);
  const ports = benchPorts(join(folder, 'history-vault'));
  const vault = await newVault(ports, 0, { kind: 'keychain' });
  const history: History = createHistory({ log: createSealedLog(createLogFile(dataFolder, seal.name), () => seal), vault, role: () => 'administrator', tell: () => Promise.resolve(), clock: ports.clock, changed: () => undefined, logLine: () => undefined });
  const { longest, took } = await pausesOf(async () => {
    const { rows: listed, damage } = await history.list({ since: null });
    if (listed.length !== rows || damage !== null) throw new Error(`The history has ${listed.length} rows instead of ${rows}: ${damage ?? 'no damage'}.`);
  });
  const again = await timeOf(() => history.list({ since: null }));
  const opened = await timeOf(() => history.get({ id: `test-${rows / 2}` }));
  await vault.close();
  return judged({
    what: `longest pause of the process while a history of ${rows.toLocaleString('en')} test sends is read`,
    value: longest,
    atMost: 1_000,
    unit: 'ms',
    detail: `listed after ${milliseconds(took)}, again ${milliseconds(again)}, one report opened in ${milliseconds(opened)}`,
  });
}
