import type { Target } from '../../shared/contract';
import type { StoredIntegration } from '../../shared/model/integration';
import type { Channel } from '../../shared/model/message';
import { AppError } from '../app-error';
import type { FindProvider, ProviderConfig, ProviderEntry } from '../providers/provider';
import type { OpenVault } from '../vault/vault';
import { type BuiltIn, findBuiltIn } from './built-in';
import { openCredentials } from './credentials';
import { acceptValues, sameValues } from './values';

/** Whom a verify or a test speaks for, ready to run. Holds open credentials: never to be kept beyond the one operation. */
export interface ProviderTarget {
  kind: 'provider';
  /** The saved integration whose values these are, as it was then: the outcome is noted on it. null: values that are not saved. */
  saved: { id: string; revision: number } | null;
  name: string;
  channels: Channel[];
  entry: ProviderEntry;
  config: ProviderConfig;
}
export interface BuiltInTarget {
  kind: 'built-in';
  builtIn: BuiltIn;
}

interface Tools {
  vault: OpenVault;
  findProvider: FindProvider;
}

/**
 * Opens the credentials of a saved integration, or of the form as typed. Editing (typed, with `integrationId`) takes the stored
 * credential for an empty field under the rules of saving: never when the destination differs. Errors: `not-found`, `invalid-input`.
 */
export function resolveTarget(tools: Tools, target: Target): ProviderTarget | BuiltInTarget {
  return target.kind === 'saved' ? savedTarget(tools, target.integrationId) : typedTarget(tools, target);
}

function savedTarget({ vault, findProvider }: Tools, id: string): ProviderTarget | BuiltInTarget {
  const builtIn = findBuiltIn(id);
  if (builtIn) return { kind: 'built-in', builtIn };
  const stored = findStored(vault, id);
  return {
    kind: 'provider',
    saved: { id, revision: stored.revision },
    name: stored.name,
    channels: [stored.channel],
    entry: findEntry(findProvider, stored.providerId),
    config: { settings: stored.settings, credentials: openCredentials(vault, stored, Object.keys(stored.credentials)), apiBaseUrl: stored.apiBaseUrl },
  };
}

function typedTarget({ vault, findProvider }: Tools, typed: Extract<Target, { kind: 'typed' }>): ProviderTarget {
  const entry = findEntry(findProvider, typed.providerId);
  const stored = typed.integrationId === null ? null : findStored(vault, typed.integrationId);
  if (stored && stored.providerId !== typed.providerId) throw new AppError('invalid-input', `${stored.name} belongs to another provider.`, 'target.providerId');
  const values = acceptValues(entry.descriptor, typed, stored);
  const kept = stored ? openCredentials(vault, stored, values.kept) : {};
  return {
    kind: 'provider',
    saved: stored && sameValues(values, stored) ? { id: stored.id, revision: stored.revision } : null,
    name: typed.name.trim() || (stored?.name ?? entry.descriptor.label),
    channels: stored ? [stored.channel] : entry.descriptor.channels,
    entry,
    config: { settings: values.settings, credentials: { ...kept, ...values.credentials }, apiBaseUrl: values.apiBaseUrl },
  };
}

function findStored(vault: OpenVault, id: string): StoredIntegration {
  const stored = vault.read().integrations.find((integration) => integration.id === id);
  if (!stored) throw new AppError('not-found', 'This integration was deleted meanwhile.', 'target.integrationId');
  return stored;
}

function findEntry(findProvider: FindProvider, providerId: string): ProviderEntry {
  const entry = findProvider(providerId);
  if (!entry) throw new AppError('invalid-input', 'Dispatchbox has no such provider.', 'target.providerId');
  return entry;
}
