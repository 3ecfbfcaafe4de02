import { parseArgs } from 'node:util';
import { type Channel, channels } from '../shared/model/message';

export const commands = ['send', 'check', 'status', 'providers'] as const;
export type Command = (typeof commands)[number];

export const templateActions = ['check', 'convert', 'render'] as const;
export type TemplateAction = (typeof templateActions)[number];

/** What `templates` is asked for. */
export interface TemplateArguments {
  action: TemplateAction;
  file: string;
  /** convert: the variant to write, or a connector that takes it. */
  to: string | null;
  usageType: string | null;
  language: string | null;
  /** render: a JSON file, or the JSON itself. */
  values: string | null;
}

export const vaultActionNames = ['list', 'get', 'put', 'deploy'] as const;
export type VaultActionName = (typeof vaultActionNames)[number];

/** What `action` is asked for about a vault. */
export interface VaultActionArguments {
  action: VaultActionName;
  /** Folder of the vault. */
  vault: string;
  /** Empty with `list`. */
  name: string;
  channel: Channel | null;
  /** put, deploy: the code. */
  file: string | null;
  /** get: null is the deployed one. */
  version: number | null;
  draft: boolean;
  /** put: hosts that the code may ask. */
  allow: readonly string[];
  /** put: a file, since no secret stands in a command line. */
  secrets: string | null;
}

export type Arguments =
  | { command: Command; file: string | null; json: boolean }
  | { command: 'templates'; templates: TemplateArguments; json: boolean }
  | { command: 'action run'; file: string; json: boolean }
  | { command: 'action'; asked: VaultActionArguments; json: boolean }
  | { help: string }
  | { wrong: string };

export const usage = `dispatchbox <command> [--file F] [--json]

  send       sends one test message through a provider
  check      asks a provider whether it accepts the credentials; sends nothing
  status     looks up a message by its id
  providers  lists the providers and the fields of their configuration
  action run         runs the code of a custom provider once, dry or live
  action list        names the actions of a vault: --vault DIR
  action get         prints the code: --vault DIR --name N, --version N or --draft
  action put         saves a file as the draft, or creates the action:
                     --vault DIR --name N --channel C --file F, --allow HOST, --secrets F
  action deploy      deploys the draft, or a file: --vault DIR --name N, --file F
  templates check    says what is wrong with a file of Logto templates
  templates convert  writes them in another form: --to V, a variant or a connector such as twilio
  templates render   prints a message: --usage-type T, --values V (a JSON file, or the JSON
                     itself; without it sample values), --language L

  --file F   JSON file with provider, settings, credentials, apiBaseUrl and message
             (status: messageId; templates: the templates; action run: code, event,
             secrets, mode, answers, allow; action put and deploy: the code);
             - reads standard input
  --vault DIR  the folder of the vault. Its passphrase is the first line of standard
             input, that of the administrators the second; a vault that the keychain
             opens needs only the latter. No other Dispatchbox may have it open
  --channel C  sms or email; --allow may be repeated; --secrets F: {"NAME": "value"}
  --json     prints one JSON object

Exit status: 0 accepted or ok, 2 wrong input, 3 no intelligible answer, 130 cancelled, 1 everything else.
Credentials are only read from files and standard input, never from the command line.
`;

