import type { Rolldown } from 'vite';

export declare const coreInOnePiece: Rolldown.CodeSplittingOptions;
