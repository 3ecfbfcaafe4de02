// Starts the built shell whole, in plain Node, with the stand-in in Electron's place, and prints what came of it as one line of JSON.
// Run by electron-shell.test.ts in a process of its own.
import { registerHooks } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type * as StandIn from './electron-stand-in';

const standIn = new URL('./electron-stand-in.ts', import.meta.url).href;
registerHooks({ resolve: (name, context, next) => (name === 'electron' ? { url: standIn, shortCircuit: true } : next(name, context)) });

const { asked, becomeReady, BrowserWindow, callFrom, emitFromApp, emitFromPower, isSecondInstance, requestHandlers, sent } = (await import(standIn)) as typeof StandIn;

/** Until the shell has asked for it, at most 5 s. */
async function until(expected: string): Promise<void> {
  for (let tries = 0; tries < 250 && !asked.some(([what]) => what === expected); tries += 1) await wait(20);
}

function print(report: object): never {
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exit();
}

await import(new URL('../../out/main/index.js', import.meta.url).href);
if (isSecondInstance) {
  await until('ended');
  print({ atStart: asked });
}
// As in Electron, which becomes ready only after main has been evaluated: a main that waits for it at its top level never gets here.
becomeReady();
await until('window.loadURL');
const atStart = asked.splice(0);

const answered = (call: Promise<unknown>) => call.then((value) => ({ value }), (error: unknown) => ({ refused: String(error) }));
const own = { url: 'app://bundle/index.html#/', parent: null };
const calls = {
  own: await answered(callFrom(own, 'vault.state', {})),
  badInput: await answered(callFrom(own, 'app.info', { surplus: 1 })),
  otherHost: await answered(callFrom({ url: 'app://bundle.evil/index.html', parent: null }, 'vault.state', {})),
  inFrame: await answered(callFrom({ url: own.url, parent: {} as never }, 'vault.state', {})),
  gone: await answered(callFrom(null, 'vault.state', {})),
};

const created = (await callFrom(own, 'vault.create', { protection: { kind: 'passphrase', passphrase: 'correct horse battery' }, environments: [{ name: 'Testing', production: false }] })) as
  | { value: { recoveryKey: string } }
  | undefined;
const vault = await callFrom(own, 'vault.confirmRecoveryKey', { lastFour: created?.value.recoveryKey.slice(-4) });

const page = await requestHandlers.get('app')?.(new Request('app://bundle/index.html'));
const refused = await requestHandlers.get('app')?.(new Request('app://bundle/..%2f..%2fpackage.json'));
const requests = { page: { status: page?.status, policy: page?.headers.get('content-security-policy'), html: await page?.text() }, refused: refused?.status };

emitFromPower('suspend');
const asleep = await callFrom(own, 'vault.state', {});

asked.splice(0);
emitFromApp('second-instance');
BrowserWindow.getAllWindows()[0]?.emit('ready-to-show');
const onSecondInstance = asked.splice(0);

emitFromApp('window-all-closed');
await until('ended');
print({ atStart, calls, vault, asleep, requests, onSecondInstance, atEnd: asked, sent });
