import { describe, expect, it } from 'vitest';
import { actionHandlers } from '../model/action';
import { starters } from './starters';
import { blockingFindingsIn, blocksDeploying, type FindingCode, type FindingContext, findingsIn, withEdits } from './findings';

const handler = actionHandlers.sms;
const context: FindingContext = { channel: 'sms', secretNames: ['API_KEY', 'TWILIO_SID'], voice: false };
const asHandler = (body: string, before = '') => `${before}exports.${handler} = async (event, api) => {\n${body}\n};\n`;
const codes = (code: string, over: Partial<FindingContext> = {}) => findingsIn(code, { ...context, ...over }).map((each) => each.code);
const inHandler = (body: string, over: Partial<FindingContext> = {}) => codes(asHandler(body), over);
/** The code after its one fix. */
function fixed(code: string, kind: FindingCode, over: Partial<FindingContext> = {}): string {
  const fix = findingsIn(code, { ...context, ...over }).find((each) => each.code === kind)?.fix;
  if (!fix) throw new Error(`There is no fix for ${kind}.`);
  expect(fix.label).toMatch(/^[A-Z]/);
  return withEdits(code, fix.edits);
}
const asked = 'const answer = await fetch("https://a.example", { signal: AbortSignal.timeout(5000) }); if (!answer.ok) throw new Error("no");';

describe('code without a fault', () => {
  it.each([
    asked,
    `try { ${asked} } catch (error) { api.notification.retry(error.message); }`,
    `try { ${asked} } catch (error) { console.error(error); throw error; }`,
    `for (const host of ["a", "b"]) { try { ${asked} return; } catch (error) { console.log(error.message); } } api.notification.retry("none");`,
    `try { ${asked} return; } catch { } ${asked}`,
    `const text = await fetch("https://a.example", { signal: AbortSignal.timeout(1) }).catch(() => null); if (text === null) api.notification.retry("no");`,
    'try { JSON.parse("{"); } catch { }',
    'const r = await fetch("https://a.example", { signal: api.signal }); if (r.status === 429 || r.status >= 500) api.notification.retry("busy"); else if (!r.ok) api.notification.drop("refused");',
    'const r = await fetch("https://a.example", { signal: api.signal }); if (r.status >= 500) { api.notification.retry("busy"); }',
    'const r = await fetch("https://a.example", { signal: api.signal }); check(r); function check(answer) { if (!answer.ok) throw new Error(answer.status); }',
    'const options = { signal: AbortSignal.timeout(1) }; const { ok } = await fetch("https://a.example", options); if (!ok) throw new Error("no");',
    'console.log(event.notification.recipient, event.request.geoip.countryCode);',
    'const price = "costs $5 {net}"; const css = \'${\'; console.log(`${price}${css}`);',
    'const { API_KEY } = event.secrets; const key = event.secrets.TWILIO_SID; use(API_KEY, key); console.log("two keys");',
    'const axios = require("axios"); const crypto = require("node:crypto"); const qs = require("qs"); const dynamic = require(axios.name);',
    'const secret = { event: { secret: 1 } }; console.log(secret.event.secret);',
  ])('has no finding: %s', (body) => {
    expect(inHandler(body)).toEqual([]);
  });

  it.each([
    `module.exports = { ${handler}: async (event) => { console.log(event.user.user_id); } };`,
    `module.exports.${handler} = async () => {};`,
    `exports['${handler}'] = async () => {};`,
    `const run = async () => {}; exports.${handler} = run;`,
    `module.exports = require('buffer');`,
    `Object.assign(exports, { [['${handler}']]: async () => {} });`,
  ])('may export its handler as it likes: %s', (code) => {
    expect(codes(code)).toEqual([]);
  });
});

describe('half-typed code', () => {
  it('is looked through as far as it goes', () => {
    for (const { code } of starters) for (let length = 0; length <= code.length; length += 7) for (const { from, to, line } of findingsIn(code.slice(0, length), context)) expect([from >= 0, to <= length, line >= 1]).toEqual([true, true, true]);
  });
});

describe('a finding', () => {
  it('stands at its place', () => {
    expect(findingsIn(asHandler('  const key = event.secret.API_KEY;'), context)).toMatchObject([{ code: 'event-secret', severity: 'error', line: 2, column: 21, message: expect.stringContaining('event.secrets') as string }]);
  });

  it('comes in the order of the text', () => {
    expect(inHandler('const a = require("fs");\nconst b = event.secret;\nconst c = \'${b}\';')).toEqual(['module-missing', 'event-secret', 'quotes']);
  });
});

