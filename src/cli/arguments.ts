import { parseArgs } from 'node:util';

export const commands = ['send', 'check', 'status', 'providers'] as const;
export type Command = (typeof commands)[number];

export type Arguments = { command: Command; file: string | null; json: boolean } | { help: string } | { wrong: string };

export const usage = `dispatchbox <command> [--file F] [--json]

  send       sends one test message through a provider
  check      asks a provider whether it accepts the credentials; sends nothing
  status     looks up a message by its id
  providers  lists the providers and the fields of their configuration

  --file F   JSON file with provider, settings, credentials, apiBaseUrl and message
             (status: messageId); - reads standard input
  --json     prints one JSON object

Exit status: 0 accepted or ok, 2 wrong input, 3 no intelligible answer, 130 cancelled, 1 everything else.
Credentials are only read from the file, never from the command line.
`;

/** Reads the command line. Unknown words are not repeated: somebody may have put a secret there. */
export function parseArguments(words: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { file: { type: 'string', short: 'f' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help === true) return { help: usage };
    const command = commands.find((name) => name === positionals[0]);
    if (command === undefined) return { wrong: positionals.length === 0 ? 'Name a command.' : 'There is no such command.' };
    if (positionals.length > 1) return { wrong: 'Everything but the command and its options belongs in the file.' };
    if (command !== 'providers' && values.file === undefined) return { wrong: `${command} needs --file F, or --file - for standard input.` };
    return { command, file: values.file ?? null, json: values.json === true };
  } catch {
    return { wrong: 'An option is unknown or lacks its value.' };
  }
}
