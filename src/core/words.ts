import type { Channel } from '../shared/model/message';

export { listed } from '../shared/listed';

/** How a channel is called inside a sentence. */
export const channelWord: Record<Channel, string> = { sms: 'SMS', email: 'e-mail' };

/** Two names that a person would take for the same one. */
export function sameName(one: string, other: string): boolean {
  return one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase();
}

/** A name as it is stored: invisible characters dropped, runs of space made one. May come out empty. */
export function cleanName(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
}
