import { type Json, type JsonNode, type JsonObject, type JsonPath, type JsonProperty, type JsonRange, createPlaces, nodeAt, propertyOf, valueOf } from '../json/json-node';
import { parseJson } from '../json/parse-json';
import type { Channel } from '../model/message';
import type { Template, TemplateVariant } from '../model/template';
import { maxOfAKind } from './check-text';
import { didYouMean } from './did-you-mean';
import { detectVariant, findEntries } from './detect-variant';
import { type Finding, type FindingCode, findingSeverities, quoted } from './finding';
import { templateFrom, type ReadPart } from './template-entry';
import { variants } from './variants';

/** A template and where it stands in the JSON. Its lengths and names are not checked yet. */
export interface PlacedTemplate extends Template {
  path: JsonPath;
}

/** The template as it is stored and shown to others. */
export function withoutPlace(placed: Template): Template {
  return Object.fromEntries(Object.entries(placed).filter(([name]) => name !== 'path')) as Template;
}

export interface TemplateFile {
  /** The text, without a byte order mark. */
  json: string;
  root: JsonNode;
  variant: TemplateVariant;
  channel: Channel;
  templates: PlacedTemplate[];
  /** Path of the list or map that holds the templates. */
  entriesPath: JsonPath;
  /** What stands beside that list, null where the list is the whole. Without settings of a connector, which may be credentials. */
  frame: JsonObject | null;
  /** How many entries are no templates. */
  skipped: number;
}

export interface ReadOptions {
  /** What an empty list holds, and what the text of an SMS or an e-mail means where its keys do not tell. */
  channel?: Channel;
  /** The shape to read it as, where it is known. */
  variant?: TemplateVariant;
}

export type ReadTemplates = { ok: true; file: TemplateFile; findings: Finding[] } | { ok: false; findings: Finding[] };

/** Templates of one file. */
export const maxTemplates = 1_000;

/** Keys of the configuration of Logto's connectors, beside their templates. Source: the connectors' types.ts. */
const settingKeys = new Set(
  (
    'accountSID fromMessagingServiceSID disableRiskCheck brandName accessKeyId signName strictPhoneRegionNumberCheck sdkAppId region regionId enableInternational ' +
    'unsupportedCountriesMsg endpoint sender senderName email username goodsId phoneNumberId fromEmail fromName host port auth replyTo secure tls ignoreTLS requireTLS ' +
    'customHeaders domain from emailAddress configurationSetName accountName fromAlias logger debug disableFileAccess disableUrlAccess servername'
  ).split(' '),
);
const isSetting = (key: string) => settingKeys.has(key) || /key|secret|token|password|authorization|timeout|arn$/i.test(key);

/** Makes the findings of one text. A place is the path of a value, or its key where only that is meant. */
export function createFinder({ json, root }: Pick<TemplateFile, 'json' | 'root'>) {
  const placeOf = createPlaces(json);
  return (code: FindingCode, message: string, about: { template?: Template | undefined; usageType?: string; path?: JsonPath; range?: JsonRange } = {}): Finding => {
    const range = about.range ?? (about.path === undefined ? undefined : nodeAt(root, about.path));
    return {
      code,
      severity: findingSeverities[code],
      usageType: about.usageType ?? about.template?.usageType ?? null,
      language: about.template?.language ?? null,
      message,
      place: range === undefined ? null : { path: about.path ?? [], offset: range.offset, length: range.length, ...placeOf(range.offset) },
    };
  };
}

function duplicateKeys(node: JsonNode): JsonProperty[] {
  if (node.type === 'array') return node.items.flatMap(duplicateKeys);
  if (node.type === 'literal') return [];
  const seen = new Set<string>();
  return node.properties.flatMap((property) => {
    const isSecond = seen.has(property.key);
    seen.add(property.key);
    return [...(isSecond ? [property] : []), ...duplicateKeys(property.value)];
  });
}

const typeNames: Record<ReadPart['expected'], string> = { text: 'a text', 'content type': 'text/plain or text/html', object: 'an object', kind: 'one of 0, 1, 2, 6 and 7', code: 'a text, or an object with china and overseas' };

