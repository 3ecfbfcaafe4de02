(kit) => {
  'use strict';
  const { toBytes, fromBytes, toBase64, fromBase64, bytesOf } = kit.lib;
  const tokens = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

  class Headers {
    #values = new Map();
    constructor(init) {
      if (init === undefined || init === null) return;
      const pairs = init instanceof Headers || typeof init[Symbol.iterator] === 'function' ? [...init] : Object.entries(init);
      for (const [name, value] of pairs) this.append(name, value);
    }
    #named(name) {
      if (!tokens.test(name)) throw new TypeError(`Invalid header name: ${name}`);
      return String(name).toLowerCase();
    }
    #clean(value) {
      const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
      if (/[\0\r\n]/.test(text)) throw new TypeError('A header value must not hold a line break');
      return text;
    }
    append(name, value) {
      const key = this.#named(name);
      const text = this.#clean(value);
      this.#values.set(key, this.#values.has(key) ? `${this.#values.get(key)}, ${text}` : text);
    }
    set(name, value) {
      this.#values.set(this.#named(name), this.#clean(value));
    }
    get(name) {
      return this.#values.get(this.#named(name)) ?? null;
    }
    has(name) {
      return this.#values.has(this.#named(name));
    }
    delete(name) {
      this.#values.delete(this.#named(name));
    }
    forEach(work, self) {
      for (const [name, value] of this) work.call(self, value, name, this);
    }
    *entries() {
      yield* [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1));
    }
    *keys() {
      for (const [name] of this.entries()) yield name;
    }
    *values() {
      for (const [, value] of this.entries()) yield value;
    }
    getSetCookie() {
      return this.has('set-cookie') ? [this.get('set-cookie')] : [];
    }
    [Symbol.iterator]() {
      return this.entries();
    }
  }

  class FormData {
    #pairs = [];
    append(name, value) {
      this.#pairs.push([String(name), String(value)]);
    }
    set(name, value) {
      this.delete(name);
      this.append(name, value);
    }
    get(name) {
      return this.#pairs.find(([each]) => each === name)?.[1] ?? null;
    }
    getAll(name) {
      return this.#pairs.filter(([each]) => each === name).map(([, value]) => value);
    }
    has(name) {
      return this.#pairs.some(([each]) => each === name);
    }
    delete(name) {
      this.#pairs = this.#pairs.filter(([each]) => each !== name);
    }
    *entries() {
      yield* this.#pairs;
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    forEach(work) {
      for (const [name, value] of this.#pairs) work(value, name, this);
    }
  }
  const quoted = (text) => text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

  /** Bytes and the content type that goes with them. */
  const bodyOf = (source) => {
    if (source === undefined || source === null) return { bytes: null, type: null };
    if (source instanceof URLSearchParams) return { bytes: toBytes(source.toString()), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
    if (source instanceof FormData) {
      const boundary = `----dispatchbox${crypto.randomUUID().replace(/-/g, '')}`;
      const parts = [...source].map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`);
      return { bytes: toBytes(`${parts.join('')}--${boundary}--\r\n`), type: `multipart/form-data; boundary=${boundary}` };
    }
    if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return { bytes: bytesOf(source), type: null };
    return { bytes: toBytes(String(source)), type: 'text/plain;charset=UTF-8' };
  };

  class Body {
    #bytes;
    #used = false;
    constructor(bytes) {
      this.#bytes = bytes;
    }
    get bodyUsed() {
      return this.#used;
    }
    get body() {
      return this.#bytes === null ? null : this;
    }
    async #take() {
      if (this.#used) throw new TypeError('Body is unusable: Body has already been read');
      this.#used = this.#bytes !== null;
      return this.#bytes ?? new Uint8Array(0);
    }
    async text() {
      return fromBytes(await this.#take()).replace(/^\ufeff/, '');
    }
    async json() {
      return JSON.parse(await this.text());
    }
    async arrayBuffer() {
      return (await this.#take()).slice().buffer;
    }
    async bytes() {
      return (await this.#take()).slice();
    }
    async formData() {
      const form = new FormData();
      for (const [name, value] of new URLSearchParams(await this.text())) form.append(name, value);
      return form;
    }
    static bytesOf(body) {
      return body.#bytes;
    }
  }

  class Request extends Body {
    constructor(input, init = {}) {
      const from = input instanceof Request ? input : null;
      const given = init.body !== undefined && init.body !== null ? bodyOf(init.body) : { bytes: from === null ? null : Body.bytesOf(from), type: null };
      super(given.bytes);
      this.url = from === null ? new URL(String(input)).href : from.url;
      this.method = String(init.method ?? from?.method ?? 'GET').toUpperCase();
      if (given.bytes !== null && (this.method === 'GET' || this.method === 'HEAD')) throw new TypeError('Request with GET/HEAD method cannot have body.');
      this.headers = new Headers(init.headers ?? from?.headers);
      if (given.type !== null && !this.headers.has('content-type')) this.headers.set('content-type', given.type);
      this.signal = init.signal ?? from?.signal ?? null;
      this.redirect = init.redirect ?? from?.redirect ?? 'follow';
    }
    clone() {
      return new Request(this);
    }
  }

  class Response extends Body {
    constructor(source = null, { status = 200, statusText = '', headers } = {}) {
      const given = bodyOf(source);
      super(given.bytes);
      this.status = status;
      this.statusText = statusText;
      this.headers = new Headers(headers);
      if (given.type !== null && !this.headers.has('content-type')) this.headers.set('content-type', given.type);
      this.url = '';
      this.redirected = false;
      this.type = 'default';
    }
    get ok() {
      return this.status >= 200 && this.status < 300;
    }
    clone() {
      const bytes = Body.bytesOf(this);
      return Object.assign(new Response(bytes === null ? null : bytes.slice(), this), { url: this.url, type: this.type });
    }
    static json(value, init = {}) {
      return new Response(JSON.stringify(value), { ...init, headers: { 'content-type': 'application/json', ...Object.fromEntries(new Headers(init.headers)) } });
    }
    static error() {
      return Object.assign(new Response(), { status: 0, type: 'error' });
    }
  }

  const fetch = async (input, init) => {
    const request = new Request(input, init);
    request.signal?.throwIfAborted();
    const bytes = Body.bytesOf(request);
    const asked = kit.askLater('fetch', {
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: bytes === null ? null : toBase64(bytes),
      redirect: request.redirect,
    });
    const stopped = request.signal === null ? [] : [new Promise((_resolve, reject) => { request.signal.addEventListener('abort', () => { reject(request.signal.reason); }); })];
    const answer = await Promise.race([asked, ...stopped]);
    const response = new Response(answer.body === null ? null : fromBase64(answer.body), { status: answer.status, statusText: answer.statusText, headers: answer.headers });
    return Object.assign(response, { url: answer.url, redirected: answer.redirected, type: 'basic' });
  };

  kit.define({ Headers, FormData, Request, Response, fetch });
};