const options = {
  file: { type: 'string', short: 'f' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  to: { type: 'string' },
  'usage-type': { type: 'string' },
  values: { type: 'string' },
  language: { type: 'string' },
  vault: { type: 'string' },
  name: { type: 'string' },
  channel: { type: 'string' },
  version: { type: 'string' },
  draft: { type: 'boolean' },
  allow: { type: 'string', multiple: true },
  secrets: { type: 'string' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Options that not every command takes, with the commands that do. */
const takenBy = {
  to: ['templates convert'],
  'usage-type': ['templates render'],
  values: ['templates render'],
  language: ['templates convert', 'templates render'],
  vault: ['action list', 'action get', 'action put', 'action deploy'],
  name: ['action get', 'action put', 'action deploy'],
  channel: ['action get', 'action put', 'action deploy'],
  version: ['action get'],
  draft: ['action get'],
  allow: ['action put'],
  secrets: ['action put'],
} as const satisfies { [name in keyof typeof options]?: readonly string[] };
type Special = keyof typeof takenBy;

/** The first option that the command does not take, in a sentence. */
function foreignOption(command: string, values: Values): string | null {
  const taken = (name: Special) => (takenBy[name] as readonly string[]).includes(command);
  const foreign = (Object.keys(takenBy) as Special[]).find((name) => values[name] !== undefined && !taken(name));
  return foreign === undefined ? null : `${command} takes no --${foreign}.`;
}

const tooManyWords = 'Everything but the command and its options belongs in the file.';

function templateArguments(words: readonly string[], values: Values): Arguments {
  const action = templateActions.find((name) => name === words[0]);
  if (action === undefined) return { wrong: `Say what to do with the templates: ${templateActions.join(', ')}.` };
  if (words.length > 1) return { wrong: tooManyWords };
  if (values.file === undefined) return { wrong: `templates ${action} needs --file F, or --file - for standard input.` };
  const foreign = foreignOption(`templates ${action}`, values);
  if (foreign !== null) return { wrong: foreign };
  if (action === 'convert' && values.to === undefined) return { wrong: 'templates convert needs --to V, a variant or a connector.' };
  if (action === 'render' && values['usage-type'] === undefined) return { wrong: 'templates render needs --usage-type T.' };
  if (values.file === '-' && values.values === '-') return { wrong: 'Only one of --file and --values can be standard input.' };
  const templates = { action, file: values.file, to: values.to ?? null, usageType: values['usage-type'] ?? null, language: values.language ?? null, values: values.values ?? null };
  return { command: 'templates', templates, json: values.json === true };
}

function actionRunArguments(values: Values): Arguments {
  const foreign = foreignOption('action run', values);
  if (foreign !== null) return { wrong: foreign };
  if (values.file === undefined) return { wrong: 'action run needs --file F, or --file - for standard input.' };
  return { command: 'action run', file: values.file, json: values.json === true };
}

function actionArguments(words: readonly string[], values: Values): Arguments {
  const action = vaultActionNames.find((name) => name === words[0]);
  if ((action === undefined && words[0] !== 'run') || words.length > 1) return { wrong: `Say what to do with an action: run, ${vaultActionNames.join(', ')}.` };
  return action === undefined ? actionRunArguments(values) : vaultActionArguments(action, values);
}

function vaultActionArguments(action: VaultActionName, values: Values): Arguments {
  const foreign = foreignOption(`action ${action}`, values);
  if (foreign !== null) return { wrong: foreign };
  const { vault, name, file, secrets } = values;
  const takesFile = action === 'put' || action === 'deploy';
  const channel = channels.find((each) => each === values.channel);
  const version = Number(values.version);
  if (vault === undefined) return { wrong: `action ${action} needs --vault DIR, the folder in which the vault lies.` };
  if (action !== 'list' && name === undefined) return { wrong: `action ${action} needs --name N.` };
  if (file !== undefined && !takesFile) return { wrong: `action ${action} takes no --file.` };
  if (action === 'put' && file === undefined) return { wrong: 'action put needs --file F, the code.' };
  if (file === '-' || secrets === '-') return { wrong: 'Standard input is for the passphrases here: name a file.' };
  if (values.channel !== undefined && channel === undefined) return { wrong: 'A channel is sms or email.' };
  if (values.version !== undefined && (!Number.isSafeInteger(version) || version < 1)) return { wrong: 'A version is a number, from 1.' };
  if (values.version !== undefined && values.draft === true) return { wrong: 'Ask for one of --version and --draft.' };
  const asked = { action, vault, name: name ?? '', channel: channel ?? null, file: file ?? null, version: values.version === undefined ? null : version, draft: values.draft === true, allow: values.allow ?? [], secrets: secrets ?? null };
  return { command: 'action', asked, json: values.json === true };
}

/** Reads the command line. Unknown words are not repeated: somebody may have put a secret there. */
export function parseArguments(words: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    if (values.help === true) return { help: usage };
    if (positionals[0] === 'action') return actionArguments(positionals.slice(1), values);
    if (positionals[0] === 'templates') return templateArguments(positionals.slice(1), values);
    const command = commands.find((name) => name === positionals[0]);
    if (command === undefined) return { wrong: positionals.length === 0 ? 'Name a command.' : 'There is no such command.' };
    if (positionals.length > 1) return { wrong: tooManyWords };
    const foreign = foreignOption(command, values);
    if (foreign !== null) return { wrong: foreign };
    if (command !== 'providers' && values.file === undefined) return { wrong: `${command} needs --file F, or --file - for standard input.` };
    return { command, file: values.file ?? null, json: values.json === true };
  } catch {
    return { wrong: 'An option is unknown or lacks its value.' };
  }
}