/**
 * Reads templates in any variant of Logto's JSON and says which it is. What cannot be understood is told and kept in `extra`, so that writing
 * the same variant again loses nothing.
 */
export function readTemplates(text: string, options: ReadOptions = {}): ReadTemplates {
  const json = text.replace(/^\ufeff/, '');
  const parsed = parseJson(json);
  if (!parsed.ok) {
    const { code, message, offset, length, line, column } = parsed.problem;
    return { ok: false, findings: [{ code, severity: 'error', usageType: null, language: null, message, place: { path: [], offset, length, line, column } }] };
  }
  const { root } = parsed;
  const finding = createFinder({ json, root });
  const entries = findEntries(root);
  if (entries === null) {
    return { ok: false, findings: [finding('no-templates', 'There are no templates in it. A list of templates, Mailgun’s map, or an object with “templates” or “deliveries” is needed.', { path: [] })] };
  }
  if (entries.nodes.length > maxTemplates) {
    return { ok: false, findings: [finding('too-many-templates', `There are more than ${maxTemplates.toLocaleString('en')} templates in it.`, { path: entries.path })] };
  }
  const { variant, misfits } = detectVariant(entries, options);
  const { channel, form } = variants[variant];
  const findings: Finding[] = [];

  const duplicates = duplicateKeys(root).slice(0, maxOfAKind);
  const container = nodeAt(root, entries.path);
  for (const { key, keyRange } of duplicates) {
    const isType = form === 'map' && container?.type === 'object' && container.properties.some((property) => property.keyRange === keyRange);
    if (isType) findings.push(finding('duplicate-usage-type', `${quoted(key)} stands here twice. JSON takes the last.`, { usageType: key, range: keyRange }));
    else findings.push(finding('duplicate-key', `The key ${quoted(key)} stands twice in the same object. JSON takes the last.`, { range: keyRange }));
  }

  const templates: PlacedTemplate[] = [];
  for (const { path, node, key } of entries.nodes) {
    if (node.type !== 'object') {
      findings.push(finding('not-a-template', 'This entry is not an object, so it is no template. An export leaves it out.', { path }));
      continue;
    }
    const { template, unread, unknown } = templateFrom(valueOf(node), variant, key);
    templates.push({ ...template, path });
    const about = (inner: JsonPath) => ({ template, path: [...path, ...inner] });
    for (const part of unread) findings.push(finding('wrong-type', `${part.path.join('.')} must be ${typeNames[part.expected]}.`, about(part.path)));
    const known = Object.values(variants[variant].parts).map((partPath) => partPath.at(-1)).filter((name) => typeof name === 'string');
    for (const inner of unknown.slice(0, maxOfAKind)) {
      const name = String(inner.at(-1));
      const meant = didYouMean(name, known);
      findings.push(finding('unknown-key', `Logto does not know the key ${quoted(name)} here.${meant === null || meant === name ? '' : ` Did you mean ${meant}?`} It is kept as it is.`, about(inner)));
    }
    if (misfits.includes(node)) findings.push(finding('mixed-variants', `This entry has another shape than the rest, which is read as ${variants[variant].label}.`, { template, path }));
  }
  const { frame, settings } = frameOf(root, entries.path);
  if (settings.length > 0) {
    const names = settings.map(quoted).join(', ');
    findings.push(finding('settings-left-out', `It also holds settings of a connector (${names}). They may be credentials and are not taken.`, { range: propertyOf(root, settings[0] ?? '')?.keyRange ?? root }));
  }
  return { ok: true, file: { json, root, variant, channel, templates, entriesPath: entries.path, frame, skipped: entries.nodes.length - templates.length }, findings };
}

function frameOf(root: JsonNode, entriesPath: JsonPath): { frame: JsonObject | null; settings: string[] } {
  const [holder] = entriesPath;
  if (holder === undefined || root.type !== 'object') return { frame: null, settings: [] };
  const others = root.properties.filter(({ key }) => key !== holder);
  const keptEntries: [string, Json][] = others.filter(({ key }) => !isSetting(key)).map(({ key, value }) => [key, valueOf(value)]);
  return { frame: Object.fromEntries(keptEntries), settings: [...new Set(others.map(({ key }) => key).filter(isSetting))] };
}
