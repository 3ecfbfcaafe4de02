import { expect, it } from 'vitest';
import { httpsAddress } from './https-address';

it('passes an https address on', () => {
  expect(httpsAddress('https://www.twilio.com/docs/api/errors/30034')).toBe('https://www.twilio.com/docs/api/errors/30034');
});

it.each([
  ['http://www.twilio.com/'],
  ['file:///etc/passwd'],
  ['javascript:alert(1)'],
  ['smb://host/share'],
  ['ms-settings:'],
  ['https://user:secret@www.twilio.com/'],
  ['//www.twilio.com'],
  ['--flag'],
  [''],
])('refuses %j', (value) => {
  expect(httpsAddress(value)).toBeNull();
});
