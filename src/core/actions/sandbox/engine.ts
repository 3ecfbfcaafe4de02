import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten-core';
import { z } from 'zod';
import { answerAtOnce } from './host-functions';
import { FetchRefused, maxRequests, memoryLimit, type SandboxEnd, type SandboxHost, type SandboxLimits, type SandboxOutcome, type SandboxProgram, type SandboxRequest } from './protocol';
import { firstPart, lastPart, parts } from './runtime';
import { createStoppableClock } from './stoppable-clock';

/** Bytes of one page of WebAssembly memory. */
const page = 65_536;
/** Bytes that QuickJS may use of the WebAssembly stack before it throws by itself. */
const stackLimit = 262_144;

/** Console lines of one run that leave the sandbox, and characters of all of them together: whoever listens would have to keep them. */
const keptLines = 500;
const keptCharacters = 100_000;
/** Timers and requests that are waited for at the same time. */
const maxOutstanding = 1_000;
/** Bytes of a request's body. */
const maxBody = 1_048_576;
/** Characters of all headers of a request, names and values. */
const maxHeaders = 65_536;
const consoleLevel = z.enum(['log', 'info', 'warn', 'error', 'debug']).catch('log');

const requestSchema = z.object({ url: z.string().max(8_192), method: z.string().max(20), headers: z.record(z.string().max(256), z.string().max(16_384)), body: z.string().nullable(), redirect: z.string().max(20) });

/** The request as text of bounded size. Throws FetchRefused. */
function readRequest(value: unknown): SandboxRequest {
  const parsed = requestSchema.safeParse(value);
  if (!parsed.success) throw new FetchRefused('The request is too large, or no request.', 'EBADREQUEST');
  if (Buffer.byteLength(parsed.data.body ?? '', 'base64') > maxBody) throw new FetchRefused('The body of the request is larger than 1 MB.', 'ETOOLARGE');
  if (Object.entries(parsed.data.headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0) > maxHeaders) throw new FetchRefused('The headers of the request are larger than 64 kB.', 'ETOOLARGE');
  return parsed.data;
}
const cacheSchema = z.array(z.object({ key: z.string(), value: z.string(), expires_at: z.number() })).max(100);
const outcomeSchema = z.object({
  decision: z.object({ kind: z.enum(['drop', 'retry']), reason: z.string() }).nullable(),
  cache: cacheSchema,
  threw: z.object({ name: z.string(), message: z.string(), stack: z.string() }).optional(),
  missing: z.array(z.string().transform((name) => name.slice(0, 60))).transform((names) => names.slice(0, 20)).optional(),
});

/** Characters of a stack that are looked through. */
const longestStack = 2_000;
/** A line of the action's own code, from a stack of QuickJS. */
const lineIn = (stack: string) => {
  const line = /action\.js:(\d{1,6})/.exec(stack)?.[1];
  return line === undefined ? null : Number(line);
};

const errorData = (error: unknown) => {
  const known = error instanceof Error && ['TypeError', 'RangeError', 'SyntaxError'].includes(error.constructor.name) ? error.constructor.name : 'Error';
  if (error instanceof FetchRefused) return { type: 'TypeError', message: `fetch failed: ${error.message}`, code: error.code };
  if (error instanceof z.ZodError) return { type: 'TypeError', message: 'A value of the wrong kind was given' };
  return { type: known, message: error instanceof Error ? error.message.slice(0, 300) : 'Something failed' };
};

/** Largest text that crosses from inside in one call. */
const maxText = 8_388_608;
/** Setting a timer for longer than the run may last is the same as for as long as it may last. */
const longest = (milliseconds: number, limits: SandboxLimits) => Math.min(Math.max(milliseconds, 0), limits.wallMs + 1_000);

