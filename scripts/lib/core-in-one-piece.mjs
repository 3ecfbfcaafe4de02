/** The module with which the shell and the bench load core. */
const openCore = /[/\\]open-core\.ts$/;

/**
 * What core reads to start becomes one file, not one for each set of modules that a later part needs as well: finding, reading and linking a file takes
 * longer than running what most of them hold. Modules that an entry reads before stay out of it, since that entry would read all of core for them.
 * @type {import('vite').Rolldown.CodeSplittingOptions}
 */
export const coreInOnePiece = {
  includeDependenciesRecursively: false,
  groups: [{ debugName: 'core', name: (id, context) => (isReadWithCoreAlone(id, context) ? 'open-core' : null) }],
};

/** @type {(id: string, context: import('vite').Rolldown.ChunkingContext) => boolean} */
function isReadWithCoreAlone(id, context) {
  const readers = new Set([id]);
  for (const reader of readers) {
    const { isEntry, importers } = context.getModuleInfo(reader) ?? { isEntry: false, importers: [] };
    if (isEntry) return false;
    for (const importer of importers) readers.add(importer);
  }
  return [...readers].some((reader) => openCore.test(reader));
}
