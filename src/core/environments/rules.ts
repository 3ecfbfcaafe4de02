import type { Environment } from '../../shared/model/environment';
import { AppError } from '../app-error';
import { builtInsActiveIn } from '../assignments/rules';
import type { VaultContent } from '../vault/vault';
import { cleanName, listed, sameName } from '../words';

/** The bound of the calls that name every environment at once. */
export const maxEnvironments = 200;

/** The name as it will be stored. Throws `invalid-input` when it is empty or another environment has it. */
export function acceptEnvironmentName(others: readonly { name: string }[], raw: string): string {
  const name = cleanName(raw);
  if (name === '') throw new AppError('invalid-input', 'The environment needs a name.', 'name');
  if (others.some((other) => sameName(other.name, name))) throw new AppError('invalid-input', 'Another environment has this name.', 'name');
  return name;
}

/** Throws `in-use` when a built-in service is active there: those never serve production (R7). */
export function assertMayBeProduction(content: Readonly<VaultContent>, environment: Environment): void {
  const names = builtInsActiveIn(content, environment.id).map((builtIn) => builtIn.name);
  if (names.length === 0) return;
  throw new AppError('in-use', `${listed(names)} ${names.length === 1 ? 'is' : 'are'} active in ${environment.name}. Set another provider first.`, 'production');
}

/** Throws `in-use` for the last one: without an environment there is nothing to assign to. */
export function assertNotLast(content: Readonly<VaultContent>, environment: Environment): void {
  if (content.environments.length === 1) throw new AppError('in-use', `${environment.name} is the only environment. Add another one first.`);
}

/** The environments in the order of `ids`. Throws `conflict` unless these are exactly the ids of all, each once. */
export function reordered(environments: readonly Environment[], ids: readonly string[]): Environment[] {
  const byId = new Map(environments.map((environment) => [environment.id, environment]));
  const result = [...new Set(ids)].map((id) => byId.get(id)).filter((environment) => environment !== undefined);
  if (result.length !== environments.length || ids.length !== environments.length) throw new AppError('conflict', 'Environments were added or deleted meanwhile. Look again before moving them.', 'ids');
  return result;
}
