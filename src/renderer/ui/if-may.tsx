import type { ReactNode } from 'react';
import type { CallName } from '../../shared/call-names';
import { useRole } from '../role';

/** Only for a role that may make this call; the others see `otherwise`, or no leftover of it. */
export function IfMay({ call, otherwise = null, children }: { call: CallName; otherwise?: ReactNode; children: ReactNode }) {
  return useRole().may(call) ? children : otherwise;
}
