import { type LogFile, type LogName, logNames } from '../ports';
import type { LogSeal } from './log-lines';
import { formerSeal, presentSeal, reseal } from './rekey';
import { createSealedLog, type SealedLog, type VaultLog } from './sealed-log';
import type { OpenedVault } from './stored-vault';

interface Tools {
  /** Where the log lies at present. */
  file: (name: LogName) => LogFile;
  /** Throws AppError `locked`. */
  current: () => OpenedVault;
}

/** The vault's logs. Each can be read and added to at any time, also while the others are being sealed anew. */
export function createVaultLogs({ file, current }: Tools) {
  /** What a log is sealed for that was not sealed anew yet. */
  const behind = new Map<LogName, LogSeal>();
  /** Logs whose new sealing a full disk has stopped: they have to be sealed to the end before they can be used. */
  const halfWay = new Set<LogName>();

  /** The vault has another key now, the logs have not. */
  function fallBehind(vault: OpenedVault): void {
    for (const name of logNames) {
      const seal = formerSeal(vault, name);
      if (seal) behind.set(name, seal);
    }
  }

  function ends(name: LogName): void {
    halfWay.delete(name);
    behind.delete(name);
  }

  const openSeal = (name: LogName) => presentSeal(current(), name);

  /** The vault may be locked meanwhile, and another one be opened. */
  async function finish(name: LogName): Promise<void> {
    const vault = current();
    await reseal({ log: file }, vault, name, () => openSeal(name));
    if (openSeal(name).key === presentSeal(vault, name).key) ends(name);
  }

  const log = (name: LogName): VaultLog =>
    createSealedLog(
      presentFile(() => file(name)),
      () => {
        const present = openSeal(name);
        return (halfWay.has(name) ? undefined : behind.get(name)) ?? present;
      },
      async () => {
        if (halfWay.has(name)) await finish(name);
      },
    );
  const logs: Record<LogName, VaultLog> = { inbox: log('inbox'), history: log('history'), audit: log('audit') };

  return {
    get: (name: LogName): SealedLog => logs[name],
    alone: (name: LogName, work: () => Promise<void>): Promise<void> => logs[name].alone(work),
    fallBehind,
    begins: (name: LogName): void => {
      if (behind.has(name)) halfWay.add(name);
    },
    ends,
    /** Another vault was opened. Where a full disk keeps its logs from being sealed for its key, each is sealed at its first use that finds room. */
    opened: (vault: OpenedVault): void => {
      behind.clear();
      halfWay.clear();
      if (vault.document.former === null) return;
      fallBehind(vault);
      for (const name of behind.keys()) halfWay.add(name);
    },
  };
}

/** The file that lies there at the time of each use. */
function presentFile(file: () => LogFile): LogFile {
  return {
    readLines: () => file().readLines(),
    scan: () => file().scan(),
    readLineAt: (at) => file().readLineAt(at),
    append: (line) => file().append(line),
    keepAside: (lines) => {
      file().keepAside(lines);
    },
    rewrite: (lines) => {
      file().rewrite(lines);
    },
    rewriteBy: (pieces, assertAllowed) => file().rewriteBy(pieces, assertAllowed),
    dropBefore: (at, assertAllowed) => file().dropBefore(at, assertAllowed),
    readHead: () => file().readHead(),
    writeHead: (head) => {
      file().writeHead(head);
    },
  };
}
