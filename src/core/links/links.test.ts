import { describe, expect, it } from 'vitest';
import { openTestCore } from '../../../test/support/test-core';

describe('opening a link', () => {
  it('leads to the pages that descriptors name', async () => {
    const core = await openTestCore();
    for (const { links } of await core.call('providers.list', {})) {
      await core.call('app.openLink', { url: links.console });
      await core.call('app.openLink', { url: links.docs });
    }
    await core.call('app.openLink', { url: 'https://www.twilio.com/docs/api/errors/21211' });
    expect(core.ports.opened).toHaveLength(5);
    expect(core.ports.opened.at(-1)).toBe('https://www.twilio.com/docs/api/errors/21211');
  });

  it.each([
    'http://www.twilio.com/',
    'https://www.twilio.com.evil.example/',
    'https://evil.example/www.twilio.com',
    'https://twilio.com@evil.example/',
    'https://me:secret@www.twilio.com/',
    'https://www.twilio.com:8443/',
    'https://sub.www.twilio.com/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '//www.twilio.com/',
    'www.twilio.com',
    '',
  ])('refuses %j', async (url) => {
    const core = await openTestCore();
    expect(await core.refusal('app.openLink', { url })).toMatchObject({ code: 'invalid-input', field: 'url' });
    expect(core.ports.opened).toEqual([]);
  });
});
