import type { z } from 'zod';
import type { CallName } from '../shared/call-names';
import { callInputs, type CallOutput } from '../shared/contract';
import type { Role } from '../shared/model/roles';
import { needsAdministrator, permissions, roleMay } from '../shared/permissions';
import type { Failure, Result } from '../shared/result';
import { seldomChecked } from '../shared/seldom-checked';
import { AppError } from './app-error';
import { inputFailure } from './input-sentence';
import { isPlainJson } from './plain-json';

/** One service method for each call. A missing or surplus name does not compile. */
export type Handlers = { [N in CallName]: (input: z.output<(typeof callInputs)[N]>) => CallOutput<N> | Promise<CallOutput<N>> };

interface Tools {
  handlers: Handlers;
  isOpen: () => boolean;
  /** Who works here now; the caller has no say in it. Throws AppError `locked` while the vault is not open. */
  role: () => Role;
  /** One line, without data. */
  logLine: (line: string) => void;
}

/** The one door to the services: name, lock, role, schema, service. Never throws. */
export function createRouter({ handlers, isOpen, role, logLine }: Tools) {
  const isCall = (name: string): name is CallName => Object.hasOwn(handlers, name);

  /** Throws AppError `locked` or `forbidden`. */
  function assertMay(name: CallName): void {
    const permission = permissions[name];
    if (permission === 'anybody' || (permission === 'administrator-once-open' && !isOpen())) return;
    if (!roleMay(role(), name)) throw new AppError('forbidden', needsAdministrator);
  }

  return async (name: string, input: unknown): Promise<Result<unknown>> => {
    try {
      if (!isCall(name)) return refused({ code: 'not-found', message: 'Dispatchbox has no such call.' });
      assertMay(name);
      if (!isPlainJson(input)) return refused({ code: 'invalid-input', message: 'The input is not plain data.' });
      const parsed = callInputs[name].safeParse(input, { ...seldomChecked, reportInput: true });
      if (!parsed.success) return refused(inputFailure(parsed.error.issues[0]));
      // The table's type ties each handler to the schema of its own name; a lookup by a variable name loses that tie.
      const handler = handlers[name] as (input: unknown) => unknown;
      const wasOpen = isOpen();
      const value = await handler(parsed.data);
      // What was asked while the vault was open is not shown once it is locked.
      if (wasOpen && permissions[name] !== 'anybody' && !isOpen()) throw new AppError('locked', 'The vault was locked meanwhile.');
      return { ok: true, value };
    } catch (error) {
      if (error instanceof AppError) return refused(error.toFailure());
      logLine(`internal error in ${name}: ${className(error)}`);
      return refused({ code: 'internal', message: 'Something went wrong in Dispatchbox. Nothing was changed.' });
    }
  };
}

function refused(error: Failure): Result<never> {
  return { ok: false, error };
}

/** The kind of an unforeseen error, and nothing of what it says: messages of others carry data. */
function className(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
