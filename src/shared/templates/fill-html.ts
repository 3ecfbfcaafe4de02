import type { JsonObject } from '../json/json-node';
import { decodeEntities } from './html-entities';
import { createHtmlReader, type HtmlContext } from './html-reader';
import { cutAtPlaceholders, valueFor } from './placeholders';

/** Why a value does not stand in the HTML as it was given. */
export type LeftOutReason = 'script' | 'style' | 'markup' | 'address';
export interface LeftOut {
  path: string;
  reason: LeftOutReason;
}

/** Attributes whose value is, or may become, an address. `content`: of a refresh. `from`, `to`, `by`, `values`: of an SVG animation. */
const addressAttribute =
  /(?:href|src|srcset|action|base)$|^(?:background|poster|cite|data|codebase|code|archive|classid|longdesc|profile|usemap|manifest|ping|lowsrc|dynsrc|content|from|to|by|values)$/;
const scriptAttribute = /^on|^srcdoc$/;

const schemeOf = (address: string) => /^([^/?#]*?):/.exec(address)?.[1]?.toLowerCase();
const allowedSchemes = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'cid']);
const inlineImage = /^data:image\/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/]*={0,2}$/;
/** A browser ignores these where it looks for the scheme. */
const ignoredInAddress = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff]/g; // eslint-disable-line no-control-regex -- this is what they are for

/** An address as a program sees it that decodes once more than it should. */
const withoutDisguise = (address: string) => decodeEntities(address).replace(ignoredInAddress, '');

const escapeText = (value: string) => value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
/** So that it also holds where no quotes stand around it. */
const escapeAttribute = (value: string) => value.replace(/[&<>"'`=\s]/g, (character) => `&#${character.charCodeAt(0)};`);

/** An address, or the beginning of one; null where following it would run something. */
function wholeAddress(value: string, element: string): string | null {
  const compact = value.replace(ignoredInAddress, '');
  if (inlineImage.test(compact)) return element === 'img' ? compact : null;
  const scheme = schemeOf(withoutDisguise(value));
  if (scheme !== undefined) return allowedSchemes.has(scheme) ? compact : null;
  // A single word might become the scheme of what the template has behind it.
  return /^[a-z][a-z0-9+.-]*$/i.test(compact) && !allowedSchemes.has(compact.toLowerCase()) ? `./${compact}` : compact;
}

/** What stands in the attribute before the placeholder decides what the value may be. */
function inAddress(before: string, value: string, element: string): string | null {
  const decoded = withoutDisguise(before);
  if (decoded === '') return wholeAddress(value, element);
  const beginning = /^[^/?#]*/.exec(decoded)?.[0] ?? '';
  const scheme = schemeOf(decoded);
  if (beginning.includes('&') || (scheme !== undefined && !allowedSchemes.has(scheme))) return null;
  return encodeURIComponent(value.toWellFormed());
}

interface Placed {
  html: string;
  reason: LeftOutReason | null;
}
const kept = (html: string): Placed => ({ html, reason: null });

function place(value: string, context: HtmlContext, sawForeign: boolean): Placed {
  const isScriptAddress = /^(?:javascript|vbscript|data|blob|view-source):/i.test(withoutDisguise(value));
  // In these places programs do not agree on what is text and what is an attribute.
  if (isScriptAddress && (sawForeign || context.kind === 'raw' || context.kind === 'comment')) return { html: '', reason: 'address' };
  switch (context.kind) {
    case 'text':
      return kept(sawForeign ? escapeAttribute(value) : escapeText(value));
    case 'comment':
      return kept(escapeAttribute(value));
    case 'markup':
      return { html: '', reason: 'markup' };
    case 'raw':
      if (context.element === 'script') return { html: '', reason: 'script' };
      return context.element === 'style' ? inStyle(value) : kept(escapeAttribute(value));
    case 'attribute': {
      if (scriptAttribute.test(context.name)) return { html: '', reason: 'script' };
      if (context.name === 'style') return inStyle(value);
      if (!addressAttribute.test(context.name)) return kept(escapeAttribute(value));
      const address = inAddress(context.value, value, context.element);
      return address === null ? { html: '', reason: 'address' } : kept(escapeAttribute(address));
    }
  }
}

/** A colour, a number or a name: nothing with which CSS could load anything or end. */
function inStyle(value: string): Placed {
  return /^[\w.,%#-]*$/.test(value) ? kept(value) : { html: '', reason: 'style' };
}

/**
 * Fills the placeholders of HTML so that no value can become markup, script or an address that runs something: escaped in texts and attributes,
 * encoded within addresses, left out where nothing is safe. What the template itself says stays as it is.
 */
export function fillHtml(html: string, values: JsonObject): { html: string; leftOut: LeftOut[] } {
  const reader = createHtmlReader();
  const leftOut: LeftOut[] = [];
  const { pieces, rest } = cutAtPlaceholders(html);
  const filled = pieces.map(({ before, path, source }) => {
    reader.feed(before);
    const value = valueFor(path, values);
    if (value === null) {
      reader.feed(source);
      return before + source;
    }
    const context = reader.context();
    const { html: safe, reason } = place(value, context, reader.sawForeign());
    if (reason !== null) leftOut.push({ path, reason });
    // Without quotes, an empty value would make the next attribute its value.
    const text = safe === '' && context.kind === 'attribute' && context.begins ? '""' : safe;
    reader.feed(text);
    return before + text;
  });
  return { html: filled.join('') + rest, leftOut };
}
