import { z } from 'zod';
import type { CallName, EventName } from './call-names';
import { cannedAnswerSchema } from './model/action';
import type { ActionState } from './model/action-version';
import { type Assignment, assignmentChangeSchema, type PastAssignment } from './model/assignment';
import { type AuditChanges, type AuditCheck, type AuditEntry, auditFormats } from './model/audit';
import { draftSchema, type SavedDraft } from './model/draft';
import { type Environment, environmentNameSchema } from './model/environment';
import { type EnvironmentFlows, flowsOnByChannelSchema } from './model/flow';
import type { HistoryChanges } from './model/history';
import type { InboxList, InboxMessage } from './model/inbox';
import { apiBaseUrlSchema, credentialIdSchema, credentialValuesSchema, fieldValuesSchema, integrationNameSchema, type IntegrationView } from './model/integration';
import { channelSchema, messageSchema } from './model/message';
import { networkValuesSchema, type NetworkView } from './model/network';
import type { Guide, ProviderDescriptor } from './model/provider';
import { type Promoted, type PromotionPreview, type PromotionResult, promotionSchema } from './model/promotion';
import type { CheckReport, TestSendReport } from './model/report';
import { settingsSections, type StoredSettings } from './model/settings';
import { languageSchema, type StoredTemplateSet, templateJsonSchema, templateSetNameSchema, type TemplateSets } from './model/template-set';
import { templateOverridesSchema } from './model/template';
import { templateVariantSchema } from './model/template-variant';
import type { TestSend } from './model/test-send';
import type { RolesState } from './model/roles';
import type { BackupEntry, BackupPreview, ChosenBackup, VaultOverview, VaultState } from './model/vault';
import type { Result } from './result';

const nothing = z.strictObject({});
const id = z.string().min(1).max(64);
const revision = z.number().int().nonnegative();
const passphrase = z.string().min(1).max(1_024);
/** Chosen by the window so that it can cancel what has not answered yet. */
const operationId = z.uuid();

/**
 * Whom a verify or a test speaks for. Saved: exactly what is stored. Typed: the form as it stands; with `integrationId`
 * (editing) a credential left empty is taken from the store, unless a destination field differs from the saved one.
 */
const savedTarget = z.strictObject({ kind: z.literal('saved'), integrationId: id });
const typedTarget = z.strictObject({
  kind: z.literal('typed'),
  integrationId: id.nullable(),
  providerId: z.string().min(1).max(40),
  name: z.string().max(60),
  settings: fieldValuesSchema,
  credentials: credentialValuesSchema,
  /** As in `integrations.update`. */
  removed: z.array(credentialIdSchema).max(100).optional(),
  apiBaseUrl: apiBaseUrlSchema.nullable(),
});
const target = z.discriminatedUnion('kind', [savedTarget, typedTarget]);
export type Target = z.infer<typeof target>;

const protectionChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keychain') }),
  z.strictObject({ kind: z.literal('passphrase'), passphrase }),
]);
export type ProtectionChoice = z.infer<typeof protectionChoice>;

/** The passphrase that protects the vault now; null where the keychain does. Demanded again for what changes who can open the vault. */
const currentPassphrase = passphrase.nullable();
const newEnvironments = z.array(z.strictObject({ name: environmentNameSchema, production: z.boolean() })).min(1).max(50);

/** What opens a backup. `open-vault`: the recovery key that the open vault keeps sealed; it opens the copies made since that key was made. */
const backupSecret = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), passphrase }),
  z.strictObject({ kind: z.literal('recovery-key'), recoveryKey: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.literal('open-vault') }),
]);
export type BackupSecret = z.infer<typeof backupSecret>;

