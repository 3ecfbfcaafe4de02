(kit) => {
  'use strict';
  /** As Node's console shows it, roughly: enough to read, never more than three levels. */
  const show = (value, depth, seen) => {
    if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value);
    if (typeof value === 'function') return `[Function: ${value.name || '(anonymous)'}]`;
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (seen.includes(value)) return '[Circular]';
    if (depth > 3) return Array.isArray(value) ? '[Array]' : '[Object]';
    const inside = [...seen, value];
    const next = (each) => show(each, depth + 1, inside);
    if (Array.isArray(value)) return `[ ${value.slice(0, 100).map(next).join(', ')}${value.length > 100 ? ', …' : ''} ]`;
    if (value instanceof Map) return `Map(${value.size}) { ${[...value].map(([key, each]) => `${next(key)} => ${next(each)}`).join(', ')} }`;
    if (value instanceof Set) return `Set(${value.size}) { ${[...value].map(next).join(', ')} }`;
    const pairs = Object.keys(value).slice(0, 100).map((key) => {
      const { get, value: own } = Object.getOwnPropertyDescriptor(value, key) ?? {};
      return `${key}: ${get === undefined ? next(own) : '[Getter]'}`;
    });
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  };
  /** https://console.spec.whatwg.org/#formatter, as far as code for servers uses it. */
  const format = (...values) => {
    const [first, ...rest] = values;
    const filled = typeof first !== 'string' ? [] : [first.replace(/%[sdifjoO%]/g, (sign) => {
      if (sign === '%%') return '%';
      if (rest.length === 0) return sign;
      const value = rest.shift();
      if (sign === '%s') return show(value, 0, []);
      if (sign === '%i') return String(parseInt(value, 10));
      if (sign === '%d' || sign === '%f') return String(Number(value));
      return sign === '%j' ? JSON.stringify(value) : show(value, 1, []);
    })];
    return [...filled, ...(filled.length === 0 ? values : rest).map((value) => show(value, 0, []))].join(' ');
  };
  const counts = new Map();
  const count = (label = 'default') => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    log(`${label}: ${counts.get(label)}`);
  };
  const Place = Error;
  /** Where the action printed it; what the action has made of errors must not keep a line from being printed. */
  const place = () => {
    try {
      return String(new Place().stack);
    } catch {
      return '';
    }
  };
  const line = (level) => (...values) => {
    let text;
    try {
      text = format(...values);
    } catch {
      text = '[a value that cannot be shown]';
    }
    kit.ask('console', level, text.slice(0, 10_000), place().slice(0, 2_000));
  };
  const log = line('log');
  kit.lib.show = (value) => show(value, 0, []);
  kit.lib.format = format;
  kit.define({ console: { log, info: line('info'), warn: line('warn'), error: line('error'), debug: line('debug'), trace: log, dir: log, table: log, group: log, groupCollapsed: log, groupEnd() {}, time() {}, timeLog() {}, timeEnd() {}, count, countReset: (label = 'default') => void counts.delete(label), assert(right, ...values) { if (!right) line('error')('Assertion failed:', ...values); } } });
};