describe('what keeps code from being deployed', () => {
  it.each(['const = 1;', 'const a = 1;', 'exports.handler = async () => {};', 'exports.onExecuteSendPhoneMessage = async () => {};', `${asHandler('')}//${'a'.repeat(100_000)}`, asHandler('use(event.secret, event.secrets.OTHER, require("fs"))')])('is among all that is found: %#', (code) => {
    expect(blockingFindingsIn(code, 'sms')).toEqual(findingsIn(code, context).filter(blocksDeploying));
  });

  it('is nothing that fails in some cases alone', () => {
    expect(blockingFindingsIn(asHandler('use(event.secret, event.secrets.OTHER, require("fs"))'), 'sms')).toEqual([]);
    expect(blockingFindingsIn('exports.handler = async () => {};', 'sms').map(({ code }) => code)).toEqual(['handler-name']);
  });
});

describe('what is found', () => {
  it('a syntax error, in its line', () => {
    expect(findingsIn('const a = 1;\nconst = 2;', context)).toMatchObject([{ code: 'syntax', severity: 'error', line: 2 }]);
    expect(findingsIn('import axios from "axios";', context)[0]?.message).toContain('use require()');
    expect(codes('')).toEqual(['handler-missing']);
  });

  it.each(['a'.concat('.a'.repeat(45_000)), '('.repeat(40_000), `${'['.repeat(20_000)}${']'.repeat(20_000)}`, `x = 1${' + 1'.repeat(2_000)}`])('code in which too much stands in one another: %#', (code) => {
    expect(codes(code)).toEqual(['syntax']);
    expect(blockingFindingsIn(code, 'sms')).toHaveLength(1);
  });

  it('code over 100 kB, counted in bytes', () => {
    const long = (sign: string, count: number) => `${asHandler('')}//${sign.repeat(count)}`;
    expect(codes(long('a', 99_000))).toEqual([]);
    expect(codes(long('a', 100_000))).toEqual(['too-long']);
    expect(codes(long('ü', 50_000))).toEqual(['too-long']);
  });

  it('event.secret', () => {
    expect(fixed(asHandler('send(event.secret.API_KEY)'), 'event-secret')).toContain('send(event.secrets.API_KEY)');
    expect(fixed(`exports.${handler} = async (e) => { use(e['secret'].API_KEY) }`, 'event-secret')).toContain("e['secrets'].API_KEY");
  });

  it('a missing handler', () => {
    expect(codes('const a = 1;')).toEqual(['handler-missing']);
    expect(codes(fixed('const a = 1;', 'handler-missing'))).toEqual([]);
  });

  it('a handler under another name', () => {
    expect(fixed('exports.onExecutePhoneProvider = async () => {};', 'handler-name')).toBe(`exports.${handler} = async () => {};`);
    expect(fixed('exports.handler = async () => {};', 'handler-name')).toBe(`exports.${handler} = async () => {};`);
    expect(fixed(`exports.${handler} = async () => {};`, 'handler-name', { channel: 'email' })).toBe(`exports.${actionHandlers.email} = async () => {};`);
  });

  it('the older shape, and converts it', () => {
    const code = 'exports.onExecuteSendPhoneMessage = async (event) => {\n  use(event.message_options.recipient, event.message_options.text, event.message_options.code);\n};';
    expect(codes(code)).toEqual(['older-shape']);
    const now = fixed(code, 'older-shape');
    expect(now).toContain('use(event.notification.recipient, event.notification.as_text, event.notification.code)');
    expect(codes(now)).toEqual([]);
  });

  it('an unknown secret', () => {
    expect(inHandler('use(event.secrets.OTHER)')).toEqual(['secret-unknown']);
    expect(inHandler('const { API_KEY, OTHER: other } = event.secrets; use(API_KEY, other);')).toEqual(['secret-unknown']);
    expect(inHandler('use(event.secrets.OTHER)', { secretNames: null })).toEqual([]);
    expect(fixed(asHandler('use(event.secrets.apiKey)'), 'secret-unknown')).toContain('event.secrets.API_KEY');
  });

  it.each([
    'console.log(event);',
    'console.log("event", JSON.stringify(event, null, 2));',
    'console.log({ event });',
    'console.error(event.secrets);',
    'console.log(`key ${event.secrets.API_KEY}`);',
    'const { API_KEY } = event.secrets; console.log("key", API_KEY);',
    'const key = event.secrets.API_KEY; console.debug(key);',
  ])('a secret or the whole event in the log: %s', (body) => {
    expect(inHandler(body)).toEqual(['secret-logged']);
    expect(codes(fixed(asHandler(body), 'secret-logged'))).toEqual([]);
  });

  it('a module that is not available', () => {
    expect(inHandler('const fs = require("fs"), aws = require("@aws-sdk/client-sns@3");')).toEqual(['module-missing', 'module-missing']);
    expect(findingsIn(asHandler('require("fs")'), context)[0]?.message).toContain('axios, node-fetch');
  });

  it('${…} in quotes that do not fill it in', () => {
    expect(fixed(asHandler("use('Hello ${event.user.name}, it\\'s `you`');"), 'quotes')).toContain("use(`Hello ${event.user.name}, it's \\`you\\``)");
    expect(inHandler('use("${code}")')).toEqual(['quotes']);
  });

  it.each(['"https://<YOUR-DOMAIN>/send"', '"YOUR_API_KEY"', "'ACxxxxxxxxxxxx'", '"Your code is {{ code }}"', '`https://api.example/<your account>/${x}`', '"CHANGE_ME"', '"<ACCOUNT_SID>"'])('a place that was to be filled in: %s', (text) => {
    expect(inHandler(`const x = 1; use(${text});`)).toEqual(['placeholder']);
  });

  it.each(['"<p>Your code</p>"', '"a <b> c"', '"boxxx"', '"{ json }"', '"your account"'])('but not %s', (text) => {
    expect(inHandler(`use(${text});`)).toEqual([]);
  });

  it.each([
    ['fetch("https://a.example")', 'fetch("https://a.example", { signal: AbortSignal.timeout(5000) })'],
    ['fetch("https://a.example", { method: "POST" })', 'fetch("https://a.example", { method: "POST", signal: AbortSignal.timeout(5000) })'],
    ['fetch("https://a.example", {})', 'fetch("https://a.example", { signal: AbortSignal.timeout(5000) })'],
  ])('no time-out: %s', (call, now) => {
    const code = asHandler(`const r = await ${call}; if (!r.ok) throw new Error("no");`);
    expect(codes(code)).toEqual(['no-time-out']);
    expect(fixed(code, 'no-time-out')).toContain(now);
    expect(codes(fixed(code, 'no-time-out'))).toEqual([]);
  });

  it('a request that nothing waits for', () => {
    const code = asHandler('fetch("https://a.example", { signal: api.s });');
    expect(codes(code)).toEqual(['not-awaited']);
    expect(fixed(code, 'not-awaited')).toContain('await fetch(');
  });

  it('an answer that nobody looks at', () => {
    const code = asHandler('await fetch("https://a.example", { signal: api.s });');
    expect(codes(code)).toEqual(['answer-ignored']);
    expect(codes(fixed(code, 'answer-ignored'))).toEqual([]);
    expect(inHandler('const r = await fetch("https://a.example", { signal: api.s }); console.log(await r.text());')).toEqual(['answer-ignored']);
  });

  it.each([
    `try { ${asked} } catch (error) { console.error("failed", error.message); }`,
    `try { ${asked} } catch { }`,
    `try { ${asked} } catch (error) { console.log(error); return; }`,
    `await send().catch(() => {}); async function send() { ${asked} }`,
    'await require("axios").post("https://a.example").catch((error) => console.log(error.message));',
  ])('an error that ends in silence: %s', (body) => {
    expect(inHandler(body)).toEqual(['error-swallowed']);
  });

  it('and throws it on', () => {
    expect(codes(fixed(asHandler(`try { ${asked} } catch (error) { console.error(error.message); }`), 'error-swallowed'))).toEqual([]);
  });

  it.each([
    'if (!r.ok) api.notification.retry("no");',
    'if (!r.ok) { api.notification.retry(`HTTP ${r.status}`); }',
    'if (r.status >= 400) { api.notification.retry("no"); return; }',
    'if (r.status === 401) { api.notification.retry("no"); }',
    'if (r.ok) { return; } else { api.notification.retry("no"); }',
    'if (r.status !== 200) api.notification.retry("no");',
  ])('another try after a refusal: %s', (body) => {
    const code = asHandler(`const r = await fetch("https://a.example", { signal: api.s }); ${body}`);
    expect(codes(code)).toEqual(['retry-refused']);
    const now = fixed(code, 'retry-refused');
    expect(now).toContain('if (r.status === 429 || r.status >= 500) api.notification.retry(');
    expect(codes(now)).toEqual([]);
  });

  it('a delivery method that is never looked at, where voice is offered', () => {
    expect(inHandler(asked, { voice: true })).toEqual(['delivery-ignored']);
    expect(inHandler(`if (event.notification.delivery_method === 'voice') return; ${asked}`, { voice: true })).toEqual([]);
    expect(codes(`exports.${actionHandlers.email} = async (event) => { ${asked} }`, { voice: true, channel: 'email' })).toEqual([]);
  });
});
