import type { ReplyExplanation } from '../smtp/errors';

/** DuoCircle publishes no list of its own: what its replies usually mean there, before the general explanations. */
export const explanations: ReplyExplanation[] = [
  {
    steps: ['login'],
    code: /^535$/,
    text: /^(?!.*disabled)/i,
    kind: 'auth-failed',
    meaning: 'DuoCircle does not know this SMTP user with this password. The e-mail address and the password of the portal are others.',
    fix: 'Copy the SMTP user from My Services in the portal, and set a new password there if needed.',
    link: 'https://admin.duocircle.com',
  },
  {
    text: /credit/i,
    kind: 'quota',
    meaning: 'The credits of the day are used up.',
    fix: 'Wait until 00:00 GMT, when they are renewed, or take a larger plan.',
    link: 'https://admin.duocircle.com',
  },
  {
    steps: ['sender'],
    text: /domain|dns|resolve/i,
    kind: 'invalid-sender',
    meaning: 'The domain of the sender address was not found in DNS; DuoCircle lets such messages wait or refuses them.',
    fix: 'Check the sender address, and the entries of its domain in DNS.',
    link: 'https://support.duocircle.com',
  },
];
