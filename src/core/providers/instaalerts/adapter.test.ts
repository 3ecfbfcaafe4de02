import { beforeEach, describe, expect, it } from 'vitest';
import { replying } from '../../../../test/stand-ins/faults';
import { instaalertsAccount as account, instaalertsReply, type InstaAlertsStandIn, startInstaAlertsStandIn } from '../../../../test/stand-ins/instaalerts';
import { notingTools } from '../../../../test/support/noting-tools';
import type { SmsMessage } from '../../../shared/model/message';
import { checkFields, destinationChanged } from '../../../shared/validate/fields';
import type { ProviderConfig } from '../provider';
import { findProvider } from '../registry';
import { runCheck, runSend, runStatus } from '../run';

const entry = findProvider('instaalerts');
if (entry === undefined) throw new Error('InstaAlerts is not registered.');
const { descriptor } = entry;
const options = { signal: new AbortController().signal, clock: Date, deadlineMs: 5_000 };
const message: SmsMessage = { channel: 'sms', delivery: 'text', to: '+919812345678', text: 'Your code is 482913' };
const dlt = { dltEntityId: account.dltEntityId, dltTemplateId: account.dltTemplateId };

let instaalerts: InstaAlertsStandIn;
beforeEach(async () => {
  instaalerts = await startInstaAlertsStandIn();
  return () => instaalerts.close();
});

const config = (settings: Record<string, string> = {}, apiKey: string = account.apiKey): ProviderConfig => ({
  settings: { senderId: account.senderId, ...dlt, ...settings },
  credentials: { apiKey },
  apiBaseUrl: instaalerts.url,
});
const send = (change: Partial<SmsMessage> = {}, given = config()) => runSend(entry, given, { ...message, ...change }, options);

describe('sending', () => {
  it('puts the number without + and the DLT ids into the body, and the key nowhere in the address', async () => {
    expect(await send()).toMatchObject({ outcome: 'queued', messageId: '1234567890123457', error: null, warnings: [] });
    expect(instaalerts.messages).toEqual([{ dest: ['919812345678'], text: message.text, send: 'HALDEN', type: 'PM', dlt_entity_id: account.dltEntityId, dlt_template_id: account.dltTemplateId }]);
    expect(instaalerts.requests[0]).toMatchObject({ method: 'POST', path: '/httpapi/JsonReceiver' });
    expect([...(instaalerts.requests[0]?.query ?? [])]).toEqual([]);
  });

  it('sends the DLT template id of the message instead of that of the settings, and the text beside it', async () => {
    const own = { providerTemplate: { id: '1107999999999999999', values: { code: '482913' } } };
    expect(await send(own, config({ dltTemplateId: '' }))).toMatchObject({ outcome: 'queued', error: null, warnings: [] });
    await send(own);
    for (const sent of instaalerts.messages) expect(sent).toMatchObject({ text: message.text, dlt_template_id: '1107999999999999999' });
    expect(await send({ ...own, text: '' })).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' }, request: null });
  });

  it('sends the telemarketer id where one is given', async () => {
    await send({}, config({ dltTelemarketerId: '1302157225275643280' }));
    expect(instaalerts.messages[0]?.dlt_tm_id).toBe('1302157225275643280');
  });

  it.each([
    ['Grüße für 5 €', 'PM'],
    ['आपका कोड 482913 है', 'UC'],
    ['It’s 482913', 'UC'],
  ])('sends %j as %s', async (text, type) => {
    expect((await send({ text })).error).toBeNull();
    expect(instaalerts.messages[0]).toMatchObject({ text, type });
  });

  it('warns when a number in India goes without its DLT ids, and only then', async () => {
    const warned = async (to: string, settings: Record<string, string>) => (await send({ to }, config(settings))).warnings.length;
    expect(await warned('+919812345678', { dltTemplateId: '' })).toBe(1);
    expect(await warned('+919812345678', { dltEntityId: '', dltTemplateId: '' })).toBe(1);
    expect(await warned('+4915112345678', { dltEntityId: '', dltTemplateId: '' })).toBe(0);
  });

  it('asks the host of the account', async () => {
    const { connect } = await entry.load();
    const { tools, asked } = notingTools({ status: 200, body: '{"ackid":"1","status":{"code":200}}' });
    for (const settings of [{}, { host: 'pod1-japi.instaalerts.zone' }]) await connect({ ...config(settings), apiBaseUrl: null }, tools).send(message);
    expect(asked.map(String)).toEqual(['https://japi.instaalerts.zone/httpapi/JsonReceiver', 'https://pod1-japi.instaalerts.zone/httpapi/JsonReceiver']);
  });

  it('refuses a text over 800 characters before it is sent', async () => {
    expect(await send({ text: 'a'.repeat(801) })).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' }, request: null });
  });

  it('takes HTTP 200 with a code of its own for a refusal', async () => {
    expect(await send({}, config({}, 'made-up-wrong-key'))).toMatchObject({ outcome: 'failed', messageId: null, error: { kind: 'auth-failed', providerCode: '-108', message: 'Invalid Credentials' } });
  });

  it('also reads the line of text of the older interface', async () => {
    const line = (text: string) => {
      instaalerts.inject(replying({ status: 200, headers: { 'content-type': 'text/plain' }, body: text }));
    };
    line('Request accepted for Request ID=1234567890123456789 & Statuscode=200 & Info=Platform Accepted & Time=2026-11-20');
    expect(await send()).toMatchObject({ outcome: 'queued', messageId: '1234567890123456789' });
    line('Invalid Credentials for Request ID=N/A & Statuscode=-108 & Info=REJECTED & Time=2026-11-20');
    expect(await send()).toMatchObject({ outcome: 'failed', error: { kind: 'auth-failed', providerCode: '-108' } });
  });

  it.each([
    [600, 'rejected'],
    [604, 'rejected'],
    [611, 'rejected'],
    [622, 'invalid-sender'],
    [631, 'rejected'],
  ])('explains the DLT code %i', async (code, kind) => {
    instaalerts.inject(replying(instaalertsReply(code, 'DLT scrubbing failed')));
    const { error } = await send();
    expect(error).toMatchObject({ kind, providerCode: String(code) });
    expect(error?.meaning).toMatch(/DLT/);
  });

  it('keeps InstaAlerts’ own text for a code that it does not know', async () => {
    instaalerts.inject(replying(instaalertsReply(-777, 'Something quite new')));
    expect((await send()).error).toMatchObject({ kind: 'rejected', providerCode: '-777', message: 'Something quite new', meaning: 'InstaAlerts publishes no explanation for -777.' });
  });

  it('says when it was accepted without an id', async () => {
    instaalerts.inject(replying(instaalertsReply(200, 'Request accepted')));
    expect(await send()).toMatchObject({ outcome: 'queued', messageId: null, error: null, warnings: ['InstaAlerts accepted the message but gave no message id.'] });
  });
});

