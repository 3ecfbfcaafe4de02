import type { SandboxAnswer, SandboxOutcome, SandboxRequest } from '../core/actions/sandbox/engine';

export type FromSandbox = { kind: 'fetch'; id: number; request: SandboxRequest } | { kind: 'line'; level: string; text: string } | { kind: 'outcome'; outcome: SandboxOutcome };
export type ToSandbox = { id: number } & ({ answer: SandboxAnswer; refused: null } | { answer: null; refused: { message: string; code: string } });
