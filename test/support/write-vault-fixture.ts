import { createVault } from '../../src/core/vault/create-vault';
import { fillFixture, fixturePassphrase } from './fixture-vault';
import { folderPorts } from './folder-ports';

/**
 * Writes a vault as this version writes it into the folder named in the argument and prints its recovery key:
 * `npx node $FLAGS test/support/write-vault-fixture.ts <folder>`, FLAGS being those of run-typescript.ts.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write to.');
const vault = createVault(folderPorts(folder));
const { recoveryKey } = await vault.create({
  protection: { kind: 'passphrase', passphrase: fixturePassphrase },
  environments: [
    { name: 'Development', production: false },
    { name: 'Testing', production: false },
    { name: 'Production', production: true },
  ],
});
await vault.confirmRecoveryKey({ lastFour: recoveryKey.slice(-4) });
await fillFixture(vault);
await vault.close();
console.log(recoveryKey);
