// First file of the runtime that is evaluated inside QuickJS, before the action. Only text crosses to the host, in both directions.
(hostCall) => {
  'use strict';
  // Kept from before the action: what it changes in the language must not keep its own requests from coming back.
  const { parse, stringify } = JSON;
  const { defineProperty, deleteProperty } = Reflect;
  const Settled = Promise;
  const errors = { __proto__: null, Error, TypeError, RangeError, SyntaxError };
  const waiting = { __proto__: null };
  let lastTicket = 0;

  const set = (target, name, value) => {
    if (value !== undefined) defineProperty(target, name, { __proto__: null, value, writable: true, configurable: true, enumerable: false });
    return target;
  };
  const failure = ({ type, message, code }) => {
    const error = new (errors[type] ?? errors.Error)(message);
    return code === undefined ? error : set(error, 'cause', set(new errors.Error(message), 'code', code));
  };

  /** Asks the host at once. */
  const ask = (name, ...values) => {
    const { value, error } = parse(hostCall(name, stringify(values)));
    if (error !== undefined) throw failure(error);
    return value;
  };

  /** Asks the host for something that takes its time; `settle` is called by the host with the ticket. Throws what the host refuses at once. */
  const askLater = (name, ...values) => {
    lastTicket += 1;
    const ticket = lastTicket;
    const answer = new Settled((resolve, reject) => {
      waiting[ticket] = { resolve, reject };
    });
    try {
      ask(name, ticket, ...values);
    } catch (error) {
      deleteProperty(waiting, ticket);
      throw error;
    }
    return answer;
  };

  const settle = (text) => {
    const { ticket, value, error } = parse(text);
    const promise = waiting[ticket];
    if (promise === undefined) return;
    deleteProperty(waiting, ticket);
    if (error === undefined) promise.resolve(value);
    else promise.reject(failure(error));
  };

  const define = (values) => {
    for (const [name, value] of Object.entries(values)) set(globalThis, name, value);
  };

  return { ask, askLater, settle, define, lib: {} };
};
