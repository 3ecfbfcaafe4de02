import { AppError } from '../app-error';
import type { OpenVault } from './vault';

/** Whether the content can be read now. */
export function isOpen(vault: Pick<OpenVault, 'read'>): boolean {
  try {
    vault.read();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
