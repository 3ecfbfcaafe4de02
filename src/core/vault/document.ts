import { z } from 'zod';
import { storedActionSchema } from '../../shared/model/action-version';
import { assignmentSchema, pastAssignmentSchema } from '../../shared/model/assignment';
import { auditRecordSchema } from '../../shared/model/audit';
import { draftSchema } from '../../shared/model/draft';
import { type Environment, environmentSchema } from '../../shared/model/environment';
import { environmentFlowsSchema } from '../../shared/model/flow';
import { channelSchema } from '../../shared/model/message';
import { type StoredIntegration, storedIntegrationSchema, testSummarySchema } from '../../shared/model/integration';
import { defaultNetwork, storedNetworkSchema } from '../../shared/model/network';
import { defaultSettings, storedSettingsSchema } from '../../shared/model/settings';
import { storedTemplateSetSchema, templateUseSchema } from '../../shared/model/template-set';
import { firstActions } from '../actions/versions';
import { seldomChecked } from '../../shared/seldom-checked';
import { logNames } from '../ports';
import { storedPromotionSchema } from '../promotion/stored-promotion';
import { firstRoles, storedRolesSchema } from '../roles/stored-roles';
import type { VaultContent } from './vault';

const schemaVersion = 4;

const recentRecipientSchema = z.strictObject({ channel: channelSchema, to: z.string(), at: z.string() });
const followedSchema = z.strictObject({ testId: z.string(), integrationId: z.string(), messageId: z.string(), to: z.string(), since: z.string() });

const contentSchema = z.strictObject({
  environments: z.array(environmentSchema),
  integrations: z.array(storedIntegrationSchema),
  actions: z.array(storedActionSchema),
  assignments: z.array(assignmentSchema),
  pastAssignments: z.array(pastAssignmentSchema),
  drafts: z.array(draftSchema.extend({ savedAt: z.string() })),
  flows: z.array(environmentFlowsSchema),
  promotions: z.array(storedPromotionSchema),
  builtInTests: z.record(z.string(), testSummarySchema),
  network: storedNetworkSchema,
  settings: storedSettingsSchema,
  recipients: z.array(recentRecipientSchema),
  following: z.array(followedSchema),
  roles: storedRolesSchema,
  templateSets: z.array(storedTemplateSetSchema),
  templateUses: z.array(templateUseSchema),
  auditPending: z.array(auditRecordSchema),
  auditCount: z.number().int().nonnegative(),
}) satisfies z.ZodType<VaultContent>;

const base64Key = z.base64().length(44);

/** ISO 8601; null: never, or the version of that time did not note it. */
const date = z.string().nullable();
const datesSchema = z.strictObject({ madeAt: date, savedAt: date, recoveryKeyMadeAt: date, backedUpAt: date });
const noDates: z.infer<typeof datesSchema> = { madeAt: null, savedAt: null, recoveryKeyMadeAt: null, backedUpAt: null };

/** What is inside the envelope. */
const documentSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  /** Rises with every write. */
  revision: z.number().int().nonnegative(),
  /** The recovery key's wrapping key (base64), for wrapping a later master key without asking for the recovery key. */
  recoveryWrappingKey: base64Key,
  /** The master key before this one, until the logs were sealed anew and its keychain entry removed. `logs`: their keys (base64). */
  former: z.strictObject({ vaultId: z.uuid(), protection: z.enum(['keychain', 'passphrase', 'session']), logs: z.partialRecord(z.enum(logNames), base64Key) }).nullable(),
  dates: datesSchema,
  content: contentSchema,
});
export type VaultDocument = z.infer<typeof documentSchema>;

/** A document that opened, but is not one that this version understands. */
export class DocumentRefusedError extends Error {
  constructor(readonly reason: 'unreadable' | 'newer') {
    super(`The vault's document is ${reason}.`);
    this.name = 'DocumentRefusedError';
  }
}

/** From schema version n (the key) to n + 1. Vaults of every released version open for ever: see test/fixtures/vaults. */
const migrations: Record<number, (document: Record<string, unknown>) => Record<string, unknown>> = {
  1: (document) => ({ ...document, content: withParts(document['content'], { network: defaultNetwork }) }),
  // The keys of a re-keying that was under way are named by their logs.
  2: (document) => ({
    ...document,
    former: withNamedLogs(document['former']),
    dates: noDates,
    content: withParts(document['content'], {
      pastAssignments: [],
      flows: [],
      promotions: [],
      settings: defaultSettings,
      recipients: [],
      following: [],
      roles: firstRoles(environmentsOf(document['content'])),
      templateSets: [],
      templateUses: [],
      auditPending: [],
      auditCount: 0,
    }),
  }),
  // Some vaults of version 3 were written with both already.
  3: (document) => ({ ...document, content: withActions(withOverrides(document['content'])) }),
};

