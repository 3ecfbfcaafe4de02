import type licences from './licences.json';

export type Licences = typeof licences;

/** Who wrote what Dispatchbox is made of, and under which licence. A file of its own: only the About section needs it. */
export function loadLicences(): Promise<Licences> {
  return import('./licences.json').then((module) => module.default);
}
