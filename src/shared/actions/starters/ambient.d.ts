/** The text of a file, by Vite. */
declare module '*.js?raw' {
  const text: string;
  export { text as default };
}
