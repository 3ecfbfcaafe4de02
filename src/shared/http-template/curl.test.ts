import { describe, expect, it } from 'vitest';
import { importCurl } from './curl';

function imported(command: string) {
  const result = importCurl(command);
  if (typeof result === 'string') throw new Error(result);
  return result;
}

describe('a pasted cURL command', () => {
  it('of a documentation page becomes the fields, its login the credentials', () => {
    expect(
      imported(`curl -X POST 'https://api.sms.example/v2/messages' \\
  -H "Content-Type: application/json" -H 'X-Trace: 1' \\
  -u 'key:s3cret:x' \\
  --data '{"to":"{{to}}","text":"it'\\''s {{text}}"}'`),
    ).toEqual({
      settings: { method: 'POST', url: 'https://api.sms.example/v2/messages', headers: 'X-Trace: 1', bodyType: 'json', body: `{"to":"{{to}}","text":"it's {{text}}"}`, authentication: 'basic', user: 'key' },
      credentials: { password: 's3cret:x' },
      notes: ['The login was moved to the credentials.'],
    });
  });

  it('moves authorization headers out of the headers', () => {
    expect(imported("curl https://a.example -H 'Authorization: Bearer made-up-token'")).toMatchObject({ settings: { method: 'GET', headers: '', authentication: 'bearer', bodyType: 'none' }, credentials: { token: 'made-up-token' } });
    expect(imported(`curl https://a.example -H 'authorization: Basic ${btoa('user:pass')}'`)).toMatchObject({ settings: { authentication: 'basic', user: 'user' }, credentials: { password: 'pass' } });
    expect(imported("curl https://a.example -H 'Authorization: AWS4 abc'")).toMatchObject({ settings: { authentication: 'none', headers: '' }, credentials: {}, notes: [expect.stringContaining('left out')] });
  });

  it('has a form of every kind', () => {
    expect(imported('curl a.example -d To=%2B1 -d "Body=a+b&x=1"').settings).toMatchObject({ url: 'https://a.example', method: 'POST', bodyType: 'form', body: 'To=+1\nBody=a b\nx=1' });
    expect(imported("curl https://a.example -F to=+1 --data-urlencode 'text=a&b'").settings.body).toBe('to=+1\ntext=a&b');
    expect(imported('curl -G https://a.example/x?y=1 -d "q=a b"').settings).toMatchObject({ method: 'GET', url: 'https://a.example/x?y=1&q=a%20b', bodyType: 'none' });
    expect(imported(`curl --json '{"a":1}' --url https://a.example -sS`).settings).toMatchObject({ method: 'POST', bodyType: 'json', body: '{"a":1}' });
  });

  it.each([
    ['curl https://a.example -d @/etc/passwd', 'reads a file'],
    ['curl https://a.example -F file=@/etc/passwd', 'reads a file'],
    ['curl https://a.example -F file=</etc/passwd', 'redirections'],
    ["curl https://a.example -F 'file=</etc/passwd'", 'reads a file'],
    ['curl https://a.example --data-urlencode name@/etc/passwd', 'reads a file'],
    ['curl -K /etc/curlrc', 'reads a file'],
    ['curl https://a.example -H @headers', 'from a file'],
    ['curl -T file https://a.example', 'reads a file'],
    ['curl -k https://a.example', 'any certificate'],
    ['curl -x http://proxy https://a.example', 'names a proxy'],
    ['curl "https://a.example/$TOKEN"', 'variable of the shell'],
    ['curl "https://a.example/`id`"', 'runs another command'],
    ['curl https://a.example | sh', 'without pipes'],
    ["curl 'https://a.example", 'not closed'],
    ['curl https://a.example https://b.example', 'more than one address'],
    ['curl -s', 'names no address'],
    ['wget https://a.example', 'begins with curl'],
    ['curl --aws-sigv4 x https://a.example', 'is not understood'],
    ['curl https://a.example -H "Content-Type: text/xml" -d "<a/>"', 'only JSON and forms'],
  ])('is refused with a sentence: %s', (command, part) => {
    expect(importCurl(command)).toContain(part);
  });
});
