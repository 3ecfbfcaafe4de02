import { KeychainUnavailableError, type KeyStore } from '../core/ports';
import type { KeychainAnswer, KeychainRequest } from './keychain-messages';

/** The child process that speaks with the keychain, however the shell starts it. */
export interface KeychainChild {
  post(request: KeychainRequest): void;
  onMessage(listener: (answer: unknown) => void): void;
  onExit(listener: () => void): void;
  /** Ends it even when it is blocked. */
  kill(): void;
}

export interface KeychainTimes {
  /** Milliseconds within which every call ends, waiting for its turn included. */
  deadline: number;
  /** Milliseconds without a call after which the child is ended. */
  idle: number;
}

type Question = KeychainRequest extends infer Request ? (Request extends KeychainRequest ? Omit<Request, 'id'> : never) : never;
type Value = Extract<KeychainAnswer, { ok: true }>['value'];

interface Waiting {
  request: KeychainRequest;
  settle(outcome: Value | KeychainUnavailableError): void;
}

const silent = 'The keychain did not answer within 10 s. Unlock it in your system, then try again.';
const ended = 'The keychain could not be asked: its helper process ended. Try again.';

/** The operating system's keychain, asked by a child process that is started when it is needed: one call at a time, killed when it does not answer. */
export function createKeychain(fork: () => KeychainChild, { deadline, idle }: KeychainTimes = { deadline: 10_000, idle: 5_000 }): KeyStore {
  const waiting: Waiting[] = [];
  let child: KeychainChild | null = null;
  let asked: Waiting | null = null;
  let lastId = 0;
  let idleTimer: NodeJS.Timeout | undefined;

  function start(): KeychainChild {
    const started = fork();
    started.onMessage((message) => {
      const answer = message as KeychainAnswer;
      if (started !== child || asked?.request.id !== answer.id) return;
      finish(asked, answer.ok ? answer.value : new KeychainUnavailableError(answer.missing ? notInstalled : sentenceFor(answer.reason)));
    });
    started.onExit(() => {
      if (started !== child) return;
      child = null;
      if (asked) finish(asked, new KeychainUnavailableError(ended));
    });
    return started;
  }

  function stop(): void {
    const stopped = child;
    child = null;
    stopped?.kill();
  }

  function askNext(): void {
    clearTimeout(idleTimer);
    const next = waiting.shift();
    if (!next) {
      idleTimer = setTimeout(stop, idle).unref();
      return;
    }
    asked = next;
    child ??= start();
    child.post(next.request);
  }

  function finish(one: Waiting, outcome: Value | KeychainUnavailableError): void {
    asked = null;
    one.settle(outcome);
    askNext();
  }

  function giveUp(one: Waiting): void {
    const unavailable = new KeychainUnavailableError(silent);
    if (one === asked) {
      stop();
      finish(one, unavailable);
      return;
    }
    waiting.splice(waiting.indexOf(one), 1);
    one.settle(unavailable);
  }

  function ask(question: Question): Promise<Value> {
    return new Promise((resolve, reject) => {
      lastId += 1;
      const one: Waiting = {
        request: { ...question, id: lastId },
        settle: (outcome) => {
          clearTimeout(timer);
          if (outcome instanceof KeychainUnavailableError) reject(outcome);
          else resolve(outcome);
        },
      };
      const timer = setTimeout(() => {
        giveUp(one);
      }, deadline);
      waiting.push(one);
      if (asked === null) askNext();
    });
  }

  return {
    get: async (account) => {
      const value = await ask({ call: 'get', account });
      return typeof value === 'string' ? value : null;
    },
    set: async (account, secret) => {
      await ask({ call: 'set', account, secret });
    },
    delete: async (account) => (await ask({ call: 'delete', account })) === true,
  };
}

const notInstalled = 'This computer’s keychain is not available: the component that speaks with it is not installed.';

/** keytar's errors are the operating system's texts, without a code. */
const sentences: [RegExp, string][] = [
  [/autolaunch D-Bus|dbus-launch|Could not connect|org\.freedesktop\.secrets/i, 'No keychain service runs on this computer.'],
  [/locked collection|is locked/i, 'The keychain is locked. Unlock it in your system, then try again.'],
  [/Object does not exist at path/i, 'The keychain has not been set up: it has no login keyring yet.'],
  [/not allowed|denied|cancel/i, 'The keychain refused access.'],
];

function sentenceFor(reason: string): string {
  return sentences.find(([pattern]) => pattern.test(reason))?.[1] ?? 'The keychain answered with an error.';
}
