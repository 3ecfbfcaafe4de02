/**
 * Settings and calls that Electron's checklist warns of, as selectors of `no-restricted-syntax`. By hand: eslint-plugin-electron-security 0.3.0
 * works with ESLint 8 and 9 only.
 * @type {{ selector: string, message: string }[]}
 */
export const electronSyntax = [
  ...['sandbox', 'contextIsolation', 'webSecurity'].map((name) => ({
    selector: `Property[key.name="${name}"][value.value=false]`,
    message: `${name} stays on (points 3, 4 and 6 of Electron’s checklist).`,
  })),
  ...['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent', 'webviewTag', 'allowpopups'].map((name) => ({
    selector: `Property[key.name="${name}"][value.value=true]`,
    message: `${name} stays off (points 2, 8 and 11 of Electron’s checklist).`,
  })),
  { selector: 'Property[key.name=/^(experimentalFeatures|enableBlinkFeatures)$/]', message: 'No experimental features (points 9 and 10 of Electron’s checklist).' },
  { selector: 'CallExpression[callee.property.name="loadFile"]', message: 'The page has a scheme of its own; file:// is never loaded (point 18 of Electron’s checklist).' },
  { selector: 'CallExpression[callee.property.name=/^load(URL|File)$/] > Literal[value=/^(http|file):/]', message: 'Only the page’s own scheme is loaded (points 1 and 18 of Electron’s checklist).' },
  { selector: 'CallExpression[callee.property.name="executeJavaScript"]', message: 'The page runs its own code and nothing that is handed to it.' },
  { selector: 'CallExpression[callee.property.name=/^(sendSync|exposeInIsolatedWorld)$/]', message: 'The preload exposes the calls of the contract and nothing else (point 20 of Electron’s checklist).' },
  { selector: 'CallExpression[callee.property.name="exposeInMainWorld"] > Identifier[name=/^(ipcRenderer|webFrame|clipboard|electron)$/]', message: 'Nothing of Electron reaches the page (point 20 of Electron’s checklist).' },
  { selector: 'CallExpression[callee.object.name="ipcMain"][callee.property.name=/^(on|once|handleOnce)$/]', message: 'Calls are answered through main/ipc.ts, which checks their sender (point 17 of Electron’s checklist).' },
];