/** Milliseconds that this thread has computed; where Node cannot tell (before 23.9), as they pass, which on a busy computer is more. */
const computedMs = (): number => {
  if (!('threadCpuUsage' in process)) return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** Why nothing more runs inside. broken: the code changed what it runs on. */
class Stopped extends Error {
  constructor(readonly kind: 'cpu' | 'memory' | 'broken') {
    super(kind);
  }
}

/** What it means when a call into the instance fails on our side. QuickJS has nothing to throw when its memory is used up, and WebAssembly ends the instance. */
function stopOf(error: unknown): Stopped {
  if (error instanceof Stopped) return error;
  const cause = error instanceof Error ? error.cause : null;
  const thrown = z.object({ message: z.string() }).safeParse(cause);
  return new Stopped(thrown.success && !outOfMemory.test(thrown.data.message) ? 'broken' : 'memory');
}
const outOfMemory = /out of memory|string too long|invalid string length|invalid array (?:buffer )?length/i;
const brokenEnd: SandboxEnd = { kind: 'threw', name: 'Error', message: 'The code broke the environment it runs in.', line: null };

/** A fresh instance that waits for its one program. */
export interface Sandbox {
  /** Never rejects. To be called once. */
  run(program: SandboxProgram, host: SandboxHost): Promise<SandboxOutcome>;
}

/**
 * A fresh QuickJS instance with bounded memory, processor time and wall time. Inside there is no Node, no file, no process and no network but
 * `host.fetch`; what crosses is JSON text in both directions. To be used in a worker: while code runs, its thread does nothing else.
 */
export async function openSandbox(): Promise<Sandbox> {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: memoryLimit / page });
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory: memory }));
  const context = quickjs.newContext();
  const { runtime } = context;
  runtime.setMaxStackSize(stackLimit);
  let hostCall: (name: string, text: string) => string = () => '{"value":null}';
  const { settle, start } = prepared(context, (name, text) => hostCall(name, text));

  const run = async (program: SandboxProgram, host: SandboxHost): Promise<SandboxOutcome> => {
    const { limits } = program;
    let cpuMs = 0;
    let sliceBegan = 0;
    let stopped: 'cpu' | null = null;
    let over = false;
    runtime.setInterruptHandler(() => {
      if (cpuMs + computedMs() - sliceBegan <= limits.cpuMs) return false;
      stopped = 'cpu';
      return true;
    });
    /** Runs code inside and counts its time. Throws Stopped. */
    const slice = <T>(work: () => T): T => {
      sliceBegan = computedMs();
      try {
        return work();
      } catch (error) {
        throw stopped === null ? stopOf(error) : new Stopped(stopped);
      } finally {
        cpuMs += computedMs() - sliceBegan;
      }
    };
    const finished = (end: SandboxEnd, rest: Partial<SandboxOutcome> = {}): SandboxOutcome => ({ end, decision: null, cache: program.cache, ...rest, cpuMs: Math.round(cpuMs * 10) / 10, memoryBytes: memory.buffer.byteLength });

    let wake: () => void = () => undefined;
    const arrived: string[] = [];
    let outstanding = 0;
    const clock = createStoppableClock();
    const arrive = (text: string) => {
      outstanding -= 1;
      arrived.push(text);
      wake();
    };
    let requests = 0;
    const later: Record<string, (ticket: number, value: unknown) => void> = {
      timer: (ticket, value) => {
        clock.after(longest(z.number().parse(value), limits), () => {
          arrive(JSON.stringify({ ticket, value: null }));
        });
      },
      fetch: (ticket, value) => {
        const request = readRequest(value);
        requests += 1;
        if (requests > maxRequests) throw new FetchRefused(`More than ${maxRequests} requests in one run.`, 'ETOOMANY');
        host.fetch(request, clock).then(
          (answer) => {
            arrive(JSON.stringify({ ticket, value: answer }));
          },
          (error: unknown) => {
            arrive(JSON.stringify({ ticket, error: errorData(error) }));
          },
        );
      },
    };

    let lines = 0;
    let characters = 0;
    const print = (level: string, text: string, stack: string) => {
      if (lines > keptLines || characters > keptCharacters) return;
      lines += 1;
      characters += text.length;
      if (lines > keptLines || characters > keptCharacters) host.line('warn', 'Further lines are left out.', null);
      else host.line(level, text, lineIn(stack));
    };

    hostCall = (name, text) => {
      try {
        if (over) throw new Error('The run is over');
        if (text.length > maxText) throw new RangeError('The value is too large');
        const values = z.array(z.unknown()).parse(JSON.parse(text));
        if (name === 'console') print(consoleLevel.parse(values[0]), String(values[1]), String(values[2]).slice(0, longestStack));
        else if (Object.hasOwn(later, name)) {
          if (outstanding >= maxOutstanding) throw new RangeError(`More than ${maxOutstanding} timers and requests at the same time`);
          later[name]?.(z.number().parse(values[0]), values[1]);
          outstanding += 1;
        } else return JSON.stringify({ value: answerAtOnce(name, values) ?? null });
        return '{"value":null}';
      } catch (error) {
        return JSON.stringify({ error: errorData(error) });
      }
    };

    const finishedWith = (text: string): SandboxOutcome => {
      if (stopped !== null) return finished({ kind: stopped });
      const parsed = outcomeSchema.safeParse(parsedJson(text));
      // With no memory left there is none for an error either: it is null, or nothing at all comes of it. Emscripten grows by a fifth, and stops where that no longer fits.
      const isFull = memory.buffer.byteLength * 1.2 > memoryLimit;
      if (!parsed.success) return finished(isFull ? { kind: 'memory' } : brokenEnd);
      const { decision, cache, threw, missing } = parsed.data;
      if (missing !== undefined) return finished({ kind: 'no-handler', exported: missing }, { decision, cache });
      if (threw !== undefined && ((threw.name === 'InternalError' && outOfMemory.test(threw.message)) || (isFull && threw.message === 'null'))) return finished({ kind: 'memory' }, { decision, cache });
      if (threw !== undefined) return finished({ kind: 'threw', name: threw.name, message: threw.message, line: lineIn(threw.stack) }, { decision, cache });
      return finished({ kind: 'returned' }, { decision, cache });
    };

    const untilSettled = async (promise: QuickJSHandle): Promise<SandboxOutcome> => {
      for (;;) {
        const done = slice(() => {
          const jobs = runtime.executePendingJobs();
          if (jobs.error) throw new Stopped('memory');
          const state = context.getPromiseState(promise);
          return state.type === 'pending' ? null : state.type === 'fulfilled' ? context.getString(state.value) : '';
        });
        if (done !== null) return finishedWith(done);
        if (arrived.length === 0) {
          if (stopped !== null) return finished({ kind: stopped });
          if (outstanding === 0) return finished({ kind: 'stuck' });
          await new Promise<void>((resolve) => { wake = resolve; });
          // Nothing runs after the wall clock has struck.
          if (over) return finished({ kind: 'wall' });
        }
        for (const text of arrived.splice(0)) {
          slice(() => {
            context.unwrapResult(context.callFunction(settle, context.undefined, context.newString(text))).dispose();
          });
        }
      }
    };

    try {
      const struck = new Promise<SandboxOutcome>((resolve) => {
        clock.after(limits.wallMs, () => {
          resolve(finished({ kind: 'wall' }));
        });
      });
      const compiled = slice(() => context.evalCode(`(function (exports, module, require, __filename, __dirname) {${program.code}\n})`, 'action.js'));
      if (compiled.error) return finished(syntaxEnd(context, compiled.error, stopped));
      const input = JSON.stringify({ handler: program.handler, event: program.event, cache: program.cache });
      const promise = slice(() => context.unwrapResult(context.callFunction(start, context.undefined, compiled.value, context.newString(input))));
      return await Promise.race([untilSettled(promise), struck]);
    } catch (error) {
      const { kind } = stopOf(error);
      return finished(kind === 'broken' ? brokenEnd : { kind });
    } finally {
      over = true;
      clock.end();
    }
  };
  return { run };
}

