import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isTemporary } from './durable-files';

/** Without ending: electron-store and conf add it. */
export const vaultFileName = 'vault';

/** The names of everything that Dispatchbox keeps in its folder. */
export function vaultPaths(folder: string) {
  return {
    file: join(folder, `${vaultFileName}.json`),
    /** The former file while the new one is being written. */
    previous: join(folder, `${vaultFileName}.previous.json`),
    copy: join(folder, `${vaultFileName}.copy.json`),
    setAside: (time: string) => join(folder, `${vaultFileName}.damaged-${time}.json`),
    /** The file as it was before something else took its place. */
    replaced: (time: string) => join(folder, `${vaultFileName}.replaced-${time}.json`),
    log: (name: string) => join(folder, `${name}.log`),
    logHead: (name: string) => join(folder, `${name}.head`),
    logAside: (name: string) => join(folder, `${name}.damaged.log`),
    /** Folder of the daily copies. */
    backups: join(folder, 'backups'),
    failedUnlocks: join(folder, 'failed-unlocks.txt'),
    /** Folder of a vault that another one took the place of; with the ending while that is not finished. */
    setAsideAll: (time: string) => join(folder, `set-aside-${time}${unfinishedEnding}`),
  };
}

const unfinishedEnding = '.unfinished';

/** Whether this is the folder of a vault that was set aside, and nothing took its place yet. */
export function isUnfinished(name: string): boolean {
  return name.startsWith('set-aside-') && name.endsWith(unfinishedEnding);
}

/** The name of the folder once something took the vault's place. */
export function finishedName(name: string): string {
  return name.slice(0, -unfinishedEnding.length);
}

/** Whether this is a file or folder that was set aside for good. */
export function isSetAside(name: string): boolean {
  return /^(vault\.(damaged|replaced)-.+\.json|set-aside-.+)$/.test(name) && !isUnfinished(name);
}

/** Everything that belongs to a vault, the file itself last: until then it is seen what there was. */
export function vaultFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => traces.test(name) && !isUnfinished(name));
  return lstatSync(vaultPaths(folder).file, { throwIfNoEntry: false }) ? [...names, `${vaultFileName}.json`] : names;
}

const traces = /^(vault\.(previous|copy|damaged-.+|replaced-.+)\.json|.+\.(log|head)|set-aside-.+\.unfinished)$/;
/** As conf's writer names them. */
const confTemporary = /^vault\.json\.tmp-/;

/** Whether anything of a former vault lies beside the file. */
export function hasVaultTraces(folder: string): boolean {
  return readdirSync(folder).some((name) => traces.test(name));
}

/** Files of writes that were interrupted; nothing in them was ever reported as saved. */
export function strayFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => confTemporary.test(name) || (isTemporary(name) && traces.test(name.replace(/\.[^.]+$/, ''))))
    .map((name) => join(folder, name));
}
