import { describe, expect, it } from 'vitest';
import { openTestCore } from '../../../test/support/test-core';

describe('opening a link', () => {
  it('[electron 15] leads to the pages that descriptors name', async () => {
    const core = await openTestCore();
    const named = (await core.call('providers.list', {})).flatMap(({ links }) => [links.console, links.docs]).filter((link) => link !== null).map((link) => new URL(link).href);
    for (const url of [...named, 'https://www.twilio.com/docs/api/errors/21211']) await core.call('app.openLink', { url });
    expect(core.ports.opened).toEqual([...named, 'https://www.twilio.com/docs/api/errors/21211']);
    expect(named.length).toBeGreaterThanOrEqual(4);
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
  ])('[electron 15] refuses %j', async (url) => {
    const core = await openTestCore();
    expect(await core.refusal('app.openLink', { url })).toMatchObject({ code: 'invalid-input', field: 'url' });
    expect(core.ports.opened).toEqual([]);
  });
});
