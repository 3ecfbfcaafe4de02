import abort from './runtime/abort.js?raw';
import buffer from './runtime/buffer.js?raw';
import clone from './runtime/clone.js?raw';
import consoleLines from './runtime/console.js?raw';
import crypto from './runtime/crypto.js?raw';
import encoding from './runtime/encoding.js?raw';
import fetch from './runtime/fetch.js?raw';
import intl from './runtime/intl.js?raw';
import kit from './runtime/kit.js?raw';
import modules from './runtime/modules.js?raw';
import timers from './runtime/timers.js?raw';
import url from './runtime/url.js?raw';
import action from './runtime/action.js?raw';

interface RuntimePart {
  name: string;
  source: string;
}

/** Answers the kit that every other part is called with. */
export const firstPart: RuntimePart = { name: 'kit', source: kit };
/** What an action finds besides the language itself, in the order in which one part needs another. */
export const parts: readonly RuntimePart[] = [
  { name: 'encoding', source: encoding },
  { name: 'timers', source: timers },
  { name: 'abort', source: abort },
  { name: 'clone', source: clone },
  { name: 'console', source: consoleLines },
  { name: 'buffer', source: buffer },
  { name: 'url', source: url },
  { name: 'crypto', source: crypto },
  { name: 'fetch', source: fetch },
  { name: 'intl', source: intl },
  { name: 'modules', source: modules },
];
/** Runs the handler. */
export const lastPart: RuntimePart = { name: 'action', source: action };
