/**
 * The beginning of an element that may name where it leads, with its attributes as the HTML standard's tokenizer sees them: `>` may stand in a quoted
 * value, `/` separates like a space. Nothing has to follow, so that hostile markup of 500 KB is still read once.
 */
const linkTag = /<(?:a|area|base|form)(?=[\s/])(?:[\s/]+|=?[^\s/>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*)?)?)*/gi;
/** All of them: where an attribute stands twice, the first counts. */
const ownTarget = /(?<=[\s/"'])target(?=[\s/>=]|$)/gi;
const doctype = /^(?:\s*<!doctype[^>]*>)?/i;

/**
 * A mail's HTML in which a click on a link does nothing: every link wants a new window, and the preview's sandbox allows none. Otherwise the frame
 * would follow it, and Chromium opens a connection before the policy refuses and shows its own error page in the mail's place.
 */
export function withInertLinks(html: string): string {
  return html.replace(linkTag, (tag) => tag.replace(ownTarget, 'no-target')).replace(doctype, (found) => `${found}<base target="_blank">`);
}
