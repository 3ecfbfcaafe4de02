import type { Plugin } from 'vite';

export declare const withoutAjv: Plugin;
