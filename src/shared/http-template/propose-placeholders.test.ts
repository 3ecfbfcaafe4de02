import { describe, expect, it } from 'vitest';
import { proposePlaceholders, withPlaceholders } from './propose-placeholders';

const json = (body: unknown) => ({ url: 'https://a.example/send', bodyType: 'json', body: JSON.stringify(body) });
const proposed = (settings: Record<string, string>) => Object.fromEntries(proposePlaceholders(settings).map(({ name, placeholder }) => [name, placeholder]));

describe('placeholders for the values of an example', () => {
  it('are proposed by the names that services use, wherever they stand', () => {
    expect(proposed(json({ messages: [{ destinations: [{ to: '41793026727' }], from: 'InfoSMS', text: 'Hello' }], template_id: 'x' }))).toEqual({ 'messages[0].destinations[0].to': 'to', 'messages[0].from': 'from', 'messages[0].text': 'text' });
    expect(proposed({ url: 'https://a.example/?phone_number=%2B14155550100&key=x', bodyType: 'form', body: 'From=ACME\nBody=Hi\nStatus=1' })).toEqual({ phone_number: 'to', From: 'from', Body: 'text' });
    expect(proposed(json({ personalizations: [{ to: [{ email: 'kim@example.com' }] }], subject: 'Hi', otp: 482913, html_body: '<p>' }))).toEqual({ 'personalizations[0].to[0].email': 'to', subject: 'subject', otp: 'code', html_body: 'html' });
  });

  it('are proposed for a number or an address under any name, and for nothing that is filled in already', () => {
    expect(proposed(json({ who: '+491711234567', id: '+1', text: '{{text}}', note: 'x', empty: { to: '' } }))).toEqual({ who: 'to' });
    expect(proposePlaceholders({ ...json({}), body: 'not json' })).toEqual([]);
    expect(proposePlaceholders({ ...json({}), body: `${'['.repeat(40_000)}"+491711234567"${']'.repeat(40_000)}` })).toEqual([]);
  });

  it('take the place of the example’s values, and of those alone', () => {
    const settings = json({ to: '+1', body: { text: 'a', n: 1 }, list: ['x', '+491711234567'] });
    const [first, ...others] = proposePlaceholders(settings);
    expect(JSON.parse(withPlaceholders(settings, others).body ?? '')).toEqual({ to: '+1', body: { text: '{{text}}', n: 1 }, list: ['x', '{{to}}'] });
    expect(withPlaceholders(settings, []).body).toBe(settings.body);
    expect(first).toMatchObject({ place: 'body', was: '+1' });
    const form = { url: 'https://a.example/?to=1&x=%26', bodyType: 'form', body: 'to=1\nx=to=2' };
    expect(withPlaceholders(form, proposePlaceholders(form))).toEqual({ url: 'https://a.example/?to={{to}}&x=%26', bodyType: 'form', body: 'to={{to}}\nx=to=2' });
  });
});
