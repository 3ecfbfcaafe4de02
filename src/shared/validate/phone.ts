/** Source: ITU-T E.164, at most 15 digits; 7 is the shortest number in use, country code included. */
const e164 = /^\+[1-9]\d{6,14}$/;

/** True for a full international number such as +14155550132, without spaces. */
export function isE164(value: string): boolean {
  return e164.test(value);
}
