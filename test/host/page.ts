/** What the page is asked for: a file, or what the browser's own confirmation shows. It answers by a request with the same id. */
export type FileQuestion = { file: 'save'; id: string; name: string } | { file: 'open'; id: string; endings: string[] };
export interface Confirmation {
  confirm: string;
  id: string;
}

/** Where a page can be asked. */
export interface Page {
  ask(question: FileQuestion | Confirmation): void;
  /** Resolves when the page is gone. */
  gone: Promise<void>;
}
