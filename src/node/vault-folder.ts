import { readdirSync } from 'node:fs';
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
    log: (name: string) => join(folder, `${name}.log`),
    logHead: (name: string) => join(folder, `${name}.head`),
    logAside: (name: string) => join(folder, `${name}.damaged.log`),
  };
}

const traces = /^(vault\.(previous|copy|damaged-.+)\.json|.+\.(log|head))$/;
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
