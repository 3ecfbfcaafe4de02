import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/shared/json/json-node';
import { templateVariants, usageTypes } from '../../src/shared/model/template';
import { conversionNoteCodes } from '../../src/shared/templates/convert-templates';
import { findingSeverities } from '../../src/shared/templates/finding';
import { fillPlaceholders, rootOf } from '../../src/shared/templates/placeholders';
import { readTemplates } from '../../src/shared/templates/read-templates';
import { variablesOf } from '../../src/shared/templates/variables';
import { connectors, variants } from '../../src/shared/templates/variants';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/templates.md'), 'utf8');
const sectionOf = (title: string) => page.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';
const withoutTicks = (cell: string) => cell.replace(/^`|`$/g, '');
const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** The rows of a section's table, without its head. */
const rowsOf = (title: string) =>
  sectionOf(title)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('docs/templates.md', () => {
  it('lists the variants, with their connectors and keys', () => {
    const expected = templateVariants.map((variant) => {
      const keys = [...new Set(Object.values(variants[variant].parts).map((path) => path.join('.')))];
      return [variant, variants[variant].channel === 'sms' ? 'SMS' : 'e-mail', connectors.filter((connector) => connector.variant === variant).map(({ name }) => name), keys];
    });
    expect(rowsOf('Variants').map(([variant = '', channel, names, keys]) => [withoutTicks(variant), channel, namesIn(names), namesIn(keys)])).toEqual(expected);
  });

  it('has an example of each, in which nothing is unknown', () => {
    const examples = /```jsonc\n([\s\S]*?)```/.exec(sectionOf('Variants'))?.[1]?.trim().split('\n') ?? [];
    const read = examples.map((example) => readTemplates(example));
    expect(read.map((result) => [result.ok && result.file.variant, result.findings])).toEqual(templateVariants.map((variant) => [variant, []]));
  });

  it('lists the usage types and what is sent for each', () => {
    const roots = (usageType: string, always: boolean) => [...new Set(variablesOf(usageType).filter((variable) => variable.always === always).map(({ path }) => rootOf(path)))];
    expect(rowsOf('Usage types and their variables').map(([usageType = '', always, sometimes]) => [withoutTicks(usageType), namesIn(always), namesIn(sometimes)])).toEqual(
      usageTypes.map((usageType) => [usageType, roots(usageType, true), roots(usageType, false)]),
    );
  });

  it('shows what placeholders become', () => {
    const section = sectionOf('Placeholders');
    const values = JSON.parse(/`(\{"code".*\})`/.exec(section)?.[1] ?? '') as JsonObject;
    const rows = rowsOf('Placeholders').map((cells) => cells.map(withoutTicks));
    expect(rows).toHaveLength(8);
    for (const [template = '', message] of rows) expect(fillPlaceholders(template, values), template).toBe(message);
  });

  it('explains every finding', () => {
    expect(rowsOf('Findings').map(([code = '', severity]) => [withoutTicks(code), severity])).toEqual(Object.entries(findingSeverities));
    expect(rowsOf('Findings').filter(([, , when]) => when === '')).toEqual([]);
  });

  it('explains every note of a conversion', () => {
    expect(rowsOf('Notes of a conversion').map(([code = '']) => withoutTicks(code))).toEqual(conversionNoteCodes);
  });
});
