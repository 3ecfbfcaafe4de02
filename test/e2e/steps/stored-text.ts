import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Everything that the app keeps on the disk, file by file, each with its name. */
export async function storedText(dataFolder: string): Promise<string[]> {
  const parent = dirname(dataFolder);
  const entries = await readdir(parent, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => `${file.slice(parent.length)}\n${await readFile(file, 'utf8')}`));
}