describe('what InstaAlerts cannot do', () => {
  it('is said plainly, and nothing is asked', async () => {
    expect(await runCheck(entry, config(), options)).toMatchObject({ ok: false, error: { kind: 'unsupported', message: 'InstaAlerts offers no way to check credentials without sending.' } });
    expect(await runStatus(entry, config(), '1234567890123457', options)).toMatchObject({ outcome: 'unknown', error: { kind: 'unsupported' } });
    expect(await send({ delivery: 'voice' })).toMatchObject({ outcome: 'failed', error: { kind: 'unsupported' } });
    expect(instaalerts.requests).toHaveLength(0);
  });
});

describe('the form', () => {
  const issues = (settings: Record<string, string>) => checkFields(descriptor, { ...config(settings), apiBaseUrl: null, saved: [] }).map(({ field, severity }) => `${field} ${severity}`);

  it('refuses what is no host, and warns about a host of somebody else', () => {
    for (const host of ['https://japi.instaalerts.zone', 'japi.instaalerts.zone/x', 'a@b.c', 'japi.instaalerts.zone:8080', 'localhost']) expect(issues({ host })).toEqual(['host error']);
    expect(issues({ host: 'evil.example' })).toEqual(['host warning']);
    expect(issues({ host: 'notinstaalerts.zone' })).toEqual(['host warning']);
    expect(issues({ host: 'pod3-japi.instaalerts.zone' })).toEqual([]);
  });

  it('demands the key anew when the host changes', () => {
    const values = (host: string) => ({ settings: { host }, apiBaseUrl: null });
    expect(destinationChanged(descriptor, values(''), values('evil.example'))).toBe(true);
    expect(destinationChanged(descriptor, values(''), values('japi.instaalerts.zone'))).toBe(false);
  });

  it('checks the DLT ids', () => {
    expect(issues({ dltEntityId: '110-12' })).toEqual(['dltEntityId error']);
    expect(issues({ dltEntityId: '11012' })).toEqual(['dltEntityId warning']);
  });
});
