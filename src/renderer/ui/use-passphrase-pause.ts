import { useRoles } from '../api';
import { useSecondsUntil } from './use-seconds-until';

/** Whole seconds until the administrator passphrase may be tried again; 0: now. */
export function usePassphrasePause(): number {
  return useSecondsUntil(useRoles().data?.retryAt ?? null);
}
