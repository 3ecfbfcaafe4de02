(kit) => {
  'use strict';
  const running = new Map();
  let lastTimer = 0;
  const start = (work, milliseconds, values, again) => {
    if (typeof work !== 'function') throw new TypeError('A timer needs a function');
    lastTimer += 1;
    const id = lastTimer;
    const tick = () => {
      void kit.askLater('timer', Math.max(Number(milliseconds) || 0, 0)).then(() => {
        if (!running.has(id)) return;
        if (again) tick();
        else running.delete(id);
        work(...values);
      });
    };
    running.set(id, true);
    tick();
    return { [Symbol.toPrimitive]: () => id, id, ref() { return this; }, unref() { return this; }, hasRef: () => true };
  };
  const stop = (timer) => {
    running.delete(typeof timer === 'object' && timer !== null ? timer.id : timer);
  };
  const began = Date.now();
  kit.define({
    performance: { timeOrigin: began, now: () => Date.now() - began },
    setTimeout: (work, milliseconds, ...values) => start(work, milliseconds, values, false),
    setInterval: (work, milliseconds, ...values) => start(work, milliseconds, values, true),
    setImmediate: (work, ...values) => start(work, 0, values, false),
    clearTimeout: stop,
    clearInterval: stop,
    clearImmediate: stop,
    queueMicrotask: (work) => void Promise.resolve().then(() => work()),
  });
};
