import type { Json, JsonObject } from '../../src/shared/json/json-node';
import type { TemplateVariant } from '../../src/shared/model/template';

const types = ['SignIn', 'Register', 'ForgotPassword', 'Generic'];
const forEach = (entry: (usageType: string) => JsonObject) => types.map(entry);
const text = 'Your code is {{code}}.';
const html = '<p>Your code is <b>{{code}}</b>.</p>';

/** One whole set in each variant, with which nothing is wrong; the shapes are those of Logto's connectors. */
export const templateSamples: Record<TemplateVariant, Json> = {
  'sms-content': forEach((usageType) => ({ usageType, content: text })),
  'sms-template-code': forEach((usageType) => ({ usageType, templateCode: '100001' })),
  'sms-template-code-by-region': forEach((usageType) => ({ type: 2, usageType, templateCode: usageType === 'Generic' ? 'SMS_3' : { china: 'SMS_1', overseas: 'SMS_2' } })),
  'sms-whatsapp': forEach((usageType) => ({ usageType, templateName: 'logto_code', language: 'en' })),
  'email-content-type': forEach((usageType) => ({ usageType, contentType: usageType === 'Generic' ? 'text/plain' : 'text/html', subject: 'Your code', content: usageType === 'Generic' ? text : html })),
  'email-type': forEach((usageType) => ({ usageType, type: 'text/plain', subject: 'Your code', content: text })),
  'email-content': forEach((usageType) => ({ usageType, subject: 'Your code', content: html })),
  'email-template-alias': forEach((usageType) => ({ usageType, templateAlias: 'logto-code' })),
  'email-mailgun': {
    SignIn: { html, text, subject: 'Your code', replyTo: 'help@halden.example' },
    Register: { template: 'sign-up', variables: { colour: 'teal', nested: { deep: [1, null] } }, subject: 'Your code' },
    Generic: { html, subject: 'Your code' },
  },
  'email-localized': ['en', 'de'].flatMap((languageTag) =>
    forEach((templateType) => ({ languageTag, templateType, details: { subject: 'Your code', content: html, contentType: 'text/html', replyTo: 'help@halden.example', sendFrom: 'no-reply@halden.example' } })),
  ),
};
