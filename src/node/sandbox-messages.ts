import type { SandboxAnswer, SandboxOutcome, SandboxProgram, SandboxRequest } from '../core/actions/sandbox/protocol';

export type FromSandbox = { kind: 'fetch'; id: number; request: SandboxRequest } | { kind: 'line'; level: string; text: string; line: number | null } | { kind: 'outcome'; outcome: SandboxOutcome };
export type ToSandbox = { kind: 'program'; program: SandboxProgram } | { kind: 'clock'; id: number; runs: boolean } | ({ kind: 'answer'; id: number } & ({ answer: SandboxAnswer; refused: null } | { answer: null; refused: { message: string; code: string } }));
