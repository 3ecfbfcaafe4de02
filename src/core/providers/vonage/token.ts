import { createPrivateKey, type KeyObject, randomUUID, sign } from 'node:crypto';
import { ownFailure } from '../provider-failure';

/** Seconds that a token holds; Vonage's own default. */
const validFor = 900;

const base64url = (value: object) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

function readKey(pem: string): KeyObject {
  const refused = (why: string) => ownFailure('invalid-input', 'none', `Private key: ${why}`, '', 'Paste the private key of the Vonage application anew, with its line breaks.');
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // OpenSSL's error is left behind: its words help nobody, and it must not carry anything of the key.
    throw refused('it is damaged or incomplete.');
  }
  if (key.asymmetricKeyType !== 'rsa') throw refused('it is not an RSA key.');
  return key;
}

/**
 * A token in the name of a Vonage application: a JWT (RFC 7519) with RS256. `now` in milliseconds. It is a secret itself.
 * https://developer.vonage.com/en/getting-started/concepts/authentication
 */
export function signToken(applicationId: string, privateKey: string, now: number): string {
  const issuedAt = Math.floor(now / 1_000);
  const content = `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url({ application_id: applicationId, iat: issuedAt, exp: issuedAt + validFor, jti: randomUUID() })}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content, 'utf8'), readKey(privateKey)).toString('base64url')}`;
}
