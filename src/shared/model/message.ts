import { z } from 'zod';

export const channels = ['sms', 'email'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

export const deliveries = ['text', 'voice'] as const;
export const deliverySchema = z.enum(deliveries);
export type Delivery = z.infer<typeof deliverySchema>;

/** A template that lies at the provider, sent in place of the text, or beside it where the provider only compares them. `values`: by dotted path, as the template names its variables. */
export const sentTemplateSchema = z.strictObject({ id: z.string().trim().min(1).max(200), values: z.record(z.string().max(200), z.string().max(10_000)) });
export type SentTemplate = z.infer<typeof sentTemplateSchema>;

/** Bounds are those of the widest provider; each adapter refuses what its own provider cannot take. */
export const smsMessageSchema = z.strictObject({
  channel: z.literal('sms'),
  delivery: deliverySchema,
  /** E.164, such as +14155550132. */
  to: z.string().max(64),
  text: z.string().max(10_000),
  providerTemplate: sentTemplateSchema.optional(),
});
export const emailMessageSchema = z.strictObject({
  channel: z.literal('email'),
  to: z.string().max(320),
  subject: z.string().max(998),
  text: z.string().max(200_000).optional(),
  html: z.string().max(500_000).optional(),
  providerTemplate: sentTemplateSchema.optional(),
});
export const messageSchema = z.discriminatedUnion('channel', [smsMessageSchema, emailMessageSchema]);
export type SmsMessage = z.infer<typeof smsMessageSchema>;
export type EmailMessage = z.infer<typeof emailMessageSchema>;
export type Message = z.infer<typeof messageSchema>;
