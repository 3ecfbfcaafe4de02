import { Kbd } from '@mantine/core';
import { useAppInfo } from '../api';

/** The key that goes with a shortcut: Ctrl, on macOS ⌘. */
export function ModKey() {
  return <Kbd>{useAppInfo().data?.platform === 'darwin' ? '⌘' : 'Ctrl'}</Kbd>;
}
