import { coreIn } from './core-in-folder';
import { takeSteps } from './steps-of-writing';

/** What the parent says when it is this child's turn. */
export interface Turn {
  folder: string;
  integrationIds: [string, string, string];
  firstNumber: number;
}

// Ready long before its turn, so that a round costs no start of a process.
process.once('message', (turn) => {
  const { folder, integrationIds, firstNumber } = turn as Turn;
  const { ask } = coreIn(folder);
  void ask('vault.unlock', {}).then(() =>
    takeSteps(ask, integrationIds, firstNumber, (number) => {
      process.send?.(number);
    }),
  );
});
process.send?.('ready');
