import { describe, expect, it } from 'vitest';
import { actionModules } from '../../../shared/model/action';
import { runInSandbox } from './engine';
import { defaultLimits, FetchRefused, type SandboxAnswer, type SandboxHost, type SandboxRequest } from './protocol';

const handler = 'onExecuteCustomPhoneProvider';
const asHandler = (body: string) => `exports.${handler} = async (event, api) => {${body}};`;

async function run(body: string, { event = {}, limits = {}, fetch, code }: { event?: unknown; limits?: Partial<typeof defaultLimits>; fetch?: (request: SandboxRequest) => Partial<SandboxAnswer>; code?: string } = {}) {
  const lines: string[] = [];
  const requests: SandboxRequest[] = [];
  const host: SandboxHost = {
    line: (level, text) => lines.push(`${level}: ${text}`),
    fetch: async (request) => {
      requests.push(request);
      await Promise.resolve();
      if (fetch === undefined) throw new FetchRefused('nothing may be asked here', 'EREFUSED');
      return { status: 200, statusText: 'OK', headers: {}, body: null, url: request.url, redirected: false, ...fetch(request) };
    },
  };
  const outcome = await runInSandbox({ code: code ?? asHandler(body), handler, event, cache: [], limits: { ...defaultLimits, ...limits } }, host);
  return { ...outcome, lines, requests };
}
const printed = async (body: string, options?: Parameters<typeof run>[1]) => {
  const { lines, end } = await run(body, options);
  return end.kind === 'returned' ? lines.map((line) => line.replace(/^log: /, '')).join('\n') : JSON.stringify(end);
};