/** A document of the present schema version: its content was checked before it was sealed, and nobody else can seal. */
const ownDocumentSchema = documentSchema.extend({ content: z.custom<VaultContent>((content) => typeof content === 'object' && content !== null) });

/** Throws DocumentRefusedError. */
export function parseDocument(text: string): VaultDocument {
  const found = jsonObject(text);
  const schema = found['schemaVersion'] === schemaVersion ? ownDocumentSchema : documentSchema;
  const parsed = schema.safeParse(migrated(found), seldomChecked);
  if (!parsed.success) throw new DocumentRefusedError('unreadable');
  return parsed.data;
}

/** `madeAt`: ISO 8601. `shown`: the person has the recovery key. */
export function newDocument({ madeAt, shown, ...parts }: Pick<VaultDocument, 'recoveryWrappingKey' | 'content'> & { madeAt: string; shown: boolean }): VaultDocument {
  return { schemaVersion, revision: 0, former: null, dates: { madeAt, savedAt: madeAt, recoveryKeyMadeAt: shown ? madeAt : null, backedUpAt: null }, ...parts };
}

export function nextRevision(document: VaultDocument): VaultDocument {
  return { ...document, revision: document.revision + 1 };
}

/** Checks what an edit left behind. Throws ZodError: a service made content that could not be read back, which is our mistake. */
export function checkedContent(content: VaultContent): VaultContent {
  return contentSchema.parse(content);
}

/** What is no content is left for the schema to refuse. */
function withParts(content: unknown, parts: Partial<VaultContent>): unknown {
  return isObject(content) ? { ...content, ...parts } : content;
}

/** No integration overrides a template yet; nor does what one was before a promotion. */
function withOverrides(content: unknown): unknown {
  if (!isObject(content)) return content;
  const integrations = eachOf(content['integrations'], withNoOverrides);
  const promotions = eachOf(content['promotions'], (promotion) => ({
    ...promotion,
    updated: eachOf(promotion['updated'], (updated) => ({ ...updated, before: isObject(updated['before']) ? withNoOverrides(updated['before']) : updated['before'] })),
  }));
  return { ...content, integrations, promotions };
}

function withNoOverrides(integration: Record<string, unknown>): Record<string, unknown> {
  return { templateOverrides: [], ...integration };
}

/** What is deployed is the first version. */
function withActions(content: unknown): unknown {
  return isObject(content) ? { actions: firstActions(integrationsOf(content)), ...content } : content;
}

/** What is no list, or no object in it, is left for the schema to refuse. */
function eachOf(list: unknown, change: (each: Record<string, unknown>) => unknown): unknown {
  return Array.isArray(list) ? list.map((each: unknown) => (isObject(each) ? change(each) : each)) : list;
}

function environmentsOf(content: unknown): Environment[] {
  const parsed = z.array(environmentSchema).safeParse(isObject(content) ? content['environments'] : null);
  return parsed.success ? parsed.data : [];
}

function integrationsOf(content: unknown): StoredIntegration[] {
  const parsed = z.array(storedIntegrationSchema).safeParse(isObject(content) ? content['integrations'] : null);
  return parsed.success ? parsed.data : [];
}

function withNamedLogs(former: unknown): unknown {
  if (!isObject(former) || !('inbox' in former)) return former;
  const { inbox, ...rest } = former;
  return { ...rest, logs: { inbox } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text), seldomChecked);
  } catch {
    throw new DocumentRefusedError('unreadable');
  }
}

function migrated(document: Record<string, unknown>): Record<string, unknown> {
  const from = document['schemaVersion'];
  if (typeof from !== 'number') throw new DocumentRefusedError('unreadable');
  if (from > schemaVersion) throw new DocumentRefusedError('newer');
  if (from === schemaVersion) return document;
  const migrate = migrations[from];
  if (!migrate) throw new DocumentRefusedError('unreadable');
  return migrated({ ...migrate(document), schemaVersion: from + 1 });
}
