import type { MenuItemConstructorOptions } from 'electron';

/**
 * macOS takes copy, paste and quit from the menu; elsewhere Chromium has these keys itself and a menu bar would only cost room.
 * In development the reload and developer tools entries are there everywhere.
 */
export function menuTemplate(platform: NodeJS.Platform, development: boolean): MenuItemConstructorOptions[] | null {
  const view: MenuItemConstructorOptions[] = development ? [{ role: 'viewMenu' }] : [];
  if (platform === 'darwin') return [{ role: 'appMenu' }, { role: 'editMenu' }, ...view, { role: 'windowMenu' }];
  return development ? view : null;
}
