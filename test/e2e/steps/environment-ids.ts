import type { Page } from '@playwright/test';
import { ask } from './ask';

/** The ids of environments by their names, in the same order. */
export async function environmentIds(page: Page, names: readonly string[]): Promise<string[]> {
  const environments = await ask(page, 'environments.list', {});
  return names.map((name) => {
    const found = environments.find((environment) => environment.name === name);
    if (found === undefined) throw new Error(`There is no environment ${name}.`);
    return found.id;
  });
}
