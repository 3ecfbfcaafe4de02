// First file of the runtime that is evaluated inside QuickJS, before the action. Only text crosses to the host, in both directions.
(hostCall) => {
  'use strict';
  const { parse, stringify } = JSON;
  const errors = { Error, TypeError, RangeError, SyntaxError };
  const waiting = new Map();
  let lastTicket = 0;

  /** Asks the host at once. */
  const ask = (name, ...values) => {
    const answer = parse(hostCall(name, stringify(values)));
    if (answer.error === undefined) return answer.value;
    const error = new (errors[answer.error.type] ?? Error)(answer.error.message);
    if (answer.error.name !== undefined) error.name = answer.error.name;
    throw error;
  };

  /** Asks the host for something that takes its time; `settle` is called by the host with the ticket. */
  const askLater = (name, ...values) =>
    new Promise((resolve, reject) => {
      lastTicket += 1;
      waiting.set(lastTicket, { resolve, reject });
      try {
        ask(name, lastTicket, ...values);
      } catch (error) {
        waiting.delete(lastTicket);
        reject(error);
      }
    });

  const settle = (text) => {
    const { ticket, value, error } = parse(text);
    const promise = waiting.get(ticket);
    if (promise === undefined) return;
    waiting.delete(ticket);
    if (error === undefined) promise.resolve(value);
    else promise.reject(Object.assign(new (errors[error.type] ?? Error)(error.message), error.name === undefined ? {} : { name: error.name }, error.code === undefined ? {} : { cause: Object.assign(new Error(error.message), { code: error.code }) }));
  };

  const define = (values) => {
    for (const [name, value] of Object.entries(values)) Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  };

  return { ask, askLater, settle, define, lib: {} };
};
