import { expect, it, vi } from 'vitest';
import { openExternalLink } from './external-link';

it('opens an https address', () => {
  const openExternal = vi.fn(() => Promise.resolve());
  openExternalLink('https://www.twilio.com/docs', { openExternal }, vi.fn());
  expect(openExternal.mock.calls).toEqual([['https://www.twilio.com/docs']]);
});

it.each([['http://www.twilio.com/'], ['file:///etc/passwd'], ['javascript:alert(1)'], ['https://a:b@www.twilio.com/'], ['']])('[electron 15] refuses %j and logs a line without it', (url) => {
  const openExternal = vi.fn(() => Promise.resolve());
  const logLine = vi.fn();
  openExternalLink(url, { openExternal }, logLine);
  expect(openExternal).not.toHaveBeenCalled();
  expect(logLine.mock.calls).toEqual([['Refused to open an address that is not https.']]);
});

it('survives a system without a browser', async () => {
  const logLine = vi.fn();
  openExternalLink('https://www.twilio.com/', { openExternal: () => Promise.reject(new Error('no browser')) }, logLine);
  await vi.waitFor(() => expect(logLine).toHaveBeenCalledWith('The system could not open a link in the browser.'));
});
