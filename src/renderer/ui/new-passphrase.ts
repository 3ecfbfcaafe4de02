/** Characters; core refuses fewer. */
export const minimumPassphrase = 12;

/** A passphrase that is being chosen, as typed. */
export interface NewPassphrase {
  passphrase: string;
  repeated: string;
}
export const emptyNewPassphrase: NewPassphrase = { passphrase: '', repeated: '' };

export interface NewPassphraseIssues {
  passphrase?: string;
  repeated?: string;
}

/** Characters as a person counts them, after the normalisation that core applies. */
const countOf = (passphrase: string): number => [...passphrase.normalize('NFKC')].length;

export const isLongEnough = (passphrase: string): boolean => countOf(passphrase) >= minimumPassphrase;

/** One sentence below the field while the passphrase is not long enough yet. */
export function lengthSentence(passphrase: string): string {
  const count = countOf(passphrase);
  if (count === 0) return `At least ${minimumPassphrase} characters. A few unrelated words are easy to remember and hard to guess.`;
  return `${count} of at least ${minimumPassphrase} characters.`;
}

/** What has to be put right before it can be sent. */
export function newPassphraseIssues({ passphrase, repeated }: NewPassphrase): NewPassphraseIssues {
  if (!isLongEnough(passphrase)) return { passphrase: `Use at least ${minimumPassphrase} characters.` };
  return passphrase === repeated ? {} : { repeated: 'The two passphrases differ.' };
}
