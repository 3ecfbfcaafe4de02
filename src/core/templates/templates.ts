import type { CallInput, CallOutput } from '../../shared/contract';
import type { AuditSubject } from '../../shared/model/audit';
import type { Channel } from '../../shared/model/message';
import type { StoredTemplateSet, TemplateSets } from '../../shared/model/template-set';
import { inspectTemplates } from '../../shared/templates/check-templates';
import { convertTemplates } from '../../shared/templates/convert-templates';
import { blocksSaving } from '../../shared/templates/finding';
import { readTemplates } from '../../shared/templates/read-templates';
import { variants } from '../../shared/templates/variants';
import { AppError } from '../app-error';
import { countOf, fieldChanges } from '../audit/changes';
import type { Changed } from '../changed';
import type { Clock, FileDialogs, Ids } from '../ports';
import { isoTime } from '../time';
import { storeFailure } from '../vault/storing';
import type { AuditedVault, VaultContent } from '../vault/vault';
import { channelWord, cleanName, listed, sameName } from '../words';
import { setChanges } from './set-changes';
import { allSets, allUses } from './sets';
import { isStandard } from './standard-sets';

const maxSets = 50;

interface Tools {
  vault: AuditedVault;
  clock: Clock;
  ids: Ids;
  files: Pick<FileDialogs, 'save'>;
  changed: Changed;
}

/** The texts that the platform sends, in sets of one channel, and which environment uses which. */
export function createTemplates({ vault, clock, ids, files, changed }: Tools) {
  const list = (): TemplateSets => listOf(vault.read());

  return {
    list,

    /** Throws `not-found`. */
    get: ({ id }: CallInput<'templates.get'>): StoredTemplateSet => findSet(vault.read(), id),

    /** Throws `invalid-input`: `name` when the channel has a set of that name, `json` as `assertUsable`. */
    create: async ({ channel, name, defaultLanguage, json }: CallInput<'templates.create'>): Promise<StoredTemplateSet> => {
      assertUsable(json, channel);
      const created = await vault.change((content, note) => {
        if (content.templateSets.length >= maxSets) throw new AppError('invalid-input', `There can be ${maxSets} template sets at most. Delete one first.`);
        const set: StoredTemplateSet = { id: ids.next(), channel, name: acceptName(content, channel, name, null), defaultLanguage, json, savedAt: isoTime(clock.now()), revision: 0 };
        content.templateSets.push(set);
        note({ action: 'created', subject: setSubject(set), changes: setChanges(null, set), summary: `For ${channelWord[channel]}` });
        return set;
      });
      changed('templates');
      return created;
    },

    /** Throws as `create`, and `conflict` for a set that was changed meanwhile. */
    update: async ({ id, revision, name, defaultLanguage, json }: CallInput<'templates.update'>): Promise<StoredTemplateSet> => {
      const updated = await vault.change((content, note) => {
        const before = findCurrent(content, id, revision);
        assertUsable(json, before.channel);
        const after: StoredTemplateSet = { ...before, name: acceptName(content, before.channel, name, id), defaultLanguage, json, savedAt: isoTime(clock.now()), revision: revision + 1 };
        content.templateSets = [...content.templateSets.filter((set) => set.id !== id), after];
        const changes = setChanges(before, after);
        note({ action: 'changed', subject: setSubject(after), changes, summary: changes.length === 0 ? 'Layout only' : countOf(changes) });
        return after;
      });
      changed('templates');
      return updated;
    },

    /** Throws `in-use` while an environment uses it, and for a standard set. */
    delete: async ({ id, revision }: CallInput<'templates.delete'>): Promise<null> => {
      await vault.change((content, note) => {
        const set = findCurrent(content, id, revision);
        if (isStandard(id)) throw new AppError('in-use', `${set.name} stays: environments that have chosen no set use it.`);
        const users = allUses(content).filter((use) => use.setId === id);
        const names = content.environments.filter((environment) => users.some((use) => use.environmentId === environment.id)).map((environment) => environment.name);
        if (names.length > 0) throw new AppError('in-use', `${set.name} is used in ${listed(names)}. Choose another set there first.`);
        content.templateSets = content.templateSets.filter((candidate) => candidate.id !== id);
        note({ action: 'deleted', subject: setSubject(set), changes: setChanges(set, null), summary: `For ${channelWord[set.channel]}` });
      });
      changed('templates');
      return null;
    },

    /** Asks where to. Throws `not-found`, and `invalid-input` where not one template can be said in that variant. */
    export: async ({ id, variant, language }: CallInput<'templates.export'>): Promise<CallOutput<'templates.export'>> => {
      const set = findSet(vault.read(), id);
      const read = readTemplates(set.json, { channel: set.channel });
      if (!read.ok) throw new AppError('invalid-input', `${set.name} holds no templates.`, 'id');
      const isSame = read.file.variant === variant;
      const converted = isSame ? null : convertTemplates(read.file, variant, { language: language ?? set.defaultLanguage });
      if (converted?.templates.length === 0) throw new AppError('invalid-input', `Not one template of ${set.name} can be written as ${variants[variant].label}.`, 'variant');
      const text = converted === null ? set.json : `${JSON.stringify(converted.value, null, 2)}\n`;
      const saved = await files.save(`${fileName(set.name)}.json`, Buffer.from(text, 'utf8')).catch((error: unknown) => {
        throw storeFailure(error);
      });
      if (saved === null) return { file: null };
      await vault.change((_content, note) => {
        note({ action: 'exported', subject: setSubject(set), summary: `As ${variants[variant].label}` });
      });
      return { file: saved.name };
    },

    /** Throws `conflict` when the environment uses another set than the window saw, `not-found`, and `invalid-input` for a set of the other channel. */
    use: async ({ environmentId, channel, setId, replaces }: CallInput<'templates.use'>): Promise<TemplateSets> => {
      const sets = await vault.change((content, note) => {
        const environment = content.environments.find(({ id }) => id === environmentId);
        if (!environment) throw new AppError('not-found', 'This environment was deleted meanwhile.', 'environmentId');
        const set = findSet(content, setId);
        if (set.channel !== channel) throw new AppError('invalid-input', `${set.name} is for ${channelWord[set.channel]}.`, 'setId');
        const present = allUses(content).find((use) => use.environmentId === environmentId && use.channel === channel)?.setId;
        if (present !== replaces) throw new AppError('conflict', `${environment.name} uses another set meanwhile. Look again.`, 'replaces');
        const others = content.templateUses.filter((use) => use.environmentId !== environmentId || use.channel !== channel);
        content.templateUses = [...others, { environmentId, channel, setId }];
        const changes = fieldChanges([{ field: environment.name, before: findSet(content, replaces).name, after: set.name }]);
        if (changes.length > 0) note({ action: 'assigned', subject: setSubject(set), changes, summary: environment.name });
        return listOf(content);
      });
      changed('templates');
      return sets;
    },
  };
}

