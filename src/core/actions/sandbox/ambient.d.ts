/** The text of a file, by Vite. */
declare module '*.js?raw' {
  const text: string;
  export { text as default };
}

/** The part that is used; the library for it comes with the browser's, which core must not see. */
declare namespace WebAssembly {
  class Memory {
    constructor(limits: { initial: number; maximum: number });
    readonly buffer: ArrayBuffer;
  }
}
