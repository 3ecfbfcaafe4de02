/**
 * A mail's HTML in which a click on a link does nothing: every link wants a new window, and the preview's sandbox allows none. Otherwise the frame
 * would follow it, and Chromium opens a connection before the policy refuses and shows its own error page in the mail's place.
 */
export function withInertLinks(html: string): string {
  const ownTarget = /(<(?:a|area|base|form)\b[^>]*?\s)target(?=\s*=)/gi;
  const doctype = /^(?:\s*<!doctype[^>]*>)?/i;
  return html.replace(ownTarget, '$1no-target').replace(doctype, (found) => `${found}<base target="_blank">`);
}
