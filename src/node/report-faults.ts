/**
 * One line for a fault that nobody caught, without its message and its properties: an SDK's error carries credentials in both.
 * The process goes on, as the window does.
 */
export function reportFaults(logLine: (line: string) => void): void {
  const report = (fault: unknown) => {
    logLine(`Unexpected fault: ${describeFault(fault)}`);
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

/** The kind of error and where it arose. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const { message, stack = '' } = fault;
  // The message may itself look like a place, and it may have been changed since.
  const start = stack.indexOf(message);
  const where = start < 0 ? undefined : /\n\s+(at .+)/.exec(stack.slice(start + message.length))?.[1];
  return where === undefined ? fault.constructor.name : `${fault.constructor.name} ${where}`;
}
