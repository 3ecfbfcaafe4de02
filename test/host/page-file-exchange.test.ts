import { describe, expect, it } from 'vitest';
import { StoreWriteError } from '../../src/core/ports';
import { useHost } from './connected-page';
import type { FileQuestion } from './page';

const { server, headers, connected } = useHost();

const at = (id: string, name = '') => `${server().origin}/__files/${id}${name === '' ? '' : `?name=${encodeURIComponent(name)}`}`;
const kind = { label: 'Dispatchbox backup', endings: ['dispatchbox-backup'] };

describe('saving a file through the browser', () => {
  it('is a download of exactly these bytes, once', async () => {
    const { asked } = await connected();
    const saved = server().files.save('a “backup”', Uint8Array.from([0, 255, 1]));
    const question = (await asked) as FileQuestion;
    expect(question).toEqual({ file: 'save', id: question.id, name: 'a “backup”' });
    const answer = await fetch(at(question.id), { headers: headers() });
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 1]);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('a “backup”')}`);
    expect(await saved).toEqual({ name: 'a “backup”' });
    expect((await fetch(at(question.id), { headers: headers() })).status).toBe(404);
  });

  it('ends without a file when the page is closed, and is refused without a page', async () => {
    await expect(server().files.save('backup', new Uint8Array())).rejects.toThrow(StoreWriteError);
    const { asked, leave } = await connected();
    const saved = server().files.save('backup', new Uint8Array());
    await asked;
    leave();
    expect(await saved).toBeNull();
  });

  it('needs the session', async () => {
    const { asked } = await connected();
    void server().files.save('backup', Uint8Array.from([1]));
    const { id } = (await asked) as FileQuestion;
    expect((await fetch(at(id), { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(403);
    expect((await fetch(at(id), { headers: { ...headers(), 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});

describe('opening a file through the browser', () => {
  it('is an upload', async () => {
    const { asked } = await connected();
    const opened = server().files.open(kind);
    const question = (await asked) as FileQuestion;
    expect(question).toEqual({ file: 'open', id: question.id, endings: ['dispatchbox-backup'] });
    expect((await fetch(at(question.id, 'mine'), { method: 'PUT', headers: headers(), body: 'content' })).status).toBe(204);
    const found = await opened;
    expect([found?.name, Buffer.from(found?.bytes ?? []).toString()]).toEqual(['mine', 'content']);
    expect((await fetch(at(question.id), { method: 'PUT', headers: headers(), body: 'again' })).status).toBe(404);
  });

  it('ends without a file when the person cancels or there is no page', async () => {
    expect(await server().files.open(kind)).toBeNull();
    const { asked } = await connected();
    const opened = server().files.open(kind);
    await fetch(at(((await asked) as FileQuestion).id), { method: 'DELETE', headers: headers() });
    expect(await opened).toBeNull();
  });

  it('takes nothing that was not asked for', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) expect((await fetch(at('made-up'), { method, headers: headers() })).status).toBe(404);
  });
});
