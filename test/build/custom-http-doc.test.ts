import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCurl } from '../../src/shared/http-template/curl';
import { placeholderNames } from '../../src/shared/http-template/placeholders';
import { httpPresets } from '../../src/shared/http-template/presets';
import { readJsonPath } from '../../src/shared/http-template/json-path';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/custom-http.md'), 'utf8');
const section = (title: string) => page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('|')).slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

describe('docs/custom-http.md', () => {
  it('has the presets', () => {
    expect(rowsOf(section('The form'))).toEqual(httpPresets.map(({ label, channel, authentication }) => [label, channel, authentication]));
  });

  it('has the placeholders', () => {
    expect(rowsOf(section('Placeholders')).map(([name]) => name)).toEqual(placeholderNames.map((name) => `\`{{${name}}}\``));
  });

  it('shows paths that are some', () => {
    const shown = [.../`(\S+(?: text)?\S*)`, `(\$\S+)`, `(error\S+ \S+)`/.exec(section('The answer')) ?? []].slice(1);
    expect(shown).toHaveLength(3);
    for (const path of shown) expect(readJsonPath(path), path).not.toBeNull();
  });

  it('names options that are refused', () => {
    const refused = [...(/^- Refused: (.*)$/m.exec(section('A pasted cURL command'))?.[1] ?? '').matchAll(/`(-{1,2}\w+)`/g)].map(([, option = '']) => option);
    expect(refused).toEqual(['-K', '-T', '-n', '-k', '-x', '--next']);
    for (const option of refused) expect(typeof importCurl(`curl ${option} x https://a.example`), option).toBe('string');
  });
});
