import { describe, expect, it } from 'vitest';
import { type AllowList, refusalOf } from './fetch-policy';

const nothing: AllowList = { hosts: [], loopbackHttp: false, privateAddresses: false };
const code = (url: string, allowed: Partial<AllowList> = {}) => refusalOf(new URL(url), { ...nothing, ...allowed })?.code ?? null;

describe('an action may ask', () => {
  it('https on the hosts of its list, ports compared', () => {
    expect(code('https://sms.example/send', { hosts: ['sms.example'] })).toBeNull();
    expect(code('https://SMS.example:443/send', { hosts: ['sms.example'] })).toBeNull();
    expect(code('https://sms.example:8443/', { hosts: ['sms.example'] })).toBe('EHOSTNOTALLOWED');
    expect(code('https://sms.example.evil.example/', { hosts: ['sms.example'] })).toBe('EHOSTNOTALLOWED');
  });

  it('http on this computer, when the administrator allows it', () => {
    const hosts = ['127.0.0.1:8080', 'localhost:8080', '[::1]:8080'];
    for (const host of hosts) {
      expect(code(`http://${host}/`, { hosts })).toBe('EADDRNOTALLOWED');
      expect(code(`http://${host}/`, { hosts, loopbackHttp: true })).toBeNull();
      expect(code(`http://${host}/`, { loopbackHttp: true })).toBe('EHOSTNOTALLOWED');
    }
  });

  it('addresses of the own network, when the administrator allows it, and never a metadata service', () => {
    expect(code('https://10.0.0.1/', { hosts: ['10.0.0.1'], privateAddresses: true })).toBeNull();
    for (const host of ['169.254.169.254', '[fd00:ec2::254]', '[fe80::1]', '0.0.0.0']) expect(code(`https://${host}/`, { hosts: [host], privateAddresses: true, loopbackHttp: true })).toBe('EADDRNOTALLOWED');
  });

  // Node's URL brings every spelling of an IPv4 address into one form.
  it.each(['https://2130706433/', 'https://0177.0.0.1/', 'https://0x7f.1/', 'https://127.1/', 'https://[::ffff:127.0.0.1]/', 'https://169.254.169.254/latest', 'https://[fd00:ec2::254]/', 'https://10.0.0.1/', 'https://[::]/', 'https://0/'])(
    'no private address however it is spelled, even from its list: %s',
    (url) => {
      expect(code(url, { hosts: [new URL(url).host] })).toBe('EADDRNOTALLOWED');
    },
  );

  it.each(['http://sms.example/', 'ftp://sms.example/', 'file:///etc/passwd', 'data:text/plain,hi', 'https://user:pass@sms.example/'])('nothing else: %s', (url) => {
    expect(code(url, { hosts: ['sms.example', ''], loopbackHttp: true, privateAddresses: true })).toBe('EBADURL');
  });
});
