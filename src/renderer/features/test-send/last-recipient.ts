import type { QueryClient } from '@tanstack/react-query';
import type { Draft } from './draft';

/** A number for SMS and an address for e-mail, each as it was typed last. */
type Recipient = Pick<Draft, 'country' | 'number' | 'address'>;

/** Among the answers of the vault, so that locking forgets it with them. */
const queryKey = ['test-send.last-recipient'];

/** Whom the last tests went to. Kept in memory only. */
export const lastRecipient = (client: QueryClient): Recipient | undefined => client.getQueryData<Recipient>(queryKey);

export function rememberRecipient(client: QueryClient, { country, number, address }: Draft): void {
  client.setQueryDefaults(queryKey, { gcTime: Infinity });
  client.setQueryData<Recipient>(queryKey, { country, number, address });
}
