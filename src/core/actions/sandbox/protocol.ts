import { actionLimits } from '../../../shared/model/action';
import type { StoppableClock } from './stoppable-clock';

export interface SandboxLimits {
  /** Milliseconds in which code really runs. */
  cpuMs: number;
  /** Milliseconds from the first line to the last, waiting included. */
  wallMs: number;
}
export const defaultLimits: SandboxLimits = { cpuMs: actionLimits.cpuMs, wallMs: actionLimits.wallMs };
/** Bytes of the whole instance, stacks and all. QuickJS' own limit does not hold (see docs/custom-code.md), the memory's maximum does. */
export const memoryLimit = actionLimits.memoryBytes;
/** Requests of one run. */
export const maxRequests = 20;
export interface CacheRecord {
  key: string;
  value: string;
  /** Milliseconds since 1970. */
  expires_at: number;
}

export interface SandboxProgram {
  code: string;
  /** Name of the export that is called. */
  handler: string;
  /** Plain JSON; the action gets a copy of its own. */
  event: unknown;
  cache: CacheRecord[];
  limits: SandboxLimits;
}

export interface SandboxRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  /** base64; null: none. */
  body: string | null;
  redirect: string;
}
export interface SandboxAnswer {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  /** base64; null: none. */
  body: string | null;
  url: string;
  redirected: boolean;
}
/** What a refused or failed request throws inside: `fetch failed` with the reason as its cause, as Node does. */
export class FetchRefused extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

export interface SandboxHost {
  /** Rejects with FetchRefused alone. `clock` may be stopped while a person is asked. */
  fetch(request: SandboxRequest, clock: Pick<StoppableClock, 'stop' | 'start'>): Promise<SandboxAnswer>;
  /** `line`: of the action's own code. */
  line(level: string, text: string, line: number | null): void;
}

/** How a run ended. */
export type SandboxEnd =
  | { kind: 'returned' }
  | { kind: 'threw'; name: string; message: string; line: number | null }
  /** The code does not parse. */
  | { kind: 'syntax'; message: string; line: number | null }
  | { kind: 'no-handler'; exported: string[] }
  | { kind: 'cpu' | 'wall' | 'memory' | 'stuck' };

export interface SandboxOutcome {
  end: SandboxEnd;
  /** The last of api.notification.drop and retry. */
  decision: { kind: 'drop' | 'retry'; reason: string } | null;
  cache: CacheRecord[];
  cpuMs: number;
  /** Bytes that the instance had in the end. */
  memoryBytes: number;
}
