import { describe, expect, it } from 'vitest';
import { renderTemplate } from './render-template';

const values = { code: '482913', user: { name: '<b>Anna</b>\nBcc: eve@evil.example' } };

describe('renderTemplate', () => {
  it('fills an SMS as it is', () => {
    expect(renderTemplate({ usageType: 'SignIn', content: '{{code}} & {{user.name}}' }, 'sms', { code: '1', user: { name: '<b>' } })).toEqual({ channel: 'sms', text: '1 & <b>', leftOut: [] });
  });

  it('escapes in HTML and not in plain text', () => {
    const template = { usageType: 'SignIn', subject: 'S', content: '<p>{{user.name}}</p>', plainText: '{{user.name}}' };
    expect(renderTemplate(template, 'email', { user: { name: '<b>' } })).toEqual({ channel: 'email', subject: 'S', html: '<p>&#60;b&#62;</p>', text: '<b>', leftOut: [] });
    expect(renderTemplate({ ...template, contentType: 'text/plain' }, 'email', { user: { name: '<b>' } })).toMatchObject({ text: '<p><b></p>' });
  });

  it('keeps subject and addresses in one line, so that no value begins a header', () => {
    const template = { usageType: 'SignIn', subject: 'Hello {{user.name}}', content: 'x', replyTo: 'a@halden.example\r\nBcc: {{code}}', sendFrom: '{{code}}@halden.example' };
    expect(renderTemplate(template, 'email', values)).toMatchObject({ subject: 'Hello <b>Anna</b> Bcc: eve@evil.example', replyTo: 'a@halden.example Bcc: 482913', sendFrom: '482913@halden.example' });
  });

  it('has nothing to show for a template that lies at the provider', () => {
    expect(renderTemplate({ usageType: 'SignIn', providerTemplate: { id: '100001' } }, 'sms', values)).toBeNull();
  });
});
