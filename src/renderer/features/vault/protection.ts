import type { AppInfo, ProtectionChoice } from '../../../shared/contract';

export const minimumPassphrase = 12;
/** From here on the length alone makes guessing hopeless, whatever the words. */
const longPassphrase = 20;

/** The form as typed; `kind` is null until something is chosen. */
export interface ProtectionForm {
  kind: ProtectionChoice['kind'] | null;
  passphrase: string;
  repeated: string;
}
export const emptyProtection: ProtectionForm = { kind: null, passphrase: '', repeated: '' };

export interface ProtectionIssues {
  kind?: string;
  passphrase?: string;
  repeated?: string;
}

/** Characters as a person counts them, after the normalisation that the vault applies. */
const countOf = (passphrase: string): number => [...passphrase.normalize('NFKC')].length;

/** One sentence below the passphrase while it is typed. */
export function lengthSentence(passphrase: string): string {
  const count = countOf(passphrase);
  if (count === 0) return `At least ${minimumPassphrase} characters. A few unrelated words are easy to remember and hard to guess.`;
  if (count < minimumPassphrase) return `${count} of at least ${minimumPassphrase} characters.`;
  if (count < longPassphrase) return `${count} characters. Another word or two make it harder to guess.`;
  return `${count} characters. Long enough.`;
}

/** What has to be put right before the vault can be protected this way. */
export function protectionIssues({ kind, passphrase, repeated }: ProtectionForm): ProtectionIssues {
  if (kind === null) return { kind: 'Choose how the vault opens.' };
  if (kind === 'keychain') return {};
  if (countOf(passphrase) < minimumPassphrase) return { passphrase: `Use at least ${minimumPassphrase} characters.` };
  if (passphrase !== repeated) return { repeated: 'The two passphrases differ.' };
  return {};
}

/** The choice to send; only for a form without issues. */
export function protectionChoice({ kind, passphrase }: ProtectionForm): ProtectionChoice {
  return kind === 'keychain' ? { kind: 'keychain' } : { kind: 'passphrase', passphrase };
}

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
