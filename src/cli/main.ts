import { type Arguments, type Command, parseArguments, type TemplateArguments, usage, type VaultActionArguments } from './arguments';
import { check } from './check';
import type { Answer, CommandContext, CommandRun, OpenVaultCore } from './command';
import { type Input, InputFileError, readInputFile } from './input-file';
import { listProviders } from './providers';
import { send } from './send';
import { status } from './status';

/** What the process gives to the command line. */
export interface Io extends CommandContext {
  stdin: Input;
  openCore: OpenVaultCore;
  out(text: string): void;
  err(text: string): void;
}

const runs: Record<Exclude<Command, 'providers'>, CommandRun> = { send, check, status };

async function answerTo(command: Command, file: string, io: Io): Promise<Answer> {
  if (command === 'providers') return listProviders();
  try {
    return await runs[command].run(await readInputFile(file, io.stdin, io.signal), io);
  } catch (error) {
    if (error instanceof InputFileError) return runs[command].refuse(error);
    throw error;
  }
}

/** Loaded only here: a send has no use for it. */
async function answerAboutTemplates(asked: TemplateArguments, io: Io): Promise<Answer> {
  const { templates } = await import('./templates');
  return templates(asked, io);
}

async function answerAboutAction(file: string, io: Io): Promise<Answer> {
  const { actionRun } = await import('./action-run');
  return actionRun(file, io);
}

/** Only this opens a vault. */
async function answerAboutVault(asked: VaultActionArguments, io: Io): Promise<Answer> {
  const { vaultActions } = await import('./vault-actions');
  return vaultActions(asked, io);
}

function answerOf(asked: Exclude<Arguments, { help: string } | { wrong: string }>, io: Io): Promise<Answer> {
  switch (asked.command) {
    case 'templates':
      return answerAboutTemplates(asked.templates, io);
    case 'action run':
      return answerAboutAction(asked.file, io);
    case 'action':
      return answerAboutVault(asked.asked, io);
    default:
      return answerTo(asked.command, asked.file ?? '-', io);
  }
}

/** Runs one command line and answers the exit status. */
export async function main(words: readonly string[], io: Io): Promise<number> {
  const parsed = parseArguments(words);
  if ('help' in parsed) {
    io.out(parsed.help);
    return 0;
  }
  if ('wrong' in parsed) {
    io.err(`${parsed.wrong}\n\n${usage}`);
    return 2;
  }
  const answer = await answerOf(parsed, io);
  io.out(parsed.json ? `${JSON.stringify(answer.value, null, 2)}\n` : answer.words);
  if (!parsed.json && answer.notes !== undefined) io.err(answer.notes);
  return answer.status;
}
