import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { type Finding, judged, milliseconds } from './finding';
import { compare, timeOf } from './measuring';
import { benchPorts, newVault } from './stored-vault';

const integrations = 1_000;

/** An edit of one integration among many, and plain conf that writes the same bytes beside it. */
export async function savedEdit(folder: string): Promise<Finding> {
  const dataFolder = join(folder, 'saved-edit');
  const plainFolder = join(folder, 'plain-conf');
  mkdirSync(plainFolder);
  const vault = await newVault(benchPorts(dataFolder), integrations, { kind: 'keychain' });
  const plain = new Conf({ cwd: plainFolder, configName: 'vault', configFileMode: 0o600 });
  const saved = () => JSON.parse(readFileSync(join(dataFolder, 'vault.json'), 'utf8')) as Record<string, unknown>;
  let edits = 0;

  const times = await compare(
    {
      ours: () =>
        timeOf(() =>
          vault.change((content) => {
            const edited = content.integrations[edits % integrations];
            edits += 1;
            if (edited !== undefined) edited.name = `Edited ${edits}`;
          }),
        ),
      plain: () => {
        const bytes = saved();
        return timeOf(() => {
          plain.store = bytes;
        });
      },
    },
    { rounds: 60, warmUp: 10 },
  );
  await vault.close();
  return judged({
    what: `one saved edit with ${integrations.toLocaleString('en')} integrations, against plain conf`,
    value: times.ours / times.plain,
    atMost: 2.5,
    unit: 'times',
    detail: `${milliseconds(times.ours)} : ${milliseconds(times.plain)}`,
  });
}
