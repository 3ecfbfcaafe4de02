import { z } from 'zod';

const perHour = z.number().int().min(1).max(10_000);

/** What an administrator sets for everybody who uses this vault. Each section is changed on its own. */
export const settingsSections = {
  /** How many test sends may leave this computer. What the built-in services capture is not counted. */
  limits: z.strictObject({ perMinute: z.number().int().min(1).max(1_000), perHour, perRecipientPerHour: perHour }),
  /** A test send is kept until it is older than `days`, or `count` newer ones are there. */
  history: z.strictObject({ days: z.number().int().min(1).max(3_650), count: z.number().int().min(100).max(50_000) }),
  /** IP addresses or networks (CIDR) from which the identity platform calls its providers, for their allow-lists. */
  outgoingAddresses: z.array(z.string().trim().min(1).max(64)).max(100),
};
export const settingsSchema = z.strictObject(settingsSections);
export type Settings = z.infer<typeof settingsSchema>;

export const storedSettingsSchema = settingsSchema.extend({ revision: z.number().int().nonnegative() });
/** As it lies in the vault's document, and as the window sees it: it holds no secret. */
export type StoredSettings = z.infer<typeof storedSettingsSchema>;

export const defaultSettings: StoredSettings = {
  limits: { perMinute: 10, perHour: 20, perRecipientPerHour: 5 },
  history: { days: 90, count: 50_000 },
  outgoingAddresses: [],
  revision: 0,
};
