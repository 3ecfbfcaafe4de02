import { parseArgs } from 'node:util';

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

export type Arguments =
  | { command: Command; file: string | null; json: boolean }
  | { command: 'templates'; templates: TemplateArguments; json: boolean }
  | { command: 'action run'; file: string; json: boolean }
  | { help: string }
  | { wrong: string };

export const usage = `dispatchbox <command> [--file F] [--json]

  send       sends one test message through a provider
  check      asks a provider whether it accepts the credentials; sends nothing
  status     looks up a message by its id
  providers  lists the providers and the fields of their configuration
  action run         runs the code of a custom provider once, dry or live
  templates check    says what is wrong with a file of Logto templates
  templates convert  writes them in another form: --to V, a variant or a connector such as twilio
  templates render   prints a message: --usage-type T, --values V (a JSON file, or the JSON
                     itself; without it sample values), --language L

  --file F   JSON file with provider, settings, credentials, apiBaseUrl and message
             (status: messageId; templates: the templates; action run: code, event,
             secrets, mode, answers, allow); - reads standard input
  --json     prints one JSON object

Exit status: 0 accepted or ok, 2 wrong input, 3 no intelligible answer, 130 cancelled, 1 everything else.
Credentials are only read from the file, never from the command line.
`;

const options = {
  file: { type: 'string', short: 'f' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  to: { type: 'string' },
  'usage-type': { type: 'string' },
  values: { type: 'string' },
  language: { type: 'string' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Options of `templates`, with the actions that take them. */
const templateOptions: Record<'to' | 'usage-type' | 'values' | 'language', readonly TemplateAction[]> = {
  to: ['convert'],
  'usage-type': ['render'],
  values: ['render'],
  language: ['convert', 'render'],
};
const given = (values: Values) => (Object.keys(templateOptions) as (keyof typeof templateOptions)[]).filter((name) => values[name] !== undefined);

function templateArguments(words: readonly string[], values: Values): Arguments {
  const action = templateActions.find((name) => name === words[0]);
  if (action === undefined) return { wrong: `Say what to do with the templates: ${templateActions.join(', ')}.` };
  if (words.length > 1) return { wrong: 'Everything but the command and its options belongs in the file.' };
  if (values.file === undefined) return { wrong: `templates ${action} needs --file F, or --file - for standard input.` };
  const foreign = given(values).find((name) => !templateOptions[name].includes(action));
  if (foreign !== undefined) return { wrong: `templates ${action} takes no --${foreign}.` };
  if (action === 'convert' && values.to === undefined) return { wrong: 'templates convert needs --to V, a variant or a connector.' };
  if (action === 'render' && values['usage-type'] === undefined) return { wrong: 'templates render needs --usage-type T.' };
  if (values.file === '-' && values.values === '-') return { wrong: 'Only one of --file and --values can be standard input.' };
  const templates = { action, file: values.file, to: values.to ?? null, usageType: values['usage-type'] ?? null, language: values.language ?? null, values: values.values ?? null };
  return { command: 'templates', templates, json: values.json === true };
}

function actionArguments(words: readonly string[], values: Values): Arguments {
  if (words[0] !== 'run' || words.length > 1) return { wrong: 'An action can be run: action run --file F.' };
  const [foreign] = given(values);
  if (foreign !== undefined) return { wrong: `action run takes no --${foreign}.` };
  if (values.file === undefined) return { wrong: 'action run needs --file F, or --file - for standard input.' };
  return { command: 'action run', file: values.file, json: values.json === true };
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
    if (positionals.length > 1) return { wrong: 'Everything but the command and its options belongs in the file.' };
    const [foreign] = given(values);
    if (foreign !== undefined) return { wrong: `${command} takes no --${foreign}.` };
    if (command !== 'providers' && values.file === undefined) return { wrong: `${command} needs --file F, or --file - for standard input.` };
    return { command, file: values.file ?? null, json: values.json === true };
  } catch {
    return { wrong: 'An option is unknown or lacks its value.' };
  }
}
