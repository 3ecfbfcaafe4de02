import { z } from 'zod';
import { type Bounds, settingsBounds } from '../validate/settings-bounds';

const within = ({ min, max }: Bounds) => z.number().int().min(min).max(max);
const { administrator, audit, limits, history } = settingsBounds;

/** What an administrator sets for everybody who uses this vault. Each section is changed on its own. */
export const settingsSections = {
  /** For how long the rights of an administrator are taken on with the passphrase. */
  administrator: z.strictObject({ minutes: within(administrator.minutes) }),
  /** An entry of the audit log is kept until it is older. */
  audit: z.strictObject({ months: within(audit.months) }),
  /** How many test sends may leave this computer. What the built-in services capture is not counted. */
  limits: z.strictObject({ perMinute: within(limits.perMinute), perHour: within(limits.perHour), perRecipientPerHour: within(limits.perRecipientPerHour) }),
  /** A test send is kept until it is older than `days`, or `count` newer ones are there. */
  history: z.strictObject({ days: within(history.days), count: within(history.count) }),
  /** IP addresses or networks (CIDR) from which the identity platform calls its providers, for their allow-lists. */
  outgoingAddresses: z.array(z.string().trim().min(1).max(64)).max(100),
  /** When the vault locks by itself: after so many minutes without use (0: never), and when the computer sleeps or is locked. */
  lock: z.strictObject({ afterMinutes: z.number().int().min(0).max(1_440), onSleep: z.boolean() }),
};
export const settingsSchema = z.strictObject(settingsSections);
export type Settings = z.infer<typeof settingsSchema>;

export const storedSettingsSchema = settingsSchema.extend({ revision: z.number().int().nonnegative() });
/** As it lies in the vault's document, and as the window sees it: it holds no secret. */
export type StoredSettings = z.infer<typeof storedSettingsSchema>;

export const defaultSettings: StoredSettings = {
  administrator: { minutes: 15 },
  audit: { months: 24 },
  limits: { perMinute: 10, perHour: 20, perRecipientPerHour: 5 },
  history: { days: 90, count: 50_000 },
  outgoingAddresses: [],
  lock: { afterMinutes: 15, onSleep: true },
  revision: 0,
};
