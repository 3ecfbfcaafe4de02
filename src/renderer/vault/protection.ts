import type { AppInfo, ProtectionChoice } from '../../shared/contract';
import type { Protection } from '../../shared/model/vault';
import { emptyNewPassphrase, type NewPassphrase, type NewPassphraseIssues, newPassphraseIssues } from '../ui/new-passphrase';

/** The form as typed; `kind` is null until something is chosen. */
export interface ProtectionForm extends NewPassphrase {
  kind: Protection | null;
}
export const emptyProtection: ProtectionForm = { kind: null, ...emptyNewPassphrase };

export interface ProtectionIssues extends NewPassphraseIssues {
  kind?: string;
}

/** What has to be put right before the vault can be protected this way. */
export function protectionIssues({ kind, ...chosen }: ProtectionForm): ProtectionIssues {
  if (kind === null) return { kind: 'Choose how the vault opens.' };
  return kind === 'passphrase' ? newPassphraseIssues(chosen) : {};
}

/** The choice to send; only for a form without issues, and for a vault that is kept. */
export function protectionChoice({ kind, passphrase }: ProtectionForm): ProtectionChoice {
  return kind === 'passphrase' ? { kind, passphrase } : { kind: 'keychain' };
}

/** Whoever sits at the computer undoes it with one click: it hides what is on the screen and proves nothing. */
export const hidesOnly = (protection: Protection): boolean => protection !== 'passphrase';

/** What the button and the menu call it. */
export const lockWord = (protection: Protection): 'Lock' | 'Hide' => (hidesOnly(protection) ? 'Hide' : 'Lock');

export const hidingSentence = 'Hiding proves nothing: whoever sits at this computer can show it again.';

/** What the keychain is called on this system. */
export function keychainName(platform: AppInfo['platform'] | undefined): string {
  switch (platform) {
    case 'darwin':
      return 'The macOS keychain';
    case 'win32':
      return 'Windows Credential Manager';
    case 'linux':
    case undefined:
      return 'The keyring of your desktop';
  }
}
