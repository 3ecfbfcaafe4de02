import type { Core } from '../core/create-core';
import type { StartSandbox } from '../core/actions/run-action';
import type { Clock } from '../core/ports';
import type { InputFile, InputFileError } from './input-file';

/** What a command prints and how the process ends. */
export interface Answer {
  /** With --json. */
  value: object;
  /** Without. */
  words: string;
  /** What stands beside the words where those are for another program. */
  notes?: string;
  status: number;
}

export interface CommandContext {
  signal: AbortSignal;
  clock: Clock;
  /** For providers whose code is an administrator's. */
  startSandbox: StartSandbox;
}

/** Core on the vault of a folder. */
export type OpenVaultCore = (folder: string) => Promise<Core>;

export interface CommandRun {
  /** Throws InputFileError when the file lacks what this command needs. */
  run(input: InputFile, context: CommandContext): Promise<Answer>;
  /** The answer to a file that cannot be used, in the same form as any other answer. */
  refuse(error: InputFileError): Answer;
}
