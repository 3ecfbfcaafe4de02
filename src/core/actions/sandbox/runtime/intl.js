(kit) => {
  'use strict';
  const listed = (locales) => (locales === undefined ? [] : [locales].flat().map(String));
  const formatter = (kind) =>
    class {
      #locales;
      #options;
      constructor(locales, options = {}) {
        this.#locales = listed(locales);
        this.#options = { ...options };
        kit.ask('intl', kind, 'resolvedOptions', this.#locales, this.#options, null);
      }
      #ask(method, value) {
        return kit.ask('intl', kind, method, this.#locales, this.#options, value);
      }
      #plain(value) {
        if (kind !== 'DateTimeFormat') return typeof value === 'bigint' ? String(value) : value;
        const time = value === undefined ? Date.now() : Number(value);
        if (Number.isNaN(time)) throw new RangeError('Invalid time value');
        return time;
      }
      get format() {
        return (value) => this.#ask('format', this.#plain(value));
      }
      formatToParts(value) {
        return this.#ask('formatToParts', this.#plain(value));
      }
      select(value) {
        return this.#ask('select', value);
      }
      of(value) {
        return this.#ask('of', value);
      }
      resolvedOptions() {
        return this.#ask('resolvedOptions', null);
      }
      static supportedLocalesOf(locales) {
        return kit.ask('intl', kind, 'supportedLocalesOf', listed(locales), {}, null);
      }
    };
  const Intl = Object.fromEntries(['DateTimeFormat', 'NumberFormat', 'PluralRules', 'ListFormat', 'DisplayNames'].map((kind) => [kind, formatter(kind)]));
  kit.define({ Intl });
  const day = { year: 'numeric', month: 'numeric', day: 'numeric' };
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric' };
  const shaping = ['weekday', 'year', 'month', 'day', 'dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits', 'dateStyle', 'timeStyle'];
  /** https://tc39.es/ecma402/#sec-createdatetimeformat: what is shown where the options name nothing of it. */
  const dateMethod = (own, defaults) =>
    function (locales, options = {}) {
      const shaped = shaping.some((name) => options[name] !== undefined && own.includes(name));
      return new Intl.DateTimeFormat(locales, { ...(!shaped && defaults), ...options }).format(this);
    };
  const dateFields = [...shaping.slice(0, 4), 'dateStyle'];
  const timeFields = shaping.filter((name) => !dateFields.includes(name));
  Object.assign(Date.prototype, { toLocaleString: dateMethod(shaping, { ...day, ...time }), toLocaleDateString: dateMethod(dateFields, day), toLocaleTimeString: dateMethod(timeFields, time) });
  Number.prototype.toLocaleString = function (locales, options) {
    return new Intl.NumberFormat(locales, options).format(Number(this));
  };
};