describe('the sandbox', () => {
  it('runs a handler with its event and says that it returned', async () => {
    expect(await run('console.log(event.notification.recipient)', { event: { notification: { recipient: '+14155550132' } } })).toMatchObject({ end: { kind: 'returned' }, decision: null, lines: ['log: +14155550132'] });
  });

  it('tells drop, retry, a throw and a missing handler apart', async () => {
    expect(await run('api.notification.retry("once"); api.notification.drop("no")')).toMatchObject({ end: { kind: 'returned' }, decision: { kind: 'drop', reason: 'no' } });
    expect(await run('\n\n  throw new TypeError("gone wrong")')).toMatchObject({ end: { kind: 'threw', name: 'TypeError', message: 'gone wrong', line: 3 } });
    expect(await run('', { code: 'exports.other = 1' })).toMatchObject({ end: { kind: 'no-handler', exported: ['other'] } });
    expect(await run('', { code: 'const a = 1;\nconst = 2;' })).toMatchObject({ end: { kind: 'syntax', line: 2 } });
  });

  it('says from which line of the code something was printed', async () => {
    const places: (number | null)[] = [];
    const code = `const say = (what) => {\n  console.warn(what);\n};\n${asHandler('\nsay("in a function");\nconsole.log("here"); Error = null; console.log("without errors");')}`;
    await runInSandbox({ code, handler, event: {}, cache: [], limits: defaultLimits }, { fetch: () => Promise.reject(new FetchRefused('no', 'NO')), line: (_level, _text, line) => places.push(line) });
    expect(places).toEqual([2, 6, 6]);
  });

  it('asks the network only through the host', async () => {
    const done = await run('const answer = await fetch("https://sms.example/send", { method: "POST", headers: { "X-Key": "1" }, body: JSON.stringify({ to: "+1" }) }); console.log(answer.status, answer.ok, (await answer.json()).id)', {
      fetch: () => ({ status: 201, body: Buffer.from('{"id":"é1"}').toString('base64') }),
    });
    expect(done.lines).toEqual(['log: 201 true é1']);
    expect(done.requests).toEqual([{ url: 'https://sms.example/send', method: 'POST', headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-key': '1' }, body: Buffer.from('{"to":"+1"}').toString('base64'), redirect: 'follow' }]);
  });

  it.each([
    ['Buffer.from("häl").toString("base64")', Buffer.from('häl').toString('base64')],
    ['Buffer.from("aGk_", "base64url").toString("hex")', '68693f'],
    ['Buffer.concat([Buffer.from("a"), Buffer.from("b")]).toString()', 'ab'],
    ['btoa("hi") + atob("aGk=")', 'aGk=hi'],
    ['new TextDecoder().decode(new Uint8Array([0xe2, 0x82, 0xac, 0xff]))', '€\ufffd'],
    ['new URL("/b?x=1#h", "https://a.example:8443/c").href', 'https://a.example:8443/b?x=1#h'],
    ['(() => { const u = new URL("https://a.example/"); u.searchParams.append("q", "ä b"); return u.href; })()', 'https://a.example/?q=%C3%A4+b'],
    ['new URLSearchParams({ To: "+1", Body: "a&b" }).toString()', 'To=%2B1&Body=a%26b'],
    ['structuredClone({ a: [new Date(0)], m: new Map([[1, 2]]) }).a[0].toISOString()', '1970-01-01T00:00:00.000Z'],
    ['JSON.stringify(process.env)', '{}'],
    ['new Intl.DateTimeFormat("de-DE", { timeZone: "UTC", dateStyle: "long" }).format(0)', '1. Januar 1970'],
    ['require("crypto").createHmac("sha256", "key").update("data").digest("hex")', '5031fe3d989c6d1537a013fa6e739da23463fdaec3b70137d828e36ace221bd0'],
    ['require("qs").stringify({ a: { b: 1 }, c: [1, 2] })', 'a%5Bb%5D=1&c%5B0%5D=1&c%5B1%5D=2'],
    ['Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode("abc"))).toString("hex").slice(0, 8)', 'ba7816bf'],
    ['await new Promise((done) => setTimeout(done, 5, "late"))', 'late'],
    ['new Request("https://a.example/", { method: "post", body: new URLSearchParams({ a: "1" }) }).headers.get("Content-Type")', 'application/x-www-form-urlencoded;charset=UTF-8'],
    ['await AbortSignal.timeout(1) && await new Promise((done) => { const s = AbortSignal.timeout(1); s.addEventListener("abort", () => done(s.reason.name)); })', 'TimeoutError'],
    ['require("crypto").createHmac("sha256", Buffer.from("a key").subarray(2)).update(Buffer.from("my data").subarray(3)).digest("hex")', '5031fe3d989c6d1537a013fa6e739da23463fdaec3b70137d828e36ace221bd0'],
    ['new Date(0).toLocaleString("en-US", { timeZone: "UTC" })', '1/1/1970, 12:00:00 AM'],
    ['new Date(0).toLocaleDateString("de-DE", { timeZone: "UTC", weekday: "long" })', 'Donnerstag'],
    ['new Date(0).toLocaleTimeString("en-GB", { timeZone: "UTC" })', '00:00:00'],
    ['require("util").format("%s=%d %j 100%", "a", "1", { b: 1 }, "rest")', 'a=1 {"b":1} 100% rest'],
    ['await require("util").promisify(setTimeout)(1, "late")', 'late'],
    ['await require("util").promisify((value, done) => done(null, value))("called back")', 'called back'],
    ['require("querystring").escape("a b")', 'a%20b'],
    ['(() => { const b = Buffer.alloc(8); b.writeUInt32BE(7, 4); Buffer.from("ab").copy(b, 1); return [b.readUInt32BE(4), b.readUInt16LE(1), b.includes("ab"), b.indexOf("x"), b.toString("hex")].join(" "); })()', '7 25185 true -1 0061620000000007'],
    ['Buffer.from("aé", "utf16le").toString("utf16le")', 'aé'],
    ['[URL.parse("no address"), global === globalThis, typeof performance.now()].join(" ")', ' true number'],
    ['await crypto.subtle.verify("HMAC", await crypto.subtle.importKey("raw", Buffer.from("key"), { name: "HMAC", hash: { name: "SHA-512" } }, false, ["verify"]), new Uint8Array(64), Buffer.from("data"))', 'false'],
    ['await Response.json({ a: [1] }).clone().text()', '{"a":[1]}'],
  ])('offers what code for Auth0 uses: %s', async (expression, expected) => {
    expect(await printed(`console.log(${expression})`)).toBe(expected);
  });

  it('serves a short list of modules and names it for all others', async () => {
    expect(await printed('try { require("fs") } catch (error) { console.log(error.message) }')).toBe(`The module “fs” is not available here. Available: ${actionModules.join(', ')}.`);
    expect(await printed(`console.log(${JSON.stringify(actionModules)}.every((name) => ['object', 'function'].includes(typeof require(name))))`)).toBe('true');
  });

  it('carries a megabyte in both directions', { timeout: 60_000 }, async () => {
    const text = 'ä'.repeat(500_000);
    const done = await run('const answer = await fetch("https://a.example", { method: "POST", body: "ä".repeat(500_000) }); console.log((await answer.text()).length)', { fetch: () => ({ body: Buffer.from(text).toString('base64') }), limits: { cpuMs: 20_000 } });
    expect(done).toMatchObject({ end: { kind: 'returned' }, lines: ['log: 500000'] });
    expect(done.requests[0]?.body).toBe(Buffer.from(text).toString('base64'));
  });

  it('acts like axios', async () => {
    const fetch = (request: SandboxRequest) => (request.url.includes('bad') ? { status: 400, body: Buffer.from('{"code":7}').toString('base64') } : { body: Buffer.from('{"ok":true}').toString('base64') });
    expect(await printed('const axios = require("axios"); console.log((await axios.post("https://a.example/x", { a: 1 }, { auth: { username: "u", password: "p" } })).data.ok); try { await axios.get("https://a.example/bad", { params: { q: 1 } }) } catch (e) { console.log(e.response.status, e.response.data.code, e.message) }', { fetch })).toBe('true\n400 7 Request failed with status code 400');
  });

  it('acts like axios that has been set up', async () => {
    const done = await run(
      `const axios = require("axios");
       axios.defaults.headers.common["X-Common"] = "c"; axios.defaults.headers.post["X-Post"] = "p";
       const client = axios.create({ baseURL: "https://a.example/v1", params: { key: 1 }, headers: { "Content-Type": "application/json" } });
       client.interceptors.request.use((config) => { config.headers["X-Added"] = "a"; return config; });
       const left = client.interceptors.request.use(() => { throw new Error("was taken away"); });
       client.interceptors.request.eject(left);
       client.interceptors.response.use((answer) => answer.data, (error) => Promise.reject(new Error("wrapped: " + error.message)));
       console.log((await client.post("/x", { a: 1 }, { headers: { "content-type": "application/vnd+json", "X-Common": null } })).ok);
       await client.get("https://bad.example/y").catch((error) => console.log(error.message));
       await axios.postForm("https://a.example/form", { to: ["1", "2"] }, { headers: { "Content-Type": "multipart/form-data" } });`,
      { fetch: ({ url }) => (url.includes('bad') ? { status: 404 } : { body: Buffer.from('{"ok":true}').toString('base64') }) },
    );
    expect(done.lines).toEqual(['log: true', 'log: wrapped: Request failed with status code 404']);
    expect(done.requests.map(({ url }) => url)).toEqual(['https://a.example/v1/x?key=1', 'https://bad.example/y?key=1', 'https://a.example/form']);
    expect(done.requests[0]?.headers).toMatchObject({ 'content-type': 'application/vnd+json', 'x-added': 'a', 'x-post': 'p' });
    expect(done.requests[0]?.headers).not.toHaveProperty('x-common');
    expect(done.requests[2]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(done.requests[2]?.headers['x-common']).toBe('c');
  });

  it('acts like twilio with new, a region and an edge', async () => {
    const done = await run('const { Twilio } = require("twilio"); const client = new Twilio("AC1", "token", { region: "ie1", edge: "dublin" }); await client.calls.create({ to: "+1", from: "+2", url: "https://a.example/" }); await client.verify.v2.services("VA1").verifications.create({ to: "+1", channel: "sms", customCode: "482913" }); await require("twilio")("AC1", "token", { edge: "sydney" }).messages("SM1").fetch();', { fetch: () => ({ body: Buffer.from('{"sid":"X1"}').toString('base64') }) });
    expect(done.requests.map(({ url }) => url)).toEqual(['https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/AC1/Calls.json', 'https://verify.dublin.ie1.twilio.com/v2/Services/VA1/Verifications', 'https://api.sydney.us1.twilio.com/2010-04-01/Accounts/AC1/Messages/SM1.json']);
    expect(Buffer.from(done.requests[1]?.body ?? '', 'base64').toString()).toBe('To=%2B1&Channel=sms&CustomCode=482913');
  });

  it('acts like twilio', async () => {
    const done = await run('const m = await require("twilio")("AC1", "token").messages.create({ to: "+1", from: "+2", body: "Hi" }); console.log(m.sid, m.dateCreated)', { fetch: () => ({ status: 201, body: Buffer.from('{"sid":"SM1","date_created":"now"}').toString('base64') }) });
    expect(done.lines).toEqual(['log: SM1 now']);
    expect(Buffer.from(done.requests[0]?.body ?? '', 'base64').toString()).toBe('To=%2B1&From=%2B2&Body=Hi');
  });
});

describe('nothing inside', () => {
  it.each([
    ['an endless loop', 'for (;;);', 'cpu'],
    ['endless microtasks', 'for (;;) await null;', 'cpu'],
    ['a regex bomb', '/^(a+)+$/.test("a".repeat(40) + "b")', 'cpu'],
    ['a memory bomb', 'const a = []; for (;;) a.push(new Array(1000).fill(1));', 'memory'],
    ['a memory bomb of small things', 'const all = new Map(); for (let i = 0; ; i += 1) all.set(i, i);', 'memory'],
    ['a huge string', 'let s = "a"; for (;;) s += s;', 'memory'],
    ['a promise that never settles', 'await new Promise(() => {})', 'stuck'],
  ])('outlasts its limits: %s', async (_what, body, kind) => {
    const { end } = await run(body, { limits: { cpuMs: 300, wallMs: 2_000 } });
    expect(end).toEqual({ kind });
  });

  it('waits longer than the wall clock', async () => {
    expect((await run('await new Promise((done) => setTimeout(done, 60_000))', { limits: { wallMs: 100 } })).end).toEqual({ kind: 'wall' });
  });

  it('recurses without end', async () => {
    expect((await run('const f = () => f() + 1; f();')).end).toMatchObject({ kind: 'threw' });
  });
});