function listOf(content: Readonly<VaultContent>): TemplateSets {
  return {
    sets: allSets(content).map(({ json, ...set }) => ({ ...set, standard: isStandard(set.id), usageTypes: usageTypesIn(json, set.channel) })),
    uses: allUses(content),
  };
}

function usageTypesIn(json: string, channel: Channel): string[] {
  const read = readTemplates(json, { channel });
  return read.ok ? [...new Set(read.file.templates.map(({ usageType }) => usageType))] : [];
}

function setSubject({ id, name }: StoredTemplateSet): AuditSubject {
  return { kind: 'templates', id, name, providerId: null };
}

function findSet(content: Readonly<VaultContent>, id: string): StoredTemplateSet {
  const set = allSets(content).find((candidate) => candidate.id === id);
  if (!set) throw new AppError('not-found', 'This template set was deleted meanwhile.', 'id');
  return set;
}

function findCurrent(content: Readonly<VaultContent>, id: string, revision: number): StoredTemplateSet {
  const set = findSet(content, id);
  if (set.revision !== revision) throw new AppError('conflict', `${set.name} was changed meanwhile. Look again before saving.`, 'revision');
  return set;
}

function acceptName(content: Readonly<VaultContent>, channel: Channel, raw: string, id: string | null): string {
  const name = cleanName(raw);
  if (name === '') throw new AppError('invalid-input', 'Enter a name.', 'name');
  const taken = allSets(content).some((set) => set.channel === channel && set.id !== id && sameName(set.name, name));
  if (taken) throw new AppError('invalid-input', `There is a set called ${name} already.`, 'name');
  return name;
}

/** Throws `invalid-input` with the first error of the JSON, or when its templates are of the other channel. */
function assertUsable(json: string, channel: Channel): void {
  const { file, findings } = inspectTemplates(json, { channel });
  const error = findings.find(blocksSaving);
  if (error !== undefined) throw new AppError('invalid-input', error.place === null ? error.message : `Line ${error.place.line}: ${error.message}`, 'json');
  if (file !== null && file.channel !== channel) throw new AppError('invalid-input', `These are templates for ${channelWord[file.channel]}.`, 'json');
}

/** What a file system takes everywhere. */
function fileName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/gu, '') || 'templates';
}