/** The input of every call that main answers. Unknown keys, wrong types and oversized strings are refused before a service sees them. */
export const callInputs = {
  /** Adds a host to those that the saved code may ask, with its saved secrets. The person is asked outside of the page; `changed: false`: they refused. */
  'actions.allowHost': z.strictObject({ integrationId: id, revision, host: z.string().trim().min(1).max(260) }),
  /** Makes the code the one that is used, as a new version, and drops the draft. `revision`: of the action. */
  'actions.deploy': z.strictObject({ integrationId: id, revision, code: z.string().max(100_000) }),
  /** Runs code once without letting anything leave this computer. `target`: as for a test of typed values; `answers`: what the services say, HTTP 200 and {} where none fits. */
  'actions.dryRun': z.strictObject({ operationId, target: typedTarget, message: messageSchema, answers: z.array(cannedAnswerSchema).max(100) }),
  'actions.get': z.strictObject({ integrationId: id }),
  /** Deploys an earlier version again, as a new one. The draft stays. */
  'actions.rollBack': z.strictObject({ integrationId: id, revision, number: z.number().int().positive() }),
  /** Code that is the deployed one leaves no draft. */
  'actions.saveDraft': z.strictObject({ integrationId: id, revision, code: z.string().max(100_000) }),
  'actions.version': z.strictObject({ integrationId: id, number: z.number().int().positive() }),
  'app.info': nothing,
  /** Only https and only hosts that a descriptor names. */
  'app.openLink': z.strictObject({ url: z.string().max(2_000) }),
  /** The last 20 changes of each channel. */
  'assignments.history': z.strictObject({ environmentId: id }),
  'assignments.list': nothing,
  /** All changes or none. */
  'assignments.set': z.strictObject({ channel: channelSchema, changes: z.array(assignmentChangeSchema).min(1).max(200) }),
  /** Finds any entry that was removed, changed, moved or cut off, and says where. */
  'audit.check': nothing,
  /** Every entry that opens. The page never names a path. */
  'audit.export': z.strictObject({ format: z.enum(auditFormats) }),
  /** Numbers of the entries that hold the text anywhere, also in what changed. */
  'audit.find': z.strictObject({ text: z.string().trim().min(1).max(200) }),
  'audit.get': z.strictObject({ number: z.number().int().positive() }),
  /** `since`: the cursor of the last answer; null asks for all. */
  'audit.list': z.strictObject({ since: z.number().int().nonnegative().nullable() }),
  'drafts.clear': z.strictObject({ channel: channelSchema }),
  'drafts.get': z.strictObject({ channel: channelSchema }),
  'drafts.save': draftSchema,
  'environments.add': z.strictObject({ name: environmentNameSchema, production: z.boolean() }),
  /** Its assignments go with it. */
  'environments.delete': z.strictObject({ id, revision }),
  'environments.list': nothing,
  /** The ids of all environments, each once; anything else is a `conflict`. */
  'environments.reorder': z.strictObject({ ids: z.array(id).max(200) }),
  'environments.update': z.strictObject({ id, revision, name: environmentNameSchema, production: z.boolean() }),
  'flows.list': nothing,
  /** `revision`: 0 for an environment of which nothing was said yet. */
  'flows.update': z.strictObject({ environmentId: id, revision, on: flowsOnByChannelSchema }),
  /** Ids of the test sends whose recipient or message id holds the text; digits are compared without spaces and signs. */
  'history.find': z.strictObject({ text: z.string().trim().min(1).max(320) }),
  /** `since`: the cursor of the last answer; null asks for all. */
  'history.list': z.strictObject({ since: z.number().int().nonnegative().nullable() }),
  /** One recipient in full. */
  'history.recipient': z.strictObject({ id }),
  'inbox.delete': z.strictObject({ id }),
  'inbox.empty': nothing,
  'inbox.get': z.strictObject({ id }),
  'inbox.list': nothing,
  'inbox.markRead': z.strictObject({ id }),
  /** `defaults`: environments that use it from the start, each with whom it replaces there. One atomic change. */
  'integrations.create': z.strictObject({
    channel: channelSchema,
    providerId: z.string().min(1).max(40),
    name: integrationNameSchema,
    settings: fieldValuesSchema,
    credentials: credentialValuesSchema,
    apiBaseUrl: apiBaseUrlSchema.nullable(),
    templateOverrides: templateOverridesSchema.default([]),
    defaults: z.array(z.strictObject({ environmentId: id, replaces: id.nullable() })).max(200),
  }),
  'integrations.delete': z.strictObject({ id, revision }),
  'integrations.list': nothing,
  /** A credential that is not given stays as it is, and so do the template overrides. `removed`: ids of named secrets that go. */
  'integrations.update': z.strictObject({
    id,
    revision,
    name: integrationNameSchema,
    settings: fieldValuesSchema,
    credentials: credentialValuesSchema,
    removed: z.array(credentialIdSchema).max(100).optional(),
    apiBaseUrl: apiBaseUrlSchema.nullable(),
    templateOverrides: templateOverridesSchema.optional(),
  }),
  'integrations.verify': z.strictObject({ operationId, target }),
  'network.get': nothing,
  /** An empty password keeps the saved one, unless the proxy becomes another: then it is demanded anew. */
  'network.update': networkValuesSchema.extend({ revision }),
  'operations.cancel': z.strictObject({ operationId }),
  /** Keeps an HTML text for the sandboxed preview frame; the last 20 are held, in memory. */
  'previews.create': z.strictObject({ html: z.string().max(500_000) }),
  /** One atomic change; with `dryRun` none, but the same answer. `basis`: that of the preview; `conflict` when something changed since. */
  'promotion.apply': promotionSchema,
  /** The last one into an environment, which can be rolled back. */
  'promotion.last': z.strictObject({ environmentId: id }),
  'promotion.preview': z.strictObject({ fromId: id, toId: id }),
  'promotion.rollBack': z.strictObject({ environmentId: id }),
  'providers.guide': z.strictObject({ providerId: z.string().min(1).max(40) }),
  'providers.list': nothing,
  'recipients.clear': nothing,
  'recipients.list': z.strictObject({ channel: channelSchema }),
  /** For the minutes that the settings say. Wrong tries are answered with a growing pause. */
  'roles.becomeAdministrator': z.strictObject({ passphrase }),
  'roles.becomeSupport': nothing,
  /** All environments whose integrations Support may test; those not named are taken back. */
  'roles.release': z.strictObject({ environmentIds: z.array(id).max(200) }),
  /** A forgotten passphrase becomes another one. */
  'roles.resetPassphrase': z.strictObject({ recoveryKey: z.string().max(128), passphrase }),
  /** `current`: null while none is set. `passphrase`: null lets everybody be an administrator again. */
  'roles.setPassphrase': z.strictObject({ current: passphrase.nullable(), passphrase: passphrase.nullable() }),
  'roles.state': nothing,
  'settings.get': nothing,
  /** The sections that are given; the others stay as they are. */
  'settings.update': z.strictObject(settingsSections).partial().extend({ revision }),
  'templates.create': z.strictObject({ channel: channelSchema, name: templateSetNameSchema, defaultLanguage: languageSchema, json: templateJsonSchema }),
  /** A set that environments use, and a standard one, are not deleted. */
  'templates.delete': z.strictObject({ id, revision }),
  /** A saved set in any variant. `language`: taken where the variant has none. The page never names a path. */
  'templates.export': z.strictObject({ id, variant: templateVariantSchema, language: languageSchema.nullable() }),
  'templates.get': z.strictObject({ id }),
  'templates.list': nothing,
  /** JSON with an error is refused: see `blocksSaving`. */
  'templates.update': z.strictObject({ id, revision, name: templateSetNameSchema, defaultLanguage: languageSchema, json: templateJsonSchema }),
  /** `replaces`: the set that the window saw there. */
  'templates.use': z.strictObject({ environmentId: id, channel: channelSchema, setId: id, replaces: id }),
  /** Whether a test send would be within the limits now. `to`: null asks for the limits of all recipients alone. */
  'testSend.allowance': z.strictObject({ to: z.string().max(320).nullable() }),
  /** Takes back the code that the message carried. */
  'testSend.confirmCode': z.strictObject({ id, code: z.string().trim().max(20) }),
  'testSend.get': z.strictObject({ id }),
  /** Asks the provider now what became of the message. */
  'testSend.refresh': z.strictObject({ operationId, id }),
  'testSend.send': z.strictObject({
    operationId,
    target,
    message: messageSchema,
    /** A code of 4 to 10 digits that stands in the message, to be typed back when it arrived. */
    code: z.string().regex(/^[0-9]{4,10}$/).nullable().default(null),
    /** Asks the provider to take the message and deliver nothing, where its descriptor has a `testMode`. */
    testMode: z.boolean().default(false),
  }),
  'testSend.stopFollowing': z.strictObject({ id }),
  /** A person did something: the time until the vault locks by itself begins anew. At most every few seconds is enough. */
  'vault.active': nothing,
  /** Makes a backup and asks where to keep it. `passphrase`: of the backup alone, from 12 characters. */
  'vault.backUp': z.strictObject({ passphrase }),
  /** A new master key under another protection. From `session` the vault moves to the disk. */
  'vault.changeProtection': z.strictObject({ protection: protectionChoice, current: currentPassphrase }),
  /** Asks for a backup's file. What was chosen is held until another one is, or the vault's state changes. */
  'vault.chooseBackup': nothing,
  'vault.confirmNewRecoveryKey': z.strictObject({ lastFour: z.string().max(16) }),
  'vault.confirmRecoveryKey': z.strictObject({ lastFour: z.string().max(16) }),
  /** Prepares a vault and answers its recovery key, this once. Nothing is written before `confirmRecoveryKey`. */
  'vault.create': z.strictObject({
    protection: protectionChoice,
    environments: newEnvironments,
  }),
  'vault.deleteBackups': z.strictObject({ ids: z.array(id).min(1).max(100) }),
  'vault.listBackups': nothing,
  'vault.lock': nothing,
  /** Answers another recovery key, this once. The former one opens the vault until `confirmNewRecoveryKey`. */
  'vault.newRecoveryKey': z.strictObject({ current: currentPassphrase }),
  /** What a backup holds and what it would replace. Nothing changes. */
  'vault.openBackup': z.strictObject({ id, secret: backupSecret }),
  'vault.openCopy': nothing,
  'vault.overview': nothing,
  'vault.probeKeychain': nothing,
  /** Opens what is there with the recovery key and protects it anew. */
  'vault.recover': z.strictObject({ recoveryKey: z.string().max(128), protection: protectionChoice }),
  /** Of a backup that `openBackup` opened. `protection` is demanded unless the vault is open, which keeps its own. */
  'vault.restore': z.strictObject({ id, protection: protectionChoice.optional() }),
  /** Tells `progress`. Cannot be cancelled: a half is no state. */
  'vault.rotateKey': z.strictObject({ operationId, current: currentPassphrase }),
  /** Asks where to keep the recovery key, only while it is being shown. */
  'vault.saveRecoveryKey': nothing,
  /** Sets everything of a damaged vault aside; then as at the first start. */
  'vault.startEmpty': nothing,
  /** A vault in memory alone, gone when Dispatchbox ends. */
  'vault.startSession': z.strictObject({ environments: newEnvironments }),
  'vault.state': nothing,
  'vault.unlock': z.strictObject({ passphrase: passphrase.optional() }),
} satisfies Record<CallName, z.ZodType>;

