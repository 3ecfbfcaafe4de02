import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../../src/core/actions/sandbox/engine';
import { defaultLimits, maxRequests, memoryLimit } from '../../src/core/actions/sandbox/protocol';
import { maxVersions } from '../../src/core/actions/versions';
import { findingCodes, findingsIn } from '../../src/shared/actions/findings';
import { actionHandlers, actionModules, maxCodeBytes } from '../../src/shared/model/action';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/custom-code.md'), 'utf8');
const section = (title: string) => page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('|')).slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const quotedIn = (line: string) => [...line.matchAll(/`(\w+(?:-\w+)*)`/g)].map(([, name = '']) => name);
const lineOf = (text: string, start: string) => text.split('\n').find((line) => line.startsWith(start)) ?? '';

describe('docs/custom-code.md', () => {
  it('shows a handler without findings', () => {
    const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(findingsIn(code, { channel: 'sms', secretNames: ['API_KEY'], voice: false })).toEqual([]);
    for (const handler of Object.values(actionHandlers)) expect(page).toContain(handler);
  });

  it('names the modules', () => {
    expect(quotedIn(lineOf(section('What is there'), '- `require()`').split('. They')[0] ?? '')).toEqual([...actionModules]);
  });

  it('names globals that are there', async () => {
    const names = quotedIn(lineOf(section('What is there'), '- Globals:'));
    expect(names.length).toBeGreaterThan(20);
    const lines: string[] = [];
    const sandbox = await openSandbox();
    await sandbox.run(
      { code: `exports.check = async () => { console.log(${JSON.stringify(names)}.filter((name) => globalThis[name] === undefined).join()); };`, handler: 'check', event: {}, cache: [], limits: defaultLimits },
      { line: (_level, text) => lines.push(text), fetch: () => Promise.reject(new Error('not asked')) },
    );
    expect(lines).toEqual(['']);
  });

  it('has the limits of the code', () => {
    const limits = Object.fromEntries(rowsOf(section('Limits')).map(([what = '', most = '']) => [what, most]));
    expect(limits).toMatchObject({
      code: `${maxCodeBytes / 1_000} kB`,
      memory: `${memoryLimit / 1_048_576} MB`,
      'processor time': `${defaultLimits.cpuMs / 1_000} s`,
      'time altogether': `${defaultLimits.wallMs / 1_000} s`,
      requests: String(maxRequests),
      'versions, with the deployed one': String(maxVersions),
    });
  });

  it('explains each finding', () => {
    expect(rowsOf(section('Findings')).map(([code = '']) => code.replaceAll('`', ''))).toEqual([...findingCodes]);
  });
});
