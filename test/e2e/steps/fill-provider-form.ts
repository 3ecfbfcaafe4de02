import type { Page } from '@playwright/test';
import type { ProviderConfig } from '../../../src/core/providers/provider';
import type { ProviderDescriptor } from '../../../src/shared/model/provider';
import { chosenOption } from '../../../src/shared/validate/fields';
import { choose } from './choose';
import { fill } from './fill';
import { setApiBaseUrl } from './set-api-base-url';

/** Puts a whole configuration into the form of its provider, wherever its description says that each value stands. */
export async function fillProviderForm(page: Page, { fields, alternatives }: ProviderDescriptor, { settings, credentials, apiBaseUrl }: ProviderConfig): Promise<void> {
  const values = { ...settings, ...credentials };
  for (const alternative of alternatives) await choose(page, alternative.label, chosenOption(alternative, Object.keys(values)).label);
  const given = fields.filter(({ id }) => values[id] !== undefined);
  if (given.some(({ group }) => group === 'advanced')) await page.getByRole('button', { name: /^Advanced/ }).click();
  for (const { id, label, choices, fallback } of given) {
    const value = values[id] ?? '';
    if (choices === undefined) await fill(page, { [label]: value });
    else if (value !== fallback) {
      await page.getByRole('combobox', { name: label, exact: true }).click();
      await page.getByRole('option', { name: choices.find((choice) => choice.value === value)?.label ?? value, exact: true }).click();
    }
  }
  if (apiBaseUrl !== null) await setApiBaseUrl(page, apiBaseUrl);
}
