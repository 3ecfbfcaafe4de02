import { describe, expect, it } from 'vitest';
import { useHost } from './connected-page';
import type { Confirmation } from './page';

const question = { title: 'Allow api.example.com for Halden?', text: 'Its secrets may go there.', yes: 'Allow api.example.com', no: 'Refuse' };
const never = new AbortController().signal;

const { server, headers, connected } = useHost();
const at = (id: string) => `${server().origin}/__questions/${id}`;

describe('a question through the browser', () => {
  it.each([
    ['PUT', true],
    ['DELETE', false],
  ])('shows all of it, and is answered once: %s', async (method, allowed) => {
    const { asked } = await connected();
    const answered = server().askPerson(question, never);
    const { id, confirm } = (await asked) as Confirmation;
    expect(confirm).toBe('Allow api.example.com for Halden?\n\nIts secrets may go there.\n\nOK: Allow api.example.com');
    expect((await fetch(at(id), { method, headers: headers() })).status).toBe(204);
    expect(await answered).toBe(allowed);
    expect((await fetch(at(id), { method, headers: headers() })).status).toBe(404);
  });

  it('is refused without a page, when the page is closed, and when it is no longer of interest', async () => {
    expect(await server().askPerson(question, never)).toBe(false);
    const { asked, leave } = await connected();
    const ended = new AbortController();
    const [answered, aborted] = [server().askPerson(question, never), server().askPerson(question, ended.signal)];
    await asked;
    ended.abort();
    leave();
    expect([await answered, await aborted]).toEqual([false, false]);
    expect(await server().askPerson(question, AbortSignal.abort())).toBe(false);
  });

  it('takes no answer that was not asked for, and none from elsewhere', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) expect((await fetch(at('made-up'), { method, headers: headers() })).status).toBe(404);
    const { asked } = await connected();
    void server().askPerson(question, never);
    const { id } = (await asked) as Confirmation;
    expect((await fetch(at(id), { method: 'PUT', headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(403);
    expect((await fetch(at(id), { method: 'PUT', headers: { ...headers(), 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});
