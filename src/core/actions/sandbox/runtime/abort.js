(kit) => {
  'use strict';
  class DOMException extends Error {
    constructor(message = '', name = 'Error') {
      super(message);
      Object.defineProperty(this, 'name', { value: String(name), configurable: true });
    }
  }
  const domError = (message, name) => new DOMException(message, name);

  class Event {
    constructor(type) {
      this.type = String(type);
      this.target = null;
    }
  }
  class EventTarget {
    #listeners = [];
    addEventListener(type, listener, options) {
      if (listener) this.#listeners.push({ type: String(type), listener, once: options?.once === true });
    }
    removeEventListener(type, listener) {
      this.#listeners = this.#listeners.filter((each) => each.type !== type || each.listener !== listener);
    }
    dispatchEvent(event) {
      event.target = this;
      for (const each of this.#listeners.filter(({ type }) => type === event.type)) {
        if (each.once) this.removeEventListener(each.type, each.listener);
        if (typeof each.listener === 'function') each.listener.call(this, event);
        else each.listener.handleEvent(event);
      }
      this[`on${event.type}`]?.call(this, event);
      return true;
    }
  }

  const abortOf = new WeakMap();
  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason;
    onabort = null;
    constructor(key) {
      if (key !== abortOf) throw new TypeError('Illegal constructor');
      super();
      abortOf.set(this, (reason) => {
        if (this.#aborted) return;
        this.#aborted = true;
        this.#reason = reason ?? domError('This operation was aborted', 'AbortError');
        this.dispatchEvent(new Event('abort'));
      });
    }
    get aborted() {
      return this.#aborted;
    }
    get reason() {
      return this.#reason;
    }
    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }
    static abort(reason) {
      const signal = new AbortSignal(abortOf);
      abortOf.get(signal)(reason);
      return signal;
    }
    static timeout(milliseconds) {
      const signal = new AbortSignal(abortOf);
      setTimeout(() => {
        abortOf.get(signal)(domError('The operation was aborted due to timeout', 'TimeoutError'));
      }, milliseconds);
      return signal;
    }
    static any(signals) {
      const joined = new AbortSignal(abortOf);
      for (const signal of signals) {
        if (signal.aborted) abortOf.get(joined)(signal.reason);
        else signal.addEventListener('abort', () => { abortOf.get(joined)(signal.reason); });
      }
      return joined;
    }
  }
  class AbortController {
    signal = new AbortSignal(abortOf);
    abort(reason) {
      abortOf.get(this.signal)(reason);
    }
  }
  kit.lib.domError = domError;
  kit.define({ DOMException, Event, EventTarget, AbortSignal, AbortController });
};
