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
      imported(`$ curl -X POST 'https://api.sms.example/v2/messages' \\
  -H "Content-Type: application/json" -H 'X-Trace: 1' \\
  -u 'key:s3cret:x' \\
  --data '{"to":"{{to}}","text":"it'\\''s {{text}}"}'`),
    ).toEqual({
      settings: { method: 'POST', url: 'https://api.sms.example/v2/messages', headers: 'X-Trace: 1', bodyType: 'json', body: `{"to":"{{to}}","text":"it's {{text}}"}`, user: 'key' },
      authentication: 'basic',
      credentials: { password: 's3cret:x' },
      ignored: [],
      notes: [],
    });
  });

  it.each([
    ["-H 'Authorization: Bearer made-up-token'", 'bearer', {}, { token: 'made-up-token' }],
    [`-H 'authorization: Basic ${btoa('user:pass')}'`, 'basic', { user: 'user' }, { password: 'pass' }],
    ["-H 'Authorization: Token made-up'", 'header', { headerName: 'Authorization' }, { headerValue: 'Token made-up' }],
    ["-H 'X-API-Key: made-up'", 'header', { headerName: 'X-API-Key' }, { headerValue: 'made-up' }],
    ["-H 'X-Postmark-Server-Token: made-up'", 'header', { headerName: 'X-Postmark-Server-Token' }, { headerValue: 'made-up' }],
    ["-H 'Ocp-Apim-Subscription-Key: made-up'", 'header', { headerName: 'Ocp-Apim-Subscription-Key' }, { headerValue: 'made-up' }],
    ["-H 'X-RapidAPI-Key: made-up'", 'header', { headerName: 'X-RapidAPI-Key' }, { headerValue: 'made-up' }],
    ['--oauth2-bearer made-up-token', 'bearer', {}, { token: 'made-up-token' }],
    ['-u user', 'basic', { user: 'user' }, {}],
  ])('moves what signs in out of the settings: %s', (options, authentication, settings, credentials) => {
    const result = imported(`curl https://a.example ${options}`);
    expect(result).toMatchObject({ authentication, settings: { headers: '', bodyType: 'none', ...settings }, credentials });
    expect(JSON.stringify(result.settings)).not.toMatch(/made-up|pass/);
  });

  it('takes the login out of the address', () => {
    expect(imported('curl https://user:p@ss@a.example/x@y')).toMatchObject({ settings: { url: 'https://a.example/x@y', user: 'user' }, credentials: { password: 'p@ss' } });
    expect(imported('curl https://user:p%40ss@a.example/x')).toMatchObject({ settings: { url: 'https://a.example/x', user: 'user' }, authentication: 'basic', credentials: { password: 'p@ss' } });
  });

  it('never keeps a second credential as a setting', () => {
    const result = imported("curl https://a.example -u a:made-up-1 -H 'X-Api-Key: made-up-2' -H 'Authorization: Bearer made-up-3' -b session=made-up-4");
    expect(result.ignored.map(({ what }) => what).sort()).toEqual(['-b', 'Authorization', 'X-Api-Key']);
    expect(JSON.stringify(result)).not.toMatch(/made-up-[234]/);
  });

  it('has a form of every kind', () => {
    expect(imported('curl a.example -d To=%2B1 -d "Body=a+b&x=1"').settings).toMatchObject({ url: 'https://a.example', method: 'POST', bodyType: 'form', body: 'To=+1\nBody=a b\nx=1' });
    expect(imported("curl https://a.example -F to=+1 --data-urlencode 'text=a&b'").settings.body).toBe('to=+1\ntext=a&b');
    expect(imported('curl -G "https://a.example/x?y=1" -d "q=a b&to={{to}}"').settings).toMatchObject({ method: 'GET', url: 'https://a.example/x?y=1&q=a%20b&to={{to}}', bodyType: 'none' });
    expect(imported(`curl --json '{"a":1}' --url https://a.example -sS`).settings).toMatchObject({ method: 'POST', bodyType: 'json', body: '{"a":1}' });
    expect(imported(`curl https://a.example -d '{"a":1}'`).settings).toMatchObject({ bodyType: 'json' });
  });

  it('takes no word for an option that is none', () => {
    expect(imported('curl constructor').settings.url).toBe('https://constructor');
    expect(imported('curl https://a.example -H "__proto__: 1"').settings.headers).toBe('__proto__: 1');
  });

  it('reads what browsers copy', () => {
    expect(imported(`curl 'https://a.example/x' --compressed -H 'accept: */*' --data-raw $'{"text":"it\\'s \\u00fc\\x21"}' -H 'content-type: application/json'`).settings).toMatchObject({ body: '{"text":"it\'s ü!"}', headers: 'accept: */*' });
  });

  it('says what it leaves out, and why', () => {
    const { ignored, notes } = imported("curl -sSL --compressed -m 10 -o out.json http://a.example/#top -H 'Host: b.example' -H 'Authorization: AWS4-HMAC-SHA256 Credential=x'");
    expect(ignored.map(({ what }) => what)).toEqual(['-s', '-S', '-L', '--compressed', '-m', '-o', 'Host', 'Authorization']);
    expect(ignored.find(({ what }) => what === '-L')?.why).toContain('never followed');
    expect(notes).toEqual([expect.stringContaining('https is taken')]);
  });

  it.each([
    ['curl https://a.example -d @/etc/passwd', 'reads a file'],
    ['curl https://a.example -F file=@/etc/passwd', 'reads a file'],
    ['curl https://a.example -F file=</etc/passwd', 'redirections'],
    ["curl https://a.example -F 'file=</etc/passwd'", 'reads a file'],
    ['curl https://a.example --data-urlencode name@/etc/passwd', 'reads a file'],
    ['curl -K /etc/curlrc', 'reads a file (-K)'],
    ['curl --config=/etc/curlrc', 'reads a file (--config)'],
    ['curl https://a.example -H @headers', 'from a file'],
    ['curl -T file https://a.example', 'reads a file'],
    ['curl -n https://a.example', 'reads a file (-n)'],
    ['curl -k https://a.example', 'any certificate'],
    ['curl -sSk https://a.example', 'any certificate'],
    ['curl -skX POST https://a.example', 'any certificate'],
    ['curl --cacert ca.pem https://a.example', 'names a certificate'],
    ['curl -x http://proxy https://a.example', 'names a proxy'],
    ['curl "https://a.example/$TOKEN"', 'variable of the shell'],
    ['curl "https://a.example/$1"', 'variable of the shell'],
    ['curl "https://a.example/`id`"', 'runs another command'],
    ['curl https://a.example | sh', 'without pipes'],
    ['curl https://a.example/?a=1&b=2', 'stands in quotes'],
    ["curl 'https://a.example", 'not closed'],
    ['curl https://a.example https://b.example', 'more than one address'],
    ['curl https://a.example/{a,b}', 'stands for several'],
    ['curl https://a.example/[1-9]', 'stands for several'],
    ['curl https://a.example --next https://b.example', 'several requests'],
    ['curl -s', 'names no address'],
    ['curl https://a.example -X', 'has no value'],
    ['curl https://a.example -X DELETE', 'DELETE is not offered'],
    ['curl -I https://a.example', 'HEAD is not offered'],
    ['wget https://a.example', 'begins with curl'],
    ['', 'begins with curl'],
    ['curl --aws-sigv4 x https://a.example', 'made anew for each request'],
    ['curl --unix-socket /x https://a.example', 'is not understood'],
    ['curl https://a.example -H "Content-Type: text/xml" -d "<a/>"', 'only JSON and forms'],
    ["curl https://a.example -H $'X-A: 1\\r\\nX-B: 2'", 'line break'],
    ["curl https://a.example -d $'a=1\\n2'", 'line break'],
    ['curl https://a.example -H "X-A: 1" -H "x-a: 2"', 'stands there twice'],
    ['curl ^"https://a.example^" ^\n -H ^"X: 1^"', 'Windows command prompt'],
    ['curl.exe https://a.example `\n -d a=1', 'PowerShell'],
    ['Invoke-RestMethod -Uri https://a.example', 'PowerShell'],
    ['curl https://a.example -d “a=1”', 'quotation marks'],
    ['curl https://a.example —data a=1', 'hyphen'],
    ['curl https://a.example -d a=\u0007', 'control character'],
    [`curl https://a.example -d ${'a'.repeat(1_048_576)}`, 'longer than 100,000'],
  ])('is refused with a sentence: %.60s', (command, part) => {
    expect(importCurl(command)).toContain(part);
  });

  it.each(['{', '{,', '[a', '`', "'", '"', '\\', '-', '--a', ' -H a:', ' -d ', '%', '^ ', '@', ':', '$'])('of 99,000 signs %j ends', (sign) => {
    expect(['string', 'object']).toContain(typeof importCurl(`curl https://a.example/${sign.repeat(99_000 / sign.length)}`));
  });
});
