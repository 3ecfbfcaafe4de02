import type { Plugin } from 'vite';

export declare const withoutUnused: Plugin;