export interface CallOutputs {
  'actions.allowHost': { changed: boolean };
  'actions.deploy': ActionState;
  'actions.dryRun': TestSendReport;
  'actions.get': ActionState;
  'actions.rollBack': ActionState;
  'actions.saveDraft': ActionState;
  'actions.version': { code: string };
  'app.info': AppInfo;
  'app.openLink': null;
  /** Newest first. */
  'assignments.history': PastAssignment[];
  'assignments.list': Assignment[];
  'assignments.set': Assignment[];
  'audit.check': AuditCheck;
  /** The name of the file that was written, without its path; null: the person chose none. */
  'audit.export': { file: string | null };
  'audit.find': { numbers: number[] };
  'audit.get': AuditEntry;
  'audit.list': AuditChanges;
  'drafts.clear': null;
  'drafts.get': SavedDraft | null;
  'drafts.save': null;
  'environments.add': Environment;
  'environments.delete': null;
  'environments.list': Environment[];
  'environments.reorder': Environment[];
  'environments.update': Environment;
  /** Of the environments for which somebody said what they need. */
  'flows.list': EnvironmentFlows[];
  'flows.update': EnvironmentFlows;
  'history.find': { ids: string[] };
  'history.list': HistoryChanges;
  'history.recipient': { to: string };
  'inbox.delete': null;
  'inbox.empty': null;
  'inbox.get': InboxMessage;
  'inbox.list': InboxList;
  'inbox.markRead': null;
  'integrations.create': IntegrationView;
  'integrations.delete': null;
  'integrations.list': IntegrationView[];
  'integrations.update': IntegrationView;
  'integrations.verify': CheckReport;
  'network.get': NetworkView;
  'network.update': NetworkView;
  'operations.cancel': null;
  'previews.create': { id: string };
  'promotion.apply': PromotionResult;
  'promotion.last': Promoted | null;
  'promotion.preview': PromotionPreview;
  'promotion.rollBack': null;
  'providers.guide': Guide;
  'providers.list': ProviderDescriptor[];
  'recipients.clear': null;
  /** Newest first, at most 20. */
  'recipients.list': string[];
  'roles.becomeAdministrator': RolesState;
  'roles.becomeSupport': RolesState;
  'roles.release': RolesState;
  'roles.resetPassphrase': RolesState;
  'roles.setPassphrase': RolesState;
  'roles.state': RolesState;
  'settings.get': StoredSettings;
  'settings.update': StoredSettings;
  'templates.create': StoredTemplateSet;
  'templates.delete': null;
  /** The name of the file that was written, without its path; null: the person chose none. */
  'templates.export': { file: string | null };
  'templates.get': StoredTemplateSet;
  'templates.list': TemplateSets;
  'templates.update': StoredTemplateSet;
  'templates.use': TemplateSets;
  'testSend.allowance': { /** ISO 8601; null: it may be sent now. */ waitUntil: string | null; /** Why not, in a sentence. */ message: string | null };
  'testSend.confirmCode': TestSend;
  'testSend.get': TestSend;
  'testSend.refresh': TestSend;
  'testSend.send': TestSend;
  'testSend.stopFollowing': TestSend;
  'vault.active': null;
  /** null: nobody chose a place. */
  'vault.backUp': { name: string; at: string } | null;
  'vault.changeProtection': VaultState;
  'vault.chooseBackup': ChosenBackup | null;
  'vault.confirmNewRecoveryKey': VaultState;
  'vault.confirmRecoveryKey': VaultState;
  'vault.create': { recoveryKey: string };
  'vault.deleteBackups': BackupEntry[];
  /** Newest first. */
  'vault.listBackups': BackupEntry[];
  'vault.lock': VaultState;
  'vault.newRecoveryKey': { recoveryKey: string };
  'vault.openBackup': BackupPreview;
  'vault.openCopy': VaultState;
  'vault.overview': VaultOverview;
  'vault.probeKeychain': { available: boolean; /** Why not, in one sentence. */ message: string | null };
  'vault.recover': VaultState;
  'vault.restore': VaultState;
  'vault.rotateKey': VaultState;
  'vault.saveRecoveryKey': { name: string } | null;
  'vault.startEmpty': VaultState;
  'vault.startSession': VaultState;
  'vault.state': VaultState;
  'vault.unlock': VaultState;
}

