import type { SentRecord } from '../../src/core/history/records';
import { createVault } from '../../src/core/vault/create-vault';
import { folderPorts } from './folder-ports';

/** Puts a history, without reports, into a vault that is not open now. */
export async function storeHistory(dataFolder: string, passphrase: string, records: SentRecord[]): Promise<void> {
  const vault = createVault(folderPorts(dataFolder));
  await vault.unlock({ passphrase });
  await vault.log('history').replaceAll(records);
  await vault.close();
}
