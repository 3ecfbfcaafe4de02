import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { type Finding, judged, milliseconds } from './finding';
import { compare, timeOf } from './measuring';
import { benchPorts, newVault } from './stored-vault';

const integrations = 1_000;

function plainConf(folder: string): Conf<Record<string, unknown>> {
  mkdirSync(folder);
  return new Conf({ cwd: folder, configName: 'vault', configFileMode: 0o600 });
}

/**
 * An edit of one integration among many in the vault: copied, checked, sealed, written, read back, the former file kept. Against it, plain conf
 * that keeps the same integrations unsealed and saves the same edit; and, as a lower bound, plain conf that only writes the vault's sealed bytes.
 */
export async function savedEdit(folder: string): Promise<Finding> {
  const dataFolder = join(folder, 'saved-edit');
  const vault = await newVault(benchPorts(dataFolder), integrations, { kind: 'keychain' });
  const plain = plainConf(join(folder, 'plain-conf'));
  const bytes = plainConf(join(folder, 'plain-bytes'));
  let edits = 0;
  const nextName = () => {
    edits += 1;
    return `Edited ${edits}`;
  };

  const times = await compare(
    {
      vault: () =>
        timeOf(() =>
          vault.change((content) => {
            const [first] = content.integrations;
            if (first !== undefined) first.name = nextName();
          }),
        ),
      plain: () => {
        const content = structuredClone(vault.read());
        const [first] = content.integrations;
        if (first !== undefined) first.name = nextName();
        return timeOf(() => {
          plain.store = { ...content };
        });
      },
      bytes: () => {
        const sealed = JSON.parse(readFileSync(join(dataFolder, 'vault.json'), 'utf8')) as Record<string, unknown>;
        return timeOf(() => {
          bytes.store = sealed;
        });
      },
    },
    { rounds: 60, warmUp: 15 },
  );
  await vault.close();
  return judged({
    what: `one saved edit with ${integrations.toLocaleString('en')} integrations, against plain conf`,
    value: times.vault / times.plain,
    atMost: 2.5,
    unit: 'times',
    detail: `${milliseconds(times.vault)} : ${milliseconds(times.plain)}; the sealed bytes alone ${milliseconds(times.bytes)}`,
  });
}
