import type { Role } from '../../shared/model/roles';
import { listed } from '../../shared/listed';
import type { PersonQuestion, Ports } from '../ports';
import { createTurns } from '../turns';
import { cleanName } from '../words';

/** Names of secrets in a question; more would push its buttons off the screen. */
const shownSecrets = 6;

/** Of whose code a question is. `name` may be one that is only typed: no line of it may look like the system's own. `secrets`: names. */
interface Asker {
  name: string;
  secrets: readonly string[];
}

interface Tools {
  askPerson: Ports['askPerson'];
  /** Throws while the vault is not open. */
  role: () => Role;
}

export type HostQuestions = ReturnType<typeof createHostQuestions>;

/** Asks an administrator whether code may ask a host that is not in its list: outside of the page, one question at a time. */
export function createHostQuestions({ askPerson, role }: Tools) {
  const inTurn = createTurns();
  let open = new AbortController();
  const isAdministrator = () => role() === 'administrator';

  const ask = async (question: PersonQuestion, signal: AbortSignal): Promise<boolean> => {
    const ended = AbortSignal.any([signal, open.signal]);
    return inTurn(async () => !ended.aborted && isAdministrator() && (await unlessEnded(askPerson(question, ended), ended)) && isAdministrator());
  };

  return {
    /** For one run. False also for Support, and when the run was cancelled or the vault locked meanwhile. */
    forRun: (host: string, { name: typed, secrets }: Asker, signal: AbortSignal): Promise<boolean> => {
      const name = cleanName(typed);
      return ask(
        {
          title: `Let the code of ${name} ask ${host}?`,
          text: `The code of ${name} wants to ask ${host}. It is not among its allowed hosts. ${whatGoes(secrets)} This holds for this run alone.`,
          yes: 'Allow for this run',
          no: 'Refuse',
        },
        signal,
      );
    },

    /** For good. */
    forGood: (host: string, { name, secrets }: Asker): Promise<boolean> =>
      ask(
        {
          title: `Allow ${host} for ${name}?`,
          text: `The code of ${name} may then ask ${host} in every run. ${whatGoes(secrets)}`,
          yes: `Allow ${host}`,
          no: 'Refuse',
        },
        new AbortController().signal,
      ),

    /** The vault was locked, opened or become another one: what is being asked is refused. */
    vaultChanged: (): void => {
      open.abort();
      open = new AbortController();
    },
  };
}

function whatGoes(secrets: readonly string[]): string {
  const [shown, more] = [secrets.slice(0, shownSecrets), secrets.length - shownSecrets];
  const names = listed([...shown, ...(more > 0 ? [`${more} more`] : [])]);
  return secrets.length === 0 ? 'The message may go there.' : `The message and its ${secrets.length === 1 ? 'secret' : 'secrets'} ${names} may go there.`;
}

/** An answer that comes too late is none: a question that stays open must not keep the vault from being locked. */
function unlessEnded(answer: Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      resolve(false);
    });
    answer.then(resolve, reject);
  });
}
