import { folderPorts } from './folder-ports';
import { aVault, passphrase } from './vault-steps';

/**
 * Opens the vault in the folder named in its first argument and changes it without end, one environment and one log record at a time. Says
 * the number of each change once it was acknowledged; the second argument is the first number.
 */
const [folder = '', firstNumber = '0'] = process.argv.slice(2);
const vault = aVault(folderPorts(folder));
await vault.unlock({ passphrase });
for (let number = Number(firstNumber); ; number += 1) {
  await vault.change(({ environments }) => environments.push({ id: `e${number}`, name: `Environment ${number}`, production: false, revision: 0 }));
  await vault.log('inbox').append({ number });
  process.send?.(number);
}
