import type { Channel } from '../../shared/model/message';

export const builtInProviderId = 'built-in';

export interface BuiltIn {
  id: string;
  channel: Channel;
  name: string;
}

/** Capture into the local Inbox, for testing (R6, R19). There from the start, not stored, never edited or deleted. */
export const builtIns: readonly BuiltIn[] = [
  { id: 'built-in-sms', channel: 'sms', name: 'Built-in SMS' },
  { id: 'built-in-email', channel: 'email', name: 'Built-in Mail' },
];

export function findBuiltIn(id: string): BuiltIn | undefined {
  return builtIns.find((builtIn) => builtIn.id === id);
}
