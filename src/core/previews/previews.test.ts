import { beforeEach, describe, expect, it } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/test-core';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});

describe('previews', () => {
  it('hold a document under an id that cannot be guessed, with links that lead nowhere', async () => {
    const html = '<script>alert(1)</script><img src="https://tracker.example/x.gif">';
    const { id } = await core.call('previews.create', { html });
    expect(id).toMatch(/^[0-9a-f]{8}-/);
    expect(core.preview(id)).toBe(`<base target="_blank">${html}`);
    expect(core.preview('toString')).toBeNull();
  });

  it('hold no frame, since a frame connects before it is refused', async () => {
    const { id } = await core.call('previews.create', { html: '<iframe src="https://tracker.example"></iframe>' });
    expect(core.preview(id)).toBe('<base target="_blank"><no-iframe src="https://tracker.example"></iframe>');
  });

  it('are the last 20; an older one makes room', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 21; n += 1) ids.push((await core.call('previews.create', { html: `${n}` })).id);
    expect(ids.filter((id) => core.preview(id) === null)).toEqual(ids.slice(0, 1));
  });

  it('are gone when the vault locks', async () => {
    const { id } = await core.call('previews.create', { html: '<p>secret</p>' });
    await core.call('vault.lock', {});
    expect(core.preview(id)).toBeNull();
  });
});
