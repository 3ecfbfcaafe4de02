import { z } from 'zod';
import type { Channel } from './message';
import type { UsageType } from './template';

/** What the platform sends messages for, in the order in which every screen shows it. Closed: there are words for each. */
export const flows = ['sign-up', 'sign-in', 'forgot-password', 'link-account', 'mfa', 'invitation', 'confirmation'] as const;
export type Flow = (typeof flows)[number];

const flowsOnSchema = z.array(z.enum(flows)).max(flows.length);

/** Which flows of an environment need messages, for each channel. */
export const flowsOnByChannelSchema = z.strictObject({ sms: flowsOnSchema, email: flowsOnSchema });
export type FlowsOn = Record<Channel, Flow[]>;

/** As it lies in the vault's document. An environment without an entry: nobody said what it needs, so nothing is told of its flows. */
export const environmentFlowsSchema = z.strictObject({ environmentId: z.string().min(1).max(64), on: flowsOnByChannelSchema, revision: z.number().int().positive() });
export type EnvironmentFlows = z.infer<typeof environmentFlowsSchema>;

/** What people sign up with. Source: Logto's sign-in experience, requirements R62 to R64. */
export const signUpIdentifiers = ['phone', 'email', 'either'] as const;
export type SignUpIdentifier = (typeof signUpIdentifiers)[number];

/** Proven at sign-up, and from then on a way to sign in, to reset a password and to be asked for a second factor (R63, R64). */
const ofIdentifier: readonly Flow[] = ['sign-up', 'sign-in', 'forgot-password', 'link-account', 'mfa'];

/** The flows that a sign-up identifier brings with it. Members of an organisation are invited by e-mail, whatever they sign up with. */
export function usualFlows(identifier: SignUpIdentifier): FlowsOn {
  return { sms: identifier === 'email' ? [] : [...ofIdentifier], email: identifier === 'phone' ? ['invitation'] : [...ofIdentifier, 'invitation'] };
}

/** How a flow is called on its own, inside a sentence. */
export const flowWord: Record<Flow, string> = {
  'sign-up': 'sign-up',
  'sign-in': 'sign-in',
  'forgot-password': 'forgot password',
  'link-account': 'link account',
  mfa: 'MFA',
  invitation: 'invitation',
  confirmation: 'confirmation',
};

/** The same with its channel. */
export const flowOnChannel: Record<Channel, Record<Flow, string>> = {
  sms: {
    'sign-up': 'sign-up by phone',
    'sign-in': 'sign-in by phone',
    'forgot-password': 'password reset by SMS',
    'link-account': 'linking a phone number',
    mfa: 'MFA by SMS',
    invitation: 'invitation by SMS',
    confirmation: 'confirmation by SMS',
  },
  email: {
    'sign-up': 'sign-up by e-mail',
    'sign-in': 'sign-in by e-mail',
    'forgot-password': 'password reset by e-mail',
    'link-account': 'linking an e-mail address',
    mfa: 'MFA by e-mail',
    invitation: 'invitation by e-mail',
    confirmation: 'confirmation by e-mail',
  },
};

/** The templates that a flow sends. */
export const flowUsageTypes: Record<Flow, readonly UsageType[]> = {
  'sign-up': ['Register'],
  'sign-in': ['SignIn'],
  'forgot-password': ['ForgotPassword'],
  'link-account': ['BindNewIdentifier'],
  mfa: ['MfaVerification', 'BindMfa'],
  invitation: ['OrganizationInvitation'],
  confirmation: ['UserPermissionValidation'],
};
