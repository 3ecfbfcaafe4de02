import { randomUUID } from 'node:crypto';
import { coreIn, vaultIn } from './core-in-folder';
import { takeSteps } from './steps-of-writing';

/** What the parent says when it is this child's turn. */
export type Turn = StepsTurn | KeysTurn;

/** One step after the other. */
interface StepsTurn {
  kind: 'steps';
  folder: string;
  integrationIds: [string, string, string];
  firstNumber: number;
}

/** The key of the vault is replaced, and replaced again. */
interface KeysTurn {
  kind: 'keys';
  folder: string;
}

const acknowledge = (number: number) => {
  process.send?.(number);
};

async function replaceKeys(folder: string): Promise<never> {
  const vault = vaultIn(folder);
  await vault.unlock({});
  for (let number = 0; ; number += 1) {
    acknowledge(number);
    await vault.rotateKey({ operationId: randomUUID(), current: null });
  }
}

// Ready long before its turn, so that a round costs no start of a process.
process.once('message', (message) => {
  const turn = message as Turn;
  if (turn.kind === 'keys') {
    void replaceKeys(turn.folder);
    return;
  }
  const { folder, integrationIds, firstNumber } = turn;
  const { ask } = coreIn(folder);
  void ask('vault.unlock', {}).then(() => takeSteps(ask, integrationIds, firstNumber, acknowledge));
});
process.send?.('ready');
