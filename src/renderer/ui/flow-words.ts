import type { Channel } from '../../shared/model/message';
import { type Template, type UsageType, usageTypes } from '../../shared/model/template';

const words: Record<Exclude<UsageType, 'BindNewIdentifier'>, string> = {
  SignIn: 'Sign-in',
  Register: 'Sign-up',
  ForgotPassword: 'Forgot password',
  Generic: 'Generic',
  MfaVerification: 'MFA challenge',
  BindMfa: 'MFA set-up',
  OrganizationInvitation: 'Invitation',
  UserPermissionValidation: 'Confirmation',
};

/** What a usage type is for. One of the platform's own is called by its name. */
export function flowWord(usageType: string, channel: Channel): string {
  if (usageType === 'BindNewIdentifier') return channel === 'sms' ? 'Bind phone' : 'Bind e-mail';
  if (usageType === '') return 'Without a usage type';
  return (words as Partial<Record<string, string>>)[usageType] ?? usageType;
}

const order: readonly UsageType[] = ['SignIn', 'Register', 'ForgotPassword', 'Generic', 'MfaVerification', 'BindMfa', 'BindNewIdentifier', 'OrganizationInvitation', 'UserPermissionValidation'];

/** Logto's usage types, and behind them those that only this set has. */
export function flowsOf(templates: readonly Pick<Template, 'usageType'>[]): string[] {
  const own = new Set(templates.map(({ usageType }) => usageType).filter((usageType) => !usageTypes.some((known) => known === usageType)));
  return [...order, ...own];
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** "German", "Portuguese (Brazil)"; what is no language tag stays as it is. */
export function languageWord(language: string): string {
  try {
    return languageNames.of(language) ?? language;
  } catch {
    return language;
  }
}
