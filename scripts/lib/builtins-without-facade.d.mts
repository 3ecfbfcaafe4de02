import type { Plugin } from 'vite';

export declare const builtinsWithoutFacade: Plugin;
