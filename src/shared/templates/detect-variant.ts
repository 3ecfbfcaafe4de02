import { type JsonNode, type JsonPath, propertyOf } from '../json/json-node';
import { isUsageType, legacyUsageType, type TemplateVariant } from '../model/template';
import type { ReadOptions } from './read-templates';

export interface Entries {
  path: JsonPath;
  form: 'list' | 'map';
  /** `key`: the usage type in a map. Of a key that stands twice, the last. */
  nodes: { path: JsonPath; node: JsonNode; key: string | null }[];
}

function entriesAt(node: JsonNode, path: JsonPath): Entries | null {
  if (node.type === 'array') return { path, form: 'list', nodes: node.items.map((item, index) => ({ path: [...path, index], node: item, key: null })) };
  if (node.type === 'literal') return null;
  const counting = node.properties.filter((property) => propertyOf(node, property.key) === property);
  return { path, form: 'map', nodes: counting.map(({ key, value }) => ({ path: [...path, key], node: value, key })) };
}

const mapKeys = ['html', 'text', 'template'];

function isMap(node: JsonNode): boolean {
  if (node.type !== 'object' || node.properties.length === 0) return false;
  return node.properties.some(({ key, value }) => value.type === 'object' && (isUsageType(key) || key === legacyUsageType || mapKeys.some((name) => propertyOf(value, name) !== undefined)));
}

/** The list or map of templates: the whole, or what a connector's configuration or Logto's API has in `templates` or `deliveries`. */
export function findEntries(root: JsonNode): Entries | null {
  if (root.type === 'array') return entriesAt(root, []);
  const templates = propertyOf(root, 'templates');
  if (templates?.value.type === 'array') return entriesAt(templates.value, ['templates']);
  const deliveries = propertyOf(root, 'deliveries');
  if (deliveries?.value.type === 'object') return entriesAt(deliveries.value, ['deliveries']);
  return isMap(root) ? entriesAt(root, []) : null;
}

/** The variant of one entry by its keys; null where they do not tell. */
function variantOfEntry(node: JsonNode): TemplateVariant | null {
  const value = (key: string) => propertyOf(node, key)?.value;
  const has = (key: string) => value(key) !== undefined;
  if (has('details') || has('languageTag') || has('templateType')) return 'email-localized';
  if (has('templateAlias')) return 'email-template-alias';
  if (has('templateName')) return 'sms-whatsapp';
  if (has('templateCode')) return value('templateCode')?.type === 'object' || has('type') ? 'sms-template-code-by-region' : 'sms-template-code';
  if (has('contentType')) return 'email-content-type';
  if (has('type')) return 'email-type';
  if (has('subject')) return 'email-content';
  return has('content') ? 'sms-content' : null;
}

/** A variant that also takes all that another one can say. */
const covers: Partial<Record<TemplateVariant, readonly TemplateVariant[]>> = {
  'sms-template-code-by-region': ['sms-template-code'],
  'email-content-type': ['email-content', 'sms-content'],
  'email-type': ['email-content', 'sms-content'],
  'email-content': ['sms-content'],
};

/** The variant of the most entries; `misfits` are entries of a shape that it does not take. */
export function detectVariant({ form, nodes }: Entries, { channel, variant }: ReadOptions): { variant: TemplateVariant; misfits: JsonNode[] } {
  if (form === 'map') return { variant: 'email-mailgun', misfits: [] };
  const found = nodes.flatMap(({ node }) => {
    const own = variantOfEntry(node);
    return own === null ? [] : [{ node, own }];
  });
  const covered = (candidate: TemplateVariant) => found.filter(({ own }) => own === candidate || covers[candidate]?.includes(own) === true);
  const candidates = [...new Set(found.map(({ own }) => own))];
  const [first] = candidates.sort((one, other) => covered(other).length - covered(one).length);
  const fallback: TemplateVariant = channel === 'email' ? 'email-content-type' : 'sms-content';
  // A text alone is an SMS, unless the caller knows better.
  const best = variant ?? (first === 'sms-content' && channel === 'email' ? 'email-content' : first) ?? fallback;
  const fitting = new Set(covered(best).map(({ node }) => node));
  return { variant: best, misfits: found.map(({ node }) => node).filter((node) => !fitting.has(node)) };
}
