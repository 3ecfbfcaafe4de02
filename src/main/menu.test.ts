import { expect, it } from 'vitest';
import { menuTemplate } from './menu';

const roles = (platform: NodeJS.Platform, development: boolean) => menuTemplate(platform, development)?.map(({ role }) => role) ?? null;

it('there is no menu bar on Linux and Windows', () => {
  expect(roles('linux', false)).toBeNull();
  expect(roles('win32', false)).toBeNull();
});

it('macOS has the menus that carry copy, paste and quit, without developer tools', () => {
  expect(roles('darwin', false)).toEqual(['appMenu', 'editMenu', 'windowMenu']);
});

it('development can reload and open the developer tools', () => {
  expect(roles('linux', true)).toEqual(['viewMenu']);
  expect(roles('darwin', true)).toContain('viewMenu');
});
