import type { AuditChange } from '../../shared/model/audit';
import type { StoredIntegration } from '../../shared/model/integration';
import { type Channel, channels } from '../../shared/model/message';
import type { ChannelChoice, Promoted, Promotion, PromotionPreview, PromotionResult } from '../../shared/model/promotion';
import { assertDeployable } from '../actions/deployable';
import { codeOf, keepVersions } from '../actions/versions';
import { AppError } from '../app-error';
import { applyAssignments, type Who } from '../assignments/rules';
import { countOf, environmentSubject, fieldChanges, integrationChanges } from '../audit/changes';
import type { Changed } from '../changed';
import { flowChanges, flowsOf, setFlows } from '../flows/flows';
import { acceptIntegrationName } from '../integrations/rules';
import type { Clock, Ids } from '../ports';
import type { FindProvider } from '../providers/provider';
import { usedSet } from '../templates/sets';
import { isoTime } from '../time';
import { plainCopy } from '../vault/plain-copy';
import type { AuditedVault, VaultContent } from '../vault/vault';
import { channelWord, listed } from '../words';
import { basisOf, channelPreview, type Ends, findEnds, integrationIn, named, previewOf, providerField, storedIn } from './preview';
import { promotedValues } from './promoted-values';
import { rollBack } from './roll-back';
import type { StoredPromotion } from './stored-promotion';

interface Tools {
  vault: AuditedVault;
  clock: Clock;
  ids: Ids;
  /** Written beside each change. */
  user: string;
  findProvider: FindProvider;
  changed: Changed;
}

/**
 * What one environment uses is taken to another. The target never shares an integration with the source: its own one of the same provider,
 * active nowhere else, takes the values; where it has none, a copy is made that is named for it. So what is tried out in the source later
 * never reaches the target by itself. Flows are copied; of templates the target uses the same sets. One atomic change, which can be taken
 * back until the next promotion into that environment.
 */
