import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../shared/actions/findings';
import { type Starter, starters } from '../../shared/actions/starters';
import { actionHandlers, type CannedAnswer } from '../../shared/model/action';
import type { Message } from '../../shared/model/message';
import { eventOf, usualChoices } from './event';
import { runAction } from './run-action';
import { runInSandbox } from './sandbox/engine';

const text = (to = '+14155550132', delivery: 'text' | 'voice' = 'text'): Message => ({ channel: 'sms', delivery, to, text: 'Your code is 482913' });
const email: Message = { channel: 'email', to: 'anna@example.com', subject: 'Your code', text: 'It is 482913', html: '<p>482913</p>' };

function run({ code, channel, secrets }: Starter, message: Message, answers: CannedAnswer[] = []) {
  return runAction(
    { code, handler: actionHandlers[channel], event: eventOf(message, usualChoices), secrets: Object.fromEntries(secrets.map((name) => [name, `made-up-${name}`])), allowed: { hosts: [], loopbackHttp: false, privateAddresses: false }, answers },
    { startSandbox: (program, host) => runInSandbox(program, host), clock: Date, signal: new AbortController().signal },
  );
}
const answer = (status: number, url?: string): CannedAnswer => ({ status, headers: {}, body: {}, ...(url !== undefined && { url }) });
const starter = (id: string) => {
  const found = starters.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no starter ${id}.`);
  return found;
};

describe.each(starters)('the starter $id', (each) => {
  const message = each.channel === 'sms' ? text() : email;

  it('is free of findings', () => {
    expect(findingsIn(each.code, { channel: each.channel, secretNames: each.secrets, voice: true })).toEqual([]);
  });

  it('sends the message to its hosts alone, and uses every secret that it names', async () => {
    const report = await run(each, message);
    expect(report).toMatchObject({ outcome: 'accepted', error: null });
    for (const { request } of report.action.exchanges) expect(each.hosts).toContain(new URL(request.url).host);
    for (const name of each.secrets) expect(each.code).toContain(name);
    for (const host of each.hosts) expect(each.code).toContain(host);
  });

  it('asks for another try when the service is busy, and drops what it refuses', async () => {
    expect((await run(each, message, [answer(503)])).action.end).toBe('retry');
    if (each.id !== 'two-providers') expect((await run(each, message, [answer(400)])).action.end).toBe('dropped');
  });
});

describe('the starters', () => {
  it('know voice', async () => {
    const body = async (id: string) => (await run(starter(id), text(undefined, 'voice'))).request?.body;
    expect(await body('plain-webhook')).toContain('4, 8, 2, 9, 1, 3');
    expect(await body('twilio-verify')).toContain('Channel=call');
    expect((await run(starter('two-providers'), text(undefined, 'voice'))).action.end).toBe('dropped');
  });

  it('choose the provider by country and fall back to the other one', async () => {
    const asked = async (to: string, answers: CannedAnswer[]) => (await run(starter('two-providers'), text(to), answers)).action.exchanges.map(({ request }) => new URL(request.url).host);
    expect(await asked('+919812345678', [])).toEqual(['sms.example.com']);
    expect(await asked('+14155550132', [])).toEqual(['api.twilio.com']);
    expect(await asked('+14155550132', [answer(500, 'https://api.twilio.com/'), answer(200)])).toEqual(['api.twilio.com', 'sms.example.com']);
  });
});