/** Runs one action in an instance of its own. Never rejects. */
export async function runInSandbox(program: SandboxProgram, host: SandboxHost): Promise<SandboxOutcome> {
  const sandbox = await openSandbox();
  return sandbox.run(program, host);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Evaluates the runtime; answers what the host calls. */
function prepared(context: QuickJSContext, hostCall: (name: string, text: string) => string): { settle: QuickJSHandle; start: QuickJSHandle } {
  const value = (source: string, name: string) => context.unwrapResult(context.evalCode(source, `dispatchbox:${name}`));
  const host = context.newFunction('host', (name, text) => context.newString(hostCall(context.getString(name), context.getString(text))));
  const kit = context.unwrapResult(context.callFunction(value(firstPart.source, firstPart.name), context.undefined, host));
  for (const { name, source } of parts) context.unwrapResult(context.callFunction(value(source, name), context.undefined, kit)).dispose();
  const last = value(lastPart.source, lastPart.name);
  const bind = value('(start, kit) => (load, input) => start(kit, load, input)', 'bind');
  return { settle: context.getProp(kit, 'settle'), start: context.unwrapResult(context.callFunction(bind, context.undefined, last, kit)) };
}

function syntaxEnd(context: QuickJSContext, error: QuickJSHandle, stopped: 'cpu' | null): SandboxEnd {
  if (stopped !== null) return { kind: stopped };
  const { message, stack, lineNumber } = z.object({ message: z.string(), stack: z.string().default(''), lineNumber: z.number().optional() }).catch({ message: 'out of memory', stack: '' }).parse(context.dump(error));
  if (outOfMemory.test(message)) return { kind: 'memory' };
  return { kind: 'syntax', message, line: lineNumber ?? lineIn(stack) };
}
