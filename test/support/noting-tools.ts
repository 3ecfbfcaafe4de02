import type { HttpAnswer } from '../../src/core/providers/http';
import type { Tools } from '../../src/core/providers/provider';

/** Tools that ask nobody: every request gets this answer, and its address is noted. For what an API base URL would hide, such as the host. */
export function notingTools(answer: Omit<HttpAnswer, 'headers'> & Partial<HttpAnswer>): { tools: Tools; asked: URL[] } {
  const asked: URL[] = [];
  const noMail = () => Promise.reject(new Error('No mail server is asked here.'));
  return {
    asked,
    tools: {
      http: { now: () => 0, request: ({ url }) => (asked.push(new URL(url)), Promise.resolve({ headers: {}, ...answer })) },
      smtp: { verify: noMail, send: noMail },
      actions: { run: () => Promise.reject(new Error('No code is run here.')) },
    },
  };
}
