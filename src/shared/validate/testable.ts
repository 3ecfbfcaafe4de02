import type { Environment } from '../model/environment';

/**
 * Why Support may not test an integration that is active in `servedIds`, in a sentence; null when it may: every environment that it
 * serves is released, and there is one, since what serves none may be meant for any.
 */
export function whyNotTest(name: string, servedIds: readonly string[], environments: readonly Environment[], releasedIds: readonly string[]): string | null {
  if (servedIds.length === 0) return `${name} is active in no environment. Testing it needs an administrator.`;
  const kept = environments.find(({ id }) => servedIds.includes(id) && !releasedIds.includes(id));
  return kept ? `${kept.name} is not released for tests by Support. Testing ${name} needs an administrator.` : null;
}
