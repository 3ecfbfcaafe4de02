import { CompletionContext } from '@codemirror/autocomplete';
import { javascript } from '@codemirror/lang-javascript';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { actionModules } from '../../shared/model/action';
import type { Channel } from '../../shared/model/message';
import { completeActions } from './complete-actions';

/** Labels that are offered where the bar stands. */
async function offered(code: string, { channel = 'sms', secrets = [] }: { channel?: Channel; secrets?: string[] } = {}): Promise<string[]> {
  const pos = code.indexOf('|');
  const state = EditorState.create({ doc: code.replace('|', ''), extensions: [javascript()] });
  const result = await completeActions(channel, secrets)(new CompletionContext(state, pos, false));
  return result?.options.map(({ label }) => label) ?? [];
}
const within = (body: string) => `exports.onExecuteCustomPhoneProvider = async (event, api) => {\n  ${body}\n};`;

describe('completion of an action', () => {
  it('knows the notification of each channel', async () => {
    expect(await offered(within('event.notification.|'))).toEqual(expect.arrayContaining(['recipient', 'as_text', 'as_voice', 'delivery_method']));
    const email = await offered(within('event.notification.|'), { channel: 'email' });
    expect(email).toEqual(expect.arrayContaining(['to', 'subject', 'html']));
    expect(email).not.toContain('recipient');
  });

  it('offers the secrets that exist', async () => {
    expect(await offered(within('const key = event.secrets.W|'), { secrets: ['WEBHOOK_KEY'] })).toEqual(['WEBHOOK_KEY']);
  });

  it('follows the names that the handler gives its parameters', async () => {
    expect(await offered('exports.onExecuteCustomPhoneProvider = async function (e, tools) { tools.notification.| }')).toEqual(['drop', 'retry']);
  });

  it('follows constants, awaited calls and destructured names', async () => {
    expect(await offered(within("const answer = await fetch('https://a.example', { signal: AbortSignal.timeout(5000) });\n  answer.|"))).toContain('status');
    expect(await offered(within('const answer = await fetch(address);\n  answer.|'))).toEqual(expect.arrayContaining(['ok', 'status', 'json']));
    expect(await offered(within('const { request: { }, user } = event;\n  user.|'))).toEqual([]);
    expect(await offered(within('const { user: who } = event;\n  who.|'))).toContain('user_id');
    expect(await offered(within("const crypto2 = require('crypto');\n  crypto2.|"))).toContain('createHmac');
    expect(await offered(within("require('twilio')(sid, token).messages.|"))).toEqual(['create']);
    expect(await offered(within('event?.request?.geoip?.|'))).toContain('countryCode');
  });

  it('offers the keys of what is taken apart', async () => {
    expect(await offered(within('const { recipient, | } = event.notification;'))).toContain('as_text');
  });

  it('offers the modules that are served, and the texts that a value can be', async () => {
    expect(await offered("const http = require('a|')")).toEqual([...actionModules]);
    expect(await offered(within("if (event.notification.delivery_method === 'v|') return;"))).toEqual(['text', 'voice']);
  });

  it('stays quiet in comments and texts', async () => {
    expect(await offered(within('// event.|'))).toEqual([]);
    expect(await offered(within("const text = 'event.|';"))).toEqual([]);
  });
});
