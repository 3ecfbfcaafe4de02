import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { noEnvironment, notSaved } from './filters';
import type { ViewRow } from './history-view';

export interface Option {
  value: string;
  label: string;
}

/** What the rows can be filtered by: whatever occurs in them, under its present name or, where it was deleted, under its last. */
export interface FilterOptions {
  integrations: Option[];
  providers: Option[];
  environments: Option[];
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const byLabel = (a: Option, b: Option): number => collator.compare(a.label, b.label);

/** Of an id and its last name, with its present name. */
function presentOption(present: readonly { id: string; name: string }[] | undefined): (named: [id: string, name: string]) => Option {
  const names = present && new Map(present.map(({ id, name }) => [id, name]));
  return ([value, name]) => ({ value, label: names === undefined ? name : (names.get(value) ?? `${name} (deleted)`) });
}

/** `rows`: newest first. What is there now is undefined while it is read: nothing is called deleted then. */
export function filterOptions(rows: readonly ViewRow[], integrations: readonly IntegrationView[] | undefined, environments: readonly Environment[] | undefined, providers: readonly ProviderDescriptor[]): FilterOptions {
  const integrationNames = new Map<string, string>();
  const environmentNames = new Map<string, string>();
  const providerIds = new Set<string>();
  let unsaved = false;
  let nowhere = false;
  for (const { row } of rows) {
    providerIds.add(row.providerId);
    if (row.integrationId === null) unsaved = true;
    else if (!integrationNames.has(row.integrationId)) integrationNames.set(row.integrationId, row.integrationName);
    if (row.environments.length === 0) nowhere = true;
    for (const { id, name } of row.environments) if (!environmentNames.has(id)) environmentNames.set(id, name);
  }
  const order = new Map(environments?.map(({ id }, index) => [id, index]));
  return {
    integrations: [
      ...[...integrationNames].map(presentOption(integrations)).sort(byLabel),
      ...(unsaved ? [{ value: notSaved, label: 'Not saved when sent' }] : []),
    ],
    providers: [...providerIds].map((value) => ({ value, label: value === 'built-in' ? 'Built-in' : (providers.find(({ id }) => id === value)?.label ?? value) })).sort(byLabel),
    environments: [
      ...[...environmentNames]
        .map(presentOption(environments))
        .sort((a, b) => (order.get(a.value) ?? Infinity) - (order.get(b.value) ?? Infinity) || byLabel(a, b)),
      ...(nowhere ? [{ value: noEnvironment, label: 'None' }] : []),
    ],
  };
}