export function createPromotion({ vault, clock, ids, user, findProvider, changed }: Tools) {
  const told = () => {
    changed('actions', 'assignments', 'integrations', 'flows', 'templates');
  };

  /** Applies all of it to `content`. Throws `not-found`, `conflict` when the basis is another by now, and `invalid-input` with the path of the field. */
  function promote(content: VaultContent, input: Promotion, who: Who): { ends: Ends; changes: AuditChange[]; done: StoredPromotion } {
    const ends = findEnds(content, input);
    const { source, target } = ends;
    if (basisOf(content, ends) !== input.basis) throw new AppError('conflict', `${source.name} or ${target.name} was changed meanwhile. Look again before promoting.`, 'basis');
    const preview = previewOf(content, findProvider, ends);
    const done: StoredPromotion = { environmentId: target.id, fromName: source.name, what: '', ...who, assignments: [], updated: [], created: [], templates: [], flows: null };
    const changes: AuditChange[] = [];
    const parts: string[] = [];

    for (const channel of channels) {
      const choice = input[channel];
      if (choice === null) continue;
      changes.push(...promoteChannel(content, ends, channel, choice, done));
      parts.push(channelWord[channel]);
    }
    if (input.templates) {
      assertPromotable(preview.templates.refusal, 'templates');
      for (const channel of channels) {
        const [before, after] = [usedSet(content, target.id, channel).id, usedSet(content, source.id, channel).id];
        if (before === after) continue;
        content.templateUses = [...content.templateUses.filter((use) => use.environmentId !== target.id || use.channel !== channel), { environmentId: target.id, channel, setId: after }];
        done.templates.push({ channel, before, after });
      }
      changes.push(...preview.templates.changes);
      parts.push('templates');
    }
    const flows = flowsOf(content, source.id);
    if (input.flows && flows !== null) {
      assertPromotable(preview.flows.refusal, 'flows');
      const before = flowsOf(content, target.id);
      done.flows = { before, revision: setFlows(content, target.id, flows.on).revision };
      changes.push(...flowChanges(before?.on ?? null, flows.on));
      parts.push('flows');
    } else if (input.flows) assertPromotable(preview.flows.refusal, 'flows');
    if (parts.length === 0) throw new AppError('invalid-input', 'Choose what to promote.');
    keepVersions(content, who);
    done.what = listed(parts);
    content.promotions = [...content.promotions.filter((other) => other.environmentId !== target.id), done];
    return { ends, changes, done };
  }

  function promoteChannel(content: VaultContent, ends: Ends, channel: Channel, choice: ChannelChoice, done: StoredPromotion): AuditChange[] {
    const { target } = ends;
    const { refusal, kind, source } = channelPreview(content, findProvider, ends, channel);
    assertPromotable(refusal, channel);
    const replaces = integrationIn(content, target, channel);
    const after = kind === 'built-in' ? (source?.id ?? '') : promotedIntegration(content, ends, channel, choice, done, kind === 'update');
    const changes: AuditChange[] = [];
    if (after !== replaces) {
      changes.push(...fieldChanges([{ field: providerField(channel), before: named(content, replaces)?.name ?? null, after: named(content, after)?.name ?? null }]));
      applyAssignments(content, channel, [{ environmentId: target.id, integrationId: after, replaces }], done, channel);
    }
    done.assignments.push({ channel, before: replaces, after });
    const now = content.integrations.find(({ id }) => id === after);
    if (!now) return changes;
    const before = done.updated.find((each) => each.before.id === after)?.before ?? null;
    const descriptor = findProvider(now.providerId)?.descriptor ?? null;
    return [...changes, ...integrationChanges(descriptor, before, now).map((change) => ({ ...change, field: `${channel === 'sms' ? 'SMS' : 'E-mail'}: ${change.field}` }))];
  }

  /** The target's own integration with its new values. Answers its id. */
  function promotedIntegration(content: VaultContent, { source, target }: Ends, channel: Channel, choice: ChannelChoice, done: StoredPromotion, update: boolean): string {
    const [from, present] = [storedIn(content, source, channel), storedIn(content, target, channel)];
    const descriptor = from && findProvider(from.providerId)?.descriptor;
    if (!from || !descriptor) throw new AppError('not-found', 'The integration was deleted meanwhile. Choose another one.', channel);
    const to = present?.providerId === from.providerId ? present : null;
    const own = update ? to : null;
    const id = own?.id ?? ids.next();
    const values = promotedValues({ vault, descriptor, from, to, choice, path: channel, integrationId: id, set: done });
    const code = codeOf({ providerId: from.providerId, settings: values.settings });
    if (code !== null && code !== codeOf(from) && code !== (to && codeOf(to))) assertDeployable(code, channel, `${channel}.fields.code`);
    const name = nameOf(content, channel, choice.name, own?.id ?? null);
    const common = { name, ...values, check: null, updatedAt: done.at, updatedBy: done.by };
    if (own) {
      done.updated.push({ before: { ...own }, revision: own.revision + 1 });
      Object.assign(own, { ...common, revision: own.revision + 1 } satisfies Partial<StoredIntegration>);
    } else {
      content.integrations.push({ id, channel, providerId: from.providerId, lastTest: null, createdAt: done.at, revision: 0, ...common });
      done.created.push(id);
    }
    return id;
  }

  return {
    /** Errors: `not-found`, `invalid-input`. */
    preview: (input: { fromId: string; toId: string }): PromotionPreview => {
      const content = vault.read();
      return previewOf(content, findProvider, findEnds(content, input));
    },

    /** Errors: those of `promote`. A dry run comes to the same answer or error and changes nothing. */
    apply: async (input: Promotion): Promise<PromotionResult> => {
      const who = { at: isoTime(clock.now()), by: user };
      if (input.dryRun) return { changes: promote(plainCopy(vault.read()), input, who).changes };
      const result = await vault.change((content, note) => {
        const { ends, changes, done } = promote(content, input, who);
        note({ action: 'promoted', subject: environmentSubject(ends.target), changes, summary: `From ${done.fromName}: ${done.what}. ${countOf(changes)}` });
        return { changes };
      });
      told();
      return result;
    },

    /** null: nothing was promoted into it, or it was rolled back. */
    last: ({ environmentId }: { environmentId: string }): Promoted | null => {
      const found = vault.read().promotions.find((promotion) => promotion.environmentId === environmentId);
      return found ? { fromName: found.fromName, what: found.what, at: found.at, by: found.by } : null;
    },

    /** Everything as it was before the last promotion into an environment. Errors: `not-found`, `conflict` when any of it was changed since. */
    rollBack: async ({ environmentId }: { environmentId: string }): Promise<null> => {
      const who = { at: isoTime(clock.now()), by: user };
      await vault.change((content, note) => {
        note(rollBack(content, environmentId, findProvider, who));
      });
      told();
      return null;
    },
  };
}

function assertPromotable(refusal: string | null, field: string): void {
  if (refusal !== null) throw new AppError('invalid-input', refusal, field);
}

function nameOf(content: VaultContent, channel: Channel, raw: string, ownId: string | null): string {
  try {
    return acceptIntegrationName(content, channel, raw, ownId);
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, error.message, `${channel}.name`) : error;
  }
}
