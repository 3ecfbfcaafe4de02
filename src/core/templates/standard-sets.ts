import type { Channel } from '../../shared/model/message';
import type { StoredTemplateSet } from '../../shared/model/template-set';

const standardIds: Record<Channel, string> = { sms: 'standard-sms', email: 'standard-email' };

/** The set of environments that have chosen none. */
export function standardSetId(channel: Channel): string {
  return standardIds[channel];
}

export function isStandard(id: string): boolean {
  return Object.values(standardIds).includes(id);
}

const smsTemplates = [
  ['SignIn', '{{code}} is your {{application.name}} code. It is valid for 10 minutes. Do not share it with anyone.'],
  ['Register', '{{code}} confirms your phone number at {{application.name}}.'],
  ['ForgotPassword', '{{code}} resets your {{application.name}} password. It is valid for 10 minutes.'],
  ['Generic', 'Your code: {{code}}'],
  ['MfaVerification', '{{code}} is your second step. Do not share it with anyone.'],
  ['BindMfa', '{{code}} sets up your phone as the second step.'],
  ['BindNewIdentifier', '{{code}} links this phone number to your account.'],
].map(([usageType, content]) => ({ usageType, content }));

const page = (text: string) => `<p>${text}</p>\n<p style="font-size: 24px; font-weight: 600">{{code}}</p>\n<p>It is valid for 10 minutes. Do not share it with anyone.</p>\n`;

const emailTemplates = [
  ['SignIn', 'Your code for {{application.name}}', page('Use this code to sign in to {{application.name}}.')],
  ['Register', 'Confirm your e-mail address', page('Use this code to sign up for {{application.name}}.')],
  ['ForgotPassword', 'Reset your password', page('Use this code to reset your {{application.name}} password.')],
  ['Generic', 'Your code', page('Use this code to go on.')],
  ['OrganizationInvitation', 'Join {{organization.name}}', '<p>You are invited to join {{organization.name}}.</p>\n<p><a href="{{link}}">Accept the invitation</a></p>\n'],
  ['UserPermissionValidation', 'Confirm that it is you', page('Use this code to confirm what you are about to do.')],
  ['BindNewIdentifier', 'Link this e-mail address', page('Use this code to link this e-mail address to your account.')],
  ['MfaVerification', 'Your second step', page('Use this code as the second step of signing in.')],
  ['BindMfa', 'Set up your second step', page('Use this code to set up this e-mail address as the second step.')],
].map(([usageType, subject, content]) => ({ usageType, contentType: 'text/html', subject, content }));

/** What Dispatchbox brings along, until somebody changes it. */
export function standardSet(channel: Channel): StoredTemplateSet {
  const templates = channel === 'sms' ? smsTemplates : emailTemplates;
  return { id: standardIds[channel], channel, name: channel === 'sms' ? 'Standard SMS' : 'Standard e-mail', defaultLanguage: 'en', json: `${JSON.stringify(templates, null, 2)}\n`, savedAt: null, revision: 0 };
}
