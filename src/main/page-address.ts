/** The page of the packaged app, and the host its previews live on. Both hosts belong to the one privileged scheme. */
export const scheme = 'app';
export const bundleHost = 'bundle';
export const previewHost = 'preview';
export const bundledPage = `${scheme}://${bundleHost}/index.html`;
export const previewBase = `${scheme}://${previewHost}/`;

/** The address of the window's page. Vite's development server counts only in an app that is not packaged. */
export function pageAddress(packaged: boolean, developmentServer: string | undefined): string {
  return packaged || developmentServer === undefined || developmentServer === '' ? bundledPage : developmentServer;
}

/** Compared by protocol and host: in Node every address of an own scheme has the origin `null`, and a prefix also matches `app://bundle.evil`. */
export function isSameOrigin(url: string, page: string): boolean {
  if (!URL.canParse(url)) return false;
  const [one, other] = [new URL(url), new URL(page)];
  return one.protocol === other.protocol && one.host === other.host;
}
