import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { isPlainJson } from '../core/plain-json';
import { credentialValuesSchema, fieldValuesSchema } from '../shared/model/integration';
import { messageSchema } from '../shared/model/message';
import { networkValuesSchema } from '../shared/model/network';

const { proxy, noProxy, systemCertificates } = networkValuesSchema.shape;
const proxyFields = proxy.unwrap().shape;
export const networkSchema = z.strictObject({
  proxy: z.strictObject({ url: proxyFields.url, user: proxyFields.user.default(''), password: proxyFields.password.default('') }).nullable().default(null),
  noProxy: noProxy.default([]),
  systemCertificates: systemCertificates.default(false),
});

/** One file describes a whole operation, so that no secret ever stands in a command line. */
const fileSchema = z.strictObject({
  provider: z.string().min(1).max(40),
  settings: fieldValuesSchema.default({}),
  credentials: credentialValuesSchema.default({}),
  apiBaseUrl: z.string().max(2_000).nullable().default(null),
  /** The way out of this computer; straight where it is not given. */
  network: networkSchema.optional(),
  message: messageSchema.optional(),
  /** Asks the provider to deliver nothing, where it has a test mode. */
  testMode: z.boolean().default(false),
  /** Vonage has an id for each part of a long text. */
  messageId: z.string().max(1_000).optional(),
});
export type InputFile = z.infer<typeof fileSchema>;

/** The file cannot be used, or was waited for in vain. `message` is a sentence without anything of its content. */
export class InputFileError extends Error {
  constructor(
    message: string,
    readonly kind: 'invalid-input' | 'cancelled' = 'invalid-input',
  ) {
    super(message);
  }
}

/** What is read for `-`. */
export type Input = AsyncIterable<Buffer | string>;

/** Bytes; the longest possible message is well below. */
const maxFile = 4_194_304;

async function readAll(stream: Input): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxFile) throw new InputFileError('The input is larger than 4 MB.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Rejects when the person gives up, since standard input or a pipe may never end. */
export function givenUp(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const giveUp = () => {
      reject(new InputFileError('Cancelled here.', 'cancelled'));
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
}

/** As a stream, so that neither a huge file nor a device that never ends is read whole. */
async function readFrom(path: string): Promise<string> {
  try {
    return await readAll(createReadStream(path));
  } catch (error) {
    if (error instanceof InputFileError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') throw new InputFileError(`The file ${path} does not exist.`);
    if (code === 'EISDIR') throw new InputFileError(`${path} is a folder. Name a file.`);
    throw new InputFileError(`The file ${path} cannot be read.`);
  }
}

/** The text of a file, or of standard input for `-`, without a byte order mark. Throws InputFileError. */
export async function readText(path: string, stdin: Input, signal: AbortSignal): Promise<string> {
  const text = await Promise.race([path === '-' ? readAll(stdin) : readFrom(path), givenUp(signal)]);
  return text.replace(/^\ufeff/, '');
}

/** Where the JSON breaks, without quoting it: the text beside it may be a secret. */
function syntaxProblem(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const where = position === undefined ? '' : ` in line ${text.slice(0, Number(position)).split('\n').length}`;
  return text.trim() === '' ? 'The input is empty. It must be one JSON object.' : `The input is not valid JSON${where}.`;
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `${path === '' ? 'The file' : path} has unknown keys: ${issue.keys.join(', ')}.`;
  if (path === '') return 'The input must be one JSON object.';
  if (issue.code === 'invalid_type') return `${path} must be ${/^(?:record|object|array)$/.test(issue.expected) ? 'an' : 'a'} ${issue.expected === 'record' ? 'object' : issue.expected}.`;
  if (issue.code === 'too_big') return `${path} is too long: at most ${String(issue.maximum)} characters.`;
  if (issue.code === 'too_small') return `${path} is missing.`;
  if (issue.code === 'invalid_value') return `${path} must be one of ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_union' && issue.path[0] === 'message') return `${path} must be sms or email.`;
  if (issue.code === 'invalid_key') return `${path} is not a field name.`;
  return `${path} is not valid.`;
}

/** Reads the file at `path`, or standard input for `-`, as the schema has it. Throws InputFileError. */
export async function readFileAs<T>(schema: z.ZodType<T>, path: string, stdin: Input, signal: AbortSignal): Promise<T> {
  const text = await readText(path, stdin, signal);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputFileError(syntaxProblem(text, error));
  }
  if (!isPlainJson(value)) throw new InputFileError('The input is too deep, too large, or has a key such as __proto__, which is not allowed.');
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InputFileError(parsed.error.issues.map(describe).join(' '));
  return parsed.data;
}

/** The file of every command that asks a provider. Throws InputFileError. */
export function readInputFile(path: string, stdin: Input, signal: AbortSignal): Promise<InputFile> {
  return readFileAs(fileSchema, path, stdin, signal);
}
