/**
 * A mail's HTML without what makes Chromium open a connection although the document's policy allows none: `<link rel="preconnect">`, also
 * within a frame whose `srcdoc` spells it in entities. The connection alone tells a sender that, when and where the mail was opened.
 * Nothing that a preview may load needs either; their names become ones that mean nothing. They end where the HTML standard's tokenizer ends them.
 */
export function withoutHints(html: string): string {
  return html.replace(/<link(?=[\s/>])/gi, '<no-link').replace(/\bsrcdoc(?=\s*=)/gi, 'no-srcdoc');
}
