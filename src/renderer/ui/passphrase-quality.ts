import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';

export interface PassphraseQuality {
  /** 0: guessed at once. 4: takes decades. */
  score: 0 | 1 | 2 | 3 | 4;
  /** Verdict and advice, for below the field. */
  sentence: string;
}

/** The word lists weigh a megabyte: this module is loaded when a passphrase is being chosen, and at no other time. */
const estimator = new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs });

/** Characters from which on nothing is estimated: the time for it grows faster than the text. */
const longest = 100;

const sentences: Record<PassphraseQuality['score'], string> = {
  0: 'Very weak: it would be guessed at once. Use four unrelated words.',
  1: 'Weak: add two more words.',
  2: 'Fair: add one more word.',
  3: 'Good. One more word makes it strong.',
  4: 'Strong.',
};

/**
 * Powers of ten. The vault's scrypt (N = 2^17, 128 MiB a guess) leaves somebody with the file and much hardware about 10^5 guesses a second:
 * 10^7 take minutes, 10^10 a day, 10^12 months, 10^14 decades.
 */
function scoreOf(guessesLog10: number): PassphraseQuality['score'] {
  if (guessesLog10 < 7) return 0;
  if (guessesLog10 < 10) return 1;
  if (guessesLog10 < 12) return 2;
  return guessesLog10 < 14 ? 3 : 4;
}

/** How hard a passphrase is to guess for somebody who has the file. `about`: words that such a person tries first, such as the user's name. */
export function passphraseQuality(passphrase: string, about: readonly string[] = []): PassphraseQuality {
  const { guessesLog10 } = estimator.check(passphrase.normalize('NFKC').slice(0, longest), ['dispatchbox', ...about]);
  const score = scoreOf(guessesLog10);
  return { score, sentence: sentences[score] };
}