export interface AppInfo {
  version: string;
  shell: 'electron' | 'browser';
  platform: 'linux' | 'darwin' | 'win32';
  user: string;
  /** Put before a preview's id to get the address of its document: `app://preview/` or `/preview/`. */
  previewBase: string;
  /** Shown to people; no call takes a path. */
  dataFolder: string;
}

export type CallInput<N extends CallName> = z.input<(typeof callInputs)[N]>;
export type CallOutput<N extends CallName> = CallOutputs[N];

/** What main tells every window unasked. */
export interface Events {
  /** Something that these calls answer is no longer what it was. */
  changed: { topics: Topic[] };
  /** How far an operation of this window has come: `done` of `total` steps. */
  progress: { operationId: string; done: number; total: number };
}
export type Topic = 'vault' | 'actions' | 'integrations' | 'environments' | 'assignments' | 'audit' | 'flows' | 'history' | 'inbox' | 'network' | 'roles' | 'settings' | 'templates';

/** The whole of `window.dispatchbox`. */
export type DispatchboxApi = {
  [N in CallName]: (input: CallInput<N>) => Promise<Result<CallOutput<N>>>;
} & {
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
};

/** Fails to compile when a name has no output, no input, or an output or event has no name. */
type Same<A extends string, B extends string> = [Exclude<A, B>, Exclude<B, A>] extends [never, never] ? true : never;
export const contractIsComplete: [Same<CallName, keyof CallOutputs>, Same<CallName, keyof typeof callInputs>, Same<EventName, keyof Events>] = [true, true, true];
