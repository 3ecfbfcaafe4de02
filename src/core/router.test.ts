import { describe, expect, it } from 'vitest';
import { callNames } from '../shared/call-names';
import type { Role } from '../shared/model/roles';
import { permissions } from '../shared/permissions';
import { AppError } from './app-error';
import { createRouter, type Handlers } from './router';

/** A router of which every call answers its input, except those given. */
function aRouter(over: Partial<Handlers> = {}, isOpen = true, role: Role = 'administrator') {
  const lines: string[] = [];
  const echo = Object.fromEntries(callNames.map((name) => [name, (input: unknown) => input])) as unknown as Handlers;
  const call = createRouter({
    handlers: { ...echo, ...over },
    isOpen: () => isOpen,
    role: () => {
      if (!isOpen) throw new AppError('locked', 'The vault is locked.');
      return role;
    },
    logLine: (line) => lines.push(line),
  });
  return { call, lines };
}
const environment = { name: 'Staging', production: false };

describe('the router', () => {
  it('gives the service what the schema made of the input', async () => {
    expect(await aRouter().call('environments.add', { name: '  Staging ', production: false })).toEqual({ ok: true, value: environment });
  });

  it.each(['environments.drop', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])('knows no call %j', async (name) => {
    expect(await aRouter().call(name, {})).toEqual({ ok: false, error: { code: 'not-found', message: 'Dispatchbox has no such call.' } });
  });

  it.each([
    ['a missing value', { production: false }, { field: 'name', message: 'Name is missing.' }],
    ['a wrong type', { ...environment, production: 'yes' }, { field: 'production', message: 'Production is of the wrong type.' }],
    ['an empty text', { ...environment, name: '  ' }, { field: 'name', message: 'Name is empty.' }],
    ['an oversized text', { ...environment, name: 'x'.repeat(41) }, { field: 'name', message: 'Name is too long: 40 characters at most.' }],
    ['an unknown key', { ...environment, hunter2: 1 }, { message: 'The input has a part that this call does not know.' }],
    ['no object', 'Staging', { message: 'The input is of the wrong type.' }],
    ['nothing', undefined, { message: 'The input is missing.' }],
    ['a prototype', JSON.parse('{"name":"Staging","production":false,"__proto__":{}}'), { message: 'The input is not plain data.' }],
  ])('refuses %s with a sentence and where it stands', async (_what, input, error) => {
    expect(await aRouter().call('environments.add', input)).toEqual({ ok: false, error: { code: 'invalid-input', ...error } });
  });

  it('answers what a service foresees by its named fields only', async () => {
    const fault = Object.assign(new AppError('in-use', 'Active in Staging.', 'id'), { cause: 'secret', data: 'secret' });
    const { call, lines } = aRouter({
      'integrations.delete': () => {
        throw fault;
      },
    });
    expect(await call('integrations.delete', { id: 'x', revision: 0 })).toEqual({ ok: false, error: { code: 'in-use', message: 'Active in Staging.', field: 'id' } });
    expect(lines).toEqual([]);
  });

  it('answers an unforeseen fault with a fixed sentence, and logs its kind without what it says', async () => {
    const { call, lines } = aRouter({
      'environments.list': () => Promise.reject(new TypeError('the token is hunter2')),
      'environments.add': () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- libraries throw what they like
        throw 'hunter2';
      },
    });
    const internal = { ok: false, error: { code: 'internal', message: 'Something went wrong in Dispatchbox. Nothing was changed.' } };
    expect(await call('environments.list', {})).toEqual(internal);
    expect(await call('environments.add', environment)).toEqual(internal);
    expect(lines).toEqual(['internal error in environments.list: TypeError', 'internal error in environments.add: string']);
  });

  it('asks for an open vault first, except where nothing of it is answered', async () => {
    const { call } = aRouter({}, false);
    for (const name of callNames) {
      const result = await call(name, { unknown: true });
      const code = result.ok ? 'none' : result.error.code;
      if (['anybody', 'administrator-once-open'].includes(permissions[name])) expect(code, name).not.toBe('locked');
      else expect(code, name).toBe('locked');
    }
  });

  it('asks who works here before it looks at the input, and asks nobody else', async () => {
    const { call } = aRouter({}, true, 'support');
    for (const name of callNames) {
      const result = await call(name, { role: 'administrator', unknown: true });
      const code = result.ok ? 'none' : result.error.code;
      if (['anybody', 'support'].includes(permissions[name])) expect(code, name).not.toBe('forbidden');
      else expect(result, name).toEqual({ ok: false, error: { code: 'forbidden', message: 'This needs an administrator.' } });
    }
  });
});
