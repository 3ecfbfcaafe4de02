import { describe, expect, it } from 'vitest';
import { previewRequest } from './preview';
import { httpPresets } from './presets';
import { exampleValues } from './request-template';

const url = 'https://hooks.example/sms';

describe('the preview', () => {
  it('is the exact request without its secret', () => {
    const request = previewRequest({ url, headers: 'X-Source: dispatchbox', headerName: 'X-Key' }, 'header');
    expect(request).toEqual({
      method: 'POST',
      url,
      headers: [['x-source', 'dispatchbox'], ['content-type', 'application/json'], ['x-key', '••••••••']],
      body: '{"to":"+14155550132","text":"Your code is 482913"}',
    });
  });

  it('says instead what keeps the request from leaving', () => {
    expect(previewRequest({ url: 'https://{{to}}/' }, 'none')).toContain('No placeholder');
    expect(previewRequest({ url, body: '{' }, 'none')).toContain('not valid JSON');
  });
});

describe('each preset', () => {
  it.each(httpPresets)('$id is a request that can leave as soon as its address is filled in', ({ settings, authentication }) => {
    const request = previewRequest({ ...settings, url }, authentication);
    if (typeof request === 'string') throw new Error(request);
    expect(request.body).toContain(exampleValues.code);
    expect(() => JSON.parse(request.body ?? '') as unknown).not.toThrow();
  });

  it('has an id of its own', () => {
    expect(new Set(httpPresets.map(({ id }) => id)).size).toBe(httpPresets.length);
  });
});
