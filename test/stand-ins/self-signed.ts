import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** DER (ITU-T X.690): tag, length, content. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 128) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.from(content.length.toString(16).padStart(content.length > 255 ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 128 + length.length]), length, content]);
}

const sequence = (...contents: Buffer[]) => der(0x30, ...contents);
/** 1.2.840.10045.4.3.2, ECDSA with SHA-256. */
const algorithm = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
/** 2.5.4.3, common name. Different ones for different certificates: an authority is looked up by it. */
const nameOf = (host: string | null) => sequence(der(0x31, sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from(host ?? 'stand-in')))));
const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));

/** [0] EXPLICIT, version 3: the one that has extensions. */
const version3 = der(0xa0, der(0x02, Buffer.from([2])));
/** 2.5.29.17, subject alternative name: 127.0.0.1 and a host's name, if there is one. */
function namesOf(host: string | null): Buffer {
  const names = [der(0x87, Buffer.from([127, 0, 0, 1])), ...(host === null ? [] : [der(0x82, Buffer.from(host))])];
  return der(0xa3, sequence(sequence(der(0x06, Buffer.from('551d11', 'hex')), der(0x04, sequence(...names)))));
}

function certificate(publicKey: KeyObject, privateKey: KeyObject, host: string | null): string {
  const name = nameOf(host);
  const body = sequence(version3, der(0x02, Buffer.from([1])), algorithm, name, validity, name, publicKey.export({ type: 'spki', format: 'der' }), namesOf(host));
  const whole = sequence(body, algorithm, der(0x03, Buffer.from([0]), sign('sha256', body, privateKey)));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`;
}

/** A key and a certificate for 127.0.0.1 (and `host`) that nobody vouches for, made for one test. */
export function selfSignedCertificate(host: string | null = null): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: certificate(publicKey, privateKey, host) };
}
