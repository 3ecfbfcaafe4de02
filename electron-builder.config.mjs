import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/** All nine. A fuse that a later Electron adds fails the build until it is decided here. */
const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** Before the program is signed. By this project's @electron/fuses: electron-builder brings an older one, which does not know all nine. */
async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const names = { linux: packager.executableName, win32: `${packager.appInfo.productFilename}.exe`, darwin: `${packager.appInfo.productFilename}.app` };
  await flipFuses(join(appOutDir, names[electronPlatformName]), { ...fuses, resetAdHocDarwinSignature: electronPlatformName === 'darwin' });
}

/** What keytar needs to be installed, not to run; packages that twilio or @sendgrid need too are not in here. */
const installTimeOnly = [
  'base64-js',
  'bl',
  'buffer',
  'chownr',
  'decompress-response',
  'deep-extend',
  'detect-libc',
  'end-of-stream',
  'expand-template',
  'fs-constants',
  'github-from-package',
  'ieee754',
  'inherits',
  'ini',
  'mimic-response',
  'minimist',
  'mkdirp-classic',
  'napi-build-utils',
  'node-abi',
  'node-addon-api',
  'once',
  'prebuild-install',
  'pump',
  'rc',
  'readable-stream',
  'simple-concat',
  'simple-get',
  'string_decoder',
  'strip-json-comments',
  'tar-fs',
  'tar-stream',
  'tunnel-agent',
  'util-deprecate',
  'wrappy',
];

export default {
  appId: 'app.dispatchbox.desktop',
  productName: 'Dispatchbox',
  // A .deb must name both; there is no web site of the project yet.
  extraMetadata: { homepage: 'https://dispatchbox.example' },
  directories: { output: 'dist', buildResources: 'resources' },
  // The browser host and the CLI are built beside these folders and stay out.
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    `!**/node_modules/{${installTimeOnly.join(',')}}/**`,
    '!**/node_modules/keytar/{src,build/!(Release),build/Release/obj.target}/**',
    '!**/node_modules/keytar/binding.gyp',
  ],
  asarUnpack: ['node_modules/keytar/build/Release/*.node'],
  // keytar is N-API: what npm built for this platform also loads in Electron, so nothing is compiled anew.
  npmRebuild: false,
  afterPack: setFuses,
  linux: { target: ['AppImage', 'deb'], category: 'Utility', icon: 'resources/icon.png', synopsis: 'Message providers of an identity platform', maintainer: 'Dispatchbox <maintainers@dispatchbox.example>' },
  mac: { target: ['dmg'], category: 'public.app-category.developer-tools', icon: 'resources/icon.png', hardenedRuntime: true },
  win: { target: ['nsis'], icon: 'resources/icon.png' },
  publish: null,
};
