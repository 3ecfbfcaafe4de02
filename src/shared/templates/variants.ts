import { z } from 'zod';
import type { JsonPath } from '../json/json-node';
import type { Channel } from '../model/message';
import { requiredUsageTypes, templateSchema, type TemplateVariant, templateVariants, type UsageType, usageTypes } from '../model/template';

const { shape } = templateSchema;
const providerShape = shape.providerTemplate.unwrap().shape;

/** The parts of a template that some variant writes, with what each takes. Lengths are for the checks, so that a long text is not lost. */
const text = z.string();
export const partSchemas = {
  usageType: text,
  language: text,
  subject: text,
  content: text,
  contentType: shape.contentType.unwrap(),
  plainText: text,
  replyTo: text,
  sendFrom: text,
  'providerTemplate.id': text,
  'providerTemplate.idByRegion': providerShape.idByRegion.unwrap(),
  'providerTemplate.kind': providerShape.kind.unwrap(),
  'providerTemplate.language': text,
  'providerTemplate.variables': providerShape.variables.unwrap(),
} as const;
export type TemplatePart = keyof typeof partSchemas;

export interface VariantDescription {
  channel: Channel;
  label: string;
  /** Where each part stands within an entry. In Mailgun's map the usage type is the entry's key. */
  parts: Partial<Record<TemplatePart, JsonPath>>;
  /** `map`: an object with the usage types as keys. */
  form: 'list' | 'map';
  /** Parts without which Logto does not take an entry. */
  needs: readonly TemplatePart[];
}

const type = { usageType: ['usageType'] } as const;
const mail = { ...type, subject: ['subject'], content: ['content'] } as const;

export const variants: Record<TemplateVariant, VariantDescription> = {
  'sms-content': { channel: 'sms', label: 'SMS text', form: 'list', parts: { ...type, content: ['content'] }, needs: ['content'] },
  'sms-template-code': { channel: 'sms', label: 'SMS template code', form: 'list', parts: { ...type, 'providerTemplate.id': ['templateCode'] }, needs: ['providerTemplate.id'] },
  'sms-template-code-by-region': {
    channel: 'sms',
    label: 'SMS template code by region',
    form: 'list',
    parts: { 'providerTemplate.kind': ['type'], ...type, 'providerTemplate.id': ['templateCode'], 'providerTemplate.idByRegion': ['templateCode'] },
    needs: ['providerTemplate.id'],
  },
  'sms-whatsapp': {
    channel: 'sms',
    label: 'WhatsApp template',
    form: 'list',
    parts: { ...type, 'providerTemplate.id': ['templateName'], 'providerTemplate.language': ['language'] },
    needs: ['providerTemplate.id', 'providerTemplate.language'],
  },
  'email-content-type': { channel: 'email', label: 'E-mail with contentType', form: 'list', parts: { ...type, contentType: ['contentType'], subject: ['subject'], content: ['content'] }, needs: ['contentType', 'subject', 'content'] },
  'email-type': { channel: 'email', label: 'E-mail with type', form: 'list', parts: { ...type, contentType: ['type'], subject: ['subject'], content: ['content'] }, needs: ['contentType', 'subject', 'content'] },
  'email-content': { channel: 'email', label: 'E-mail', form: 'list', parts: mail, needs: ['subject', 'content'] },
  'email-template-alias': { channel: 'email', label: 'E-mail template alias', form: 'list', parts: { ...type, 'providerTemplate.id': ['templateAlias'] }, needs: ['providerTemplate.id'] },
  'email-mailgun': {
    channel: 'email',
    label: 'Mailgun map',
    form: 'map',
    parts: { subject: ['subject'], replyTo: ['replyTo'], content: ['html'], plainText: ['text'], 'providerTemplate.id': ['template'], 'providerTemplate.variables': ['variables'] },
    needs: [],
  },
  'email-localized': {
    channel: 'email',
    label: 'E-mail by language',
    form: 'list',
    parts: {
      language: ['languageTag'],
      usageType: ['templateType'],
      subject: ['details', 'subject'],
      content: ['details', 'content'],
      contentType: ['details', 'contentType'],
      replyTo: ['details', 'replyTo'],
      sendFrom: ['details', 'sendFrom'],
    },
    needs: ['language', 'subject', 'content'],
  },
};

interface Connector {
  /** As people call it and as `--to` takes it. */
  name: string;
  variant: TemplateVariant;
  requires: readonly UsageType[];
}
const connector = (name: string, variant: TemplateVariant, requires: readonly UsageType[] = requiredUsageTypes): Connector => ({ name, variant, requires });

/** Which variant each of Logto's connectors takes, and the usage types without which it refuses its configuration, or (Mailgun) cannot fall back. Source: the connectors' types.ts. */
export const connectors: readonly Connector[] = [
  connector('twilio', 'sms-content'),
  connector('vonage', 'sms-content'),
  connector('gatewayapi', 'sms-content'),
  connector('smsaero', 'sms-content'),
  connector('yunpian', 'sms-content'),
  connector('smsbao', 'sms-content', []),
  connector('tencent', 'sms-template-code'),
  connector('aliyun-sms-mas', 'sms-template-code', usageTypes),
  connector('aliyun-sms', 'sms-template-code-by-region'),
  connector('whatsapp', 'sms-whatsapp'),
  connector('smtp', 'email-content-type'),
  connector('sendgrid', 'email-type'),
  connector('smtp2go', 'email-type'),
  connector('mailjunky', 'email-type'),
  connector('aws-ses', 'email-content'),
  connector('aliyun-dm', 'email-content'),
  connector('postmark', 'email-template-alias'),
  connector('mailgun', 'email-mailgun', ['Generic']),
  connector('localized', 'email-localized', []),
];

/** A variant by its own name or by that of a connector that takes it. */
export function findVariant(name: string): { variant: TemplateVariant; requires: readonly UsageType[] } | null {
  const variant = templateVariants.find((known) => known === name);
  const usual = connectors.find((known) => (variant === undefined ? known.name === name.toLowerCase() : known.variant === variant));
  return usual ?? null;
}
