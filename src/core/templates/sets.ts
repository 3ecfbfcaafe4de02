import { type Channel, channels } from '../../shared/model/message';
import type { StoredTemplateSet, TemplateUse } from '../../shared/model/template-set';
import type { VaultContent } from '../vault/vault';
import { standardSet, standardSetId } from './standard-sets';

/** All sets, the standard ones first; those that nobody changed yet are not in the vault. */
export function allSets({ templateSets }: Pick<VaultContent, 'templateSets'>): StoredTemplateSet[] {
  const standard = channels.map((channel) => templateSets.find(({ id }) => id === standardSetId(channel)) ?? standardSet(channel));
  return [...standard, ...templateSets.filter((set) => !standard.includes(set))];
}

/** Which set each environment uses for each channel. */
export function allUses({ environments, templateUses }: Pick<VaultContent, 'environments' | 'templateUses'>): TemplateUse[] {
  return environments.flatMap(({ id: environmentId }) =>
    channels.map((channel) => templateUses.find((use) => use.environmentId === environmentId && use.channel === channel) ?? { environmentId, channel, setId: standardSetId(channel) }),
  );
}

/** The set that an environment uses for a channel. */
export function usedSet(content: Pick<VaultContent, 'environments' | 'templateSets' | 'templateUses'>, environmentId: string, channel: Channel): StoredTemplateSet {
  const use = allUses(content).find((candidate) => candidate.environmentId === environmentId && candidate.channel === channel);
  return allSets(content).find(({ id }) => id === use?.setId) ?? standardSet(channel);
}
