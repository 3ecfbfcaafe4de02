import { describe, expect, it } from 'vitest';
import { cannedAnswerSchema } from '../../shared/model/action';
import { cannedAnswers, chosenTarget, dryMessage, firstChoices, isSample, problemsOf, type RunChoices, type TypedTarget, typedMessage, withAnswer } from './run-choices';

const target: TypedTarget = { kind: 'typed', integrationId: null, providerId: 'custom-code', name: 'Gateway', settings: { code: 'exports.x = 1', locale: 'de', organizationId: 'org_1' }, credentials: {}, apiBaseUrl: null };
const sms = (over: Partial<RunChoices> = {}): RunChoices => ({ ...firstChoices('sms', {}), ...over });

describe('what a run is about', () => {
  it('begins with the values of a test that are saved, and could be run as it is', () => {
    expect(firstChoices('sms', { messageType: 'change_password', locale: 'de', organizationId: 'org_1', clientId: 'app_1', country: 'CH' })).toMatchObject({ messageType: 'change_password', locale: 'de', organizationId: 'org_1', clientId: 'app_1', country: 'CH' });
    expect(firstChoices('sms', { messageType: 'unknown' })).toMatchObject({ messageType: 'otp_verify', locale: 'en', country: 'US' });
    expect(problemsOf('sms', sms())).toEqual({});
    expect(problemsOf('email', firstChoices('email', {}))).toEqual({});
  });

  it('stands over the settings, and takes away what was emptied', () => {
    expect(chosenTarget(target, sms({ messageType: 'otp_enroll', locale: 'fr', country: '' })).settings).toEqual({ code: 'exports.x = 1', messageType: 'otp_enroll', locale: 'fr' });
  });

  it('puts the same code into every dry run, and leaves its place open for a test message', () => {
    expect(dryMessage('sms', sms({ text: '{{code}} it is', delivery: 'voice' }))).toEqual({ channel: 'sms', delivery: 'voice', to: '+14155550132', text: '482913 it is' });
    expect(typedMessage('sms', sms())).toMatchObject({ text: 'Your code is {{code}}' });
    expect(dryMessage('email', { ...firstChoices('email', {}), html: ' ', subject: '{{code}}' })).toEqual({ channel: 'email', to: 'anna.keller@halden.example', subject: '482913', text: 'Your code is 482913' });
  });

  it('knows the recipient that nobody has', () => {
    expect([isSample('sms', sms()), isSample('sms', sms({ to: '+491713920041' }))]).toEqual([true, false]);
  });

  it.each([
    ['sms', { to: '0171 3920041' }, 'to'],
    ['sms', { text: ' ' }, 'text'],
    ['email', { to: 'anna' }, 'to'],
    ['email', { subject: '' }, 'subject'],
    ['email', { text: '', html: '' }, 'text'],
    ['sms', { country: 'Germany' }, 'country'],
    ['sms', { answers: [{ id: 'a', url: '', status: '99', body: '' }] }, 'answer a'],
  ] as const)('names what keeps it from beginning: %s %j', (channel, over, field) => {
    expect(Object.keys(problemsOf(channel, { ...firstChoices(channel, {}), ...over, ...('answers' in over && { answers: [...over.answers] }) } as RunChoices))).toEqual([field]);
  });
});

describe('answers of a dry run', () => {
  it('are what main takes', () => {
    const answers = cannedAnswers(sms({ answers: [{ id: 'a', url: ' https://sms.example/ ', status: '503', body: 'busy' }, { id: 'b', url: '', status: '200', body: '{}' }] }));
    expect(answers).toEqual([{ url: 'https://sms.example/', status: 503, body: 'busy' }, { status: 200, body: '{}' }]);
    for (const answer of answers) expect(cannedAnswerSchema.safeParse(answer).success).toBe(true);
  });

  it('stand before all others when a request is to be answered differently, up to what is masked in its address', () => {
    const { answers } = withAnswer(sms({ answers: [{ id: 'a', url: '', status: '200', body: '' }] }), 'https://sms.example/v1/••••••••/send', 'b');
    expect(answers).toEqual([{ id: 'b', url: 'https://sms.example/v1/', status: '200', body: '{}' }, { id: 'a', url: '', status: '200', body: '' }]);
  });
});
