import { type LogFile, type LogName, logNames } from '../ports';
import type { LogSeal } from './log-lines';
import { formerSeal, presentSeal, reseal } from './rekey';
import { createSealedLog, type SealedLog } from './sealed-log';
import type { OpenedVault } from './stored-vault';
import { storing } from './storing';

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

  function finish(vault: OpenedVault, name: LogName): void {
    storing(() => {
      reseal({ log: file }, vault, name);
    });
    ends(name);
  }

  const log = (name: LogName): SealedLog =>
    createSealedLog(presentFile(() => file(name)), () => {
      const vault = current();
      if (halfWay.has(name)) finish(vault, name);
      return behind.get(name) ?? presentSeal(vault, name);
    });
  const logs: Record<LogName, SealedLog> = { inbox: log('inbox'), history: log('history'), audit: log('audit') };

  return {
    get: (name: LogName): SealedLog => logs[name],
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
    dropBefore: (at, assertAllowed) => file().dropBefore(at, assertAllowed),
    readHead: () => file().readHead(),
    writeHead: (head) => {
      file().writeHead(head);
    },
  };
}
