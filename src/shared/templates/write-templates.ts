import type { Json, JsonObject } from '../json/json-node';
import type { Template, TemplateVariant } from '../model/template';
import { entryFrom } from './template-entry';
import { variants } from './variants';

/** Templates in the JSON of a variant. What the variant cannot say is not written: `convertTemplates` tells. `frame`: what stands beside them; null where they are the whole. */
export function templatesToJson(templates: readonly Template[], variant: TemplateVariant, frame: JsonObject | null = null): Json {
  const isMap = variants[variant].form === 'map';
  const entries = isMap ? Object.fromEntries(templates.map((template) => [template.usageType, entryFrom(template, variant)])) : templates.map((template) => entryFrom(template, variant));
  return frame === null ? entries : { ...frame, [isMap ? 'deliveries' : 'templates']: entries };
}

/** The same as a text for people. */
export function writeTemplates(templates: readonly Template[], variant: TemplateVariant, frame: JsonObject | null = null): string {
  return `${JSON.stringify(templatesToJson(templates, variant, frame), null, 2)}\n`;
}
