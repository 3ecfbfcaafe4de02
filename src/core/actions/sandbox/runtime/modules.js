(kit) => {
  'use strict';
  const { toBytes, toBase64, fromBase64, bytesOf, Buffer, digest, hmac, same } = kit.lib;
  const hashNames = { sha1: 'sha1', sha256: 'sha256', sha384: 'sha384', sha512: 'sha512', md5: 'md5', 'sha-1': 'sha1', 'sha-256': 'sha256', 'sha-512': 'sha512' };
  const hashNamed = (name) => {
    const hash = hashNames[String(name).toLowerCase()];
    if (hash === undefined) throw new Error(`The hash ${name} is not offered here. Known: ${Object.keys(hashNames).join(', ')}.`);
    return hash;
  };
  const bytesFrom = (data, encoding) => (typeof data === 'string' ? Buffer.from(data, encoding) : bytesOf(data));
  const hashing = (finish) => {
    const parts = [];
    const self = {
      update(data, encoding) {
        parts.push(bytesFrom(data, encoding));
        return self;
      },
      digest(encoding) {
        const bytes = Buffer.from(finish(Buffer.concat(parts)));
        return encoding === undefined ? bytes : bytes.toString(encoding);
      },
    };
    return self;
  };
  const nodeCrypto = {
    createHash: (name) => { const hash = hashNamed(name); return hashing((bytes) => digest(hash, bytes)); },
    createHmac: (name, key) => { const hash = hashNamed(name); const raw = bytesFrom(key); return hashing((bytes) => hmac(hash, raw, bytes)); },
    randomBytes: (size) => Buffer.from(fromBase64(kit.ask('random', size))),
    randomInt: (low, high) => { const [from, to] = high === undefined ? [0, low] : [low, high]; return from + (parseInt(nodeCrypto.randomBytes(6).toString('hex'), 16) % (to - from)); },
    randomUUID: () => kit.ask('uuid'),
    timingSafeEqual: (one, other) => {
      if (one.byteLength !== other.byteLength) throw new RangeError('Input buffers must have the same byte length');
      return same(bytesFrom(one), bytesFrom(other));
    },
    getRandomValues: (target) => crypto.getRandomValues(target),
    webcrypto: crypto,
    subtle: crypto.subtle,
  };

  const flat = (value, key, pairs, list) => {
    if (value === undefined) return;
    if (Array.isArray(value)) value.forEach((each, index) => { flat(each, list === 'repeat' ? key : list === 'brackets' ? `${key}[]` : `${key}[${index}]`, pairs, list); });
    else if (typeof value === 'object' && value !== null && !(value instanceof Date)) for (const [name, each] of Object.entries(value)) flat(each, key === '' ? name : `${key}[${name}]`, pairs, list);
    else pairs.push([key, value === null ? '' : value instanceof Date ? value.toISOString() : String(value)]);
  };
  const qs = {
    stringify: (value, { arrayFormat = 'indices', addQueryPrefix = false } = {}) => {
      const pairs = [];
      flat(value, '', pairs, arrayFormat);
      const text = pairs.map(([name, each]) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`).join('&');
      return addQueryPrefix && text !== '' ? `?${text}` : text;
    },
    parse: (text, { ignoreQueryPrefix = false } = {}) => {
      const result = {};
      const put = (target, name, value) => {
        if (name === '__proto__') return;
        target[name] = Object.hasOwn(target, name) ? [target[name], value].flat() : value;
      };
      for (const [name, value] of new URLSearchParams(ignoreQueryPrefix ? text.replace(/^\?/, '') : text)) {
        const [root, ...path] = name.split(/\[|\]\[|\]/).filter((part, index, all) => index < all.length - 1 || part !== '' || all.length === 1);
        let target = result;
        let key = root;
        for (const part of path) {
          if (key === '__proto__') break;
          if (typeof target[key] !== 'object') target[key] = /^\d*$/.test(part) ? [] : {};
          target = target[key];
          key = part;
        }
        if (Array.isArray(target) && key === '') target.push(value);
        else put(target, key, value);
      }
      return result;
    },
  };

  class AxiosError extends Error {
    constructor(message, code, config, response) {
      super(message);
      this.name = 'AxiosError';
      this.code = code;
      this.config = config;
      this.isAxiosError = true;
      if (response !== undefined) {
        this.response = response;
        this.status = response.status;
      }
    }
    toJSON() {
      return { name: this.name, message: this.message, code: this.code, status: this.status };
    }
  }
  const bodyMethods = ['post', 'put', 'patch'];
  const methods = ['get', 'delete', 'head', 'options', ...bodyMethods];
  /** Those of every request and of this method, then those of the instance, then the request's own; null and false take one away. */
  const axiosHeaders = ({ headers: defaults = {} }, method, own) => {
    const headers = new Headers();
    const groups = ['common', ...methods];
    for (const values of [defaults.common, defaults[method], Object.fromEntries(Object.entries(defaults).filter(([name]) => !groups.includes(name))), own instanceof Headers ? Object.fromEntries(own) : own]) {
      for (const [name, value] of Object.entries(values ?? {})) {
        if (value === null || value === false) headers.delete(name);
        else if (value !== undefined) headers.set(name, value);
      }
    }
    return headers;
  };
  const mergedParams = (defaults, own) => (defaults === undefined || own instanceof URLSearchParams ? own : { ...defaults, ...own });
  const createAxios = (given = {}) => {
    const defaults = { ...given, headers: { common: {}, ...Object.fromEntries(methods.map((method) => [method, {}])), ...given.headers } };
    const handlers = () => {
      const all = [];
      return { all, use: (done, failed) => all.push({ done, failed }) - 1, eject: (index) => { all[index] = null; }, clear: () => { all.length = 0; } };
    };
    const interceptors = { request: handlers(), response: handlers() };
    const send = async (config) => {
      const base = config.baseURL === undefined || /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(config.url ?? '') ? null : config.baseURL.replace(/\/+$/, '');
      const address = new URL(base === null ? config.url : `${base}/${String(config.url ?? '').replace(/^\/+/, '')}`);
      const params = config.params instanceof URLSearchParams ? [...config.params] : [];
      if (config.params !== undefined && params.length === 0) flat(config.params, '', params, 'brackets');
      for (const [name, value] of params) address.searchParams.append(name, value);
      const headers = axiosHeaders({}, '', config.headers);
      if (config.auth !== undefined) headers.set('authorization', `Basic ${toBase64(toBytes(`${config.auth.username ?? ''}:${config.auth.password ?? ''}`))}`);
      if (!headers.has('accept')) headers.set('accept', 'application/json, text/plain, */*');
      const method = String(config.method ?? 'get').toUpperCase();
      let body = config.data;
      const plain = typeof body === 'object' && body !== null && !(body instanceof URLSearchParams) && !(body instanceof FormData) && !ArrayBuffer.isView(body) && !(body instanceof ArrayBuffer);
      // Its boundary comes with the body.
      if (body instanceof FormData) headers.delete('content-type');
      if (plain && /urlencoded/.test(headers.get('content-type') ?? '')) body = qs.stringify(body, { arrayFormat: 'brackets' });
      else if (plain) {
        body = JSON.stringify(body);
        if (!headers.has('content-type')) headers.set('content-type', 'application/json');
      } else if (typeof body === 'string' && !headers.has('content-type')) headers.set('content-type', 'application/x-www-form-urlencoded');
      const signals = [config.signal, config.timeout > 0 ? AbortSignal.timeout(config.timeout) : undefined].filter(Boolean);
      let answer;
      try {
        answer = await fetch(address, { method, headers, ...(method !== 'GET' && method !== 'HEAD' && body !== undefined && { body }), ...(signals.length > 0 && { signal: AbortSignal.any(signals) }) });
      } catch (error) {
        if (error?.name === 'TimeoutError') throw new AxiosError(`timeout of ${config.timeout}ms exceeded`, 'ECONNABORTED', config);
        throw new AxiosError(error?.cause?.message ?? error?.message ?? 'Network Error', error?.cause?.code ?? 'ERR_NETWORK', config);
      }
      const text = config.responseType === 'arraybuffer' ? await answer.arrayBuffer() : await answer.text();
      let data = text;
      if (typeof text === 'string' && config.responseType !== 'text' && text !== '') {
        try {
          data = JSON.parse(text);
        } catch {
          // axios leaves what is no JSON as it is.
        }
      }
      const response = { data, status: answer.status, statusText: answer.statusText, headers: Object.fromEntries(answer.headers), config, request: {} };
      const accepted = config.validateStatus === undefined ? (status) => status >= 200 && status < 300 : config.validateStatus;
      if (accepted === null || accepted(answer.status)) return response;
      throw new AxiosError(`Request failed with status code ${answer.status}`, answer.status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE', config, response);
    };
    const request = (first, second) => {
      const asked = typeof first === 'string' ? { ...second, url: first } : { ...first };
      const method = String(asked.method ?? defaults.method ?? 'get').toLowerCase();
      const config = { ...defaults, ...asked, method, params: mergedParams(defaults.params, asked.params), headers: Object.fromEntries(axiosHeaders(defaults, method, asked.headers)) };
      const before = interceptors.request.all.filter(Boolean).reverse();
      const after = interceptors.response.all.filter(Boolean);
      const chain = [...before, { done: send }, ...after];
      return chain.reduce((promise, { done, failed }) => promise.then(done ?? undefined, failed ?? undefined), Promise.resolve(config));
    };
    const axios = (first, second) => request(first, second);
    for (const method of methods) axios[method] = bodyMethods.includes(method) ? (url, data, config) => request({ ...config, url, data, method }) : (url, config) => request({ ...config, url, method });
    for (const method of bodyMethods) axios[`${method}Form`] = (url, data, config) => request({ ...config, url, data: formOf(data), method });
    return Object.assign(axios, { request, defaults, interceptors, create: (more = {}) => createAxios({ ...defaults, ...more, headers: { ...defaults.headers, ...more.headers } }), isAxiosError: (error) => error?.isAxiosError === true, AxiosError });
  };
  const formOf = (data) => {
    if (data instanceof FormData) return data;
    const form = new FormData();
    for (const [name, value] of Object.entries(data ?? {})) for (const each of [value].flat()) form.append(name, each);
    return form;
  };
  const axios = createAxios();
  axios.default = axios;
  axios.axios = axios;

  const nodeFetch = (...values) => fetch(...values);
  Object.assign(nodeFetch, { default: nodeFetch, Headers, Request, Response, FormData, AbortError: DOMException });
  const undici = { fetch: nodeFetch, Headers, Request, Response, FormData };

  class RestException extends Error {
    constructor(status, { code, message, more_info: moreInfo, details }) {
      super(message ?? `Twilio answered with HTTP ${status}`);
      Object.assign(this, { name: 'RestException', status, code, moreInfo, details });
    }
  }
  const camel = (value) => (Array.isArray(value) ? value.map(camel) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name.replace(/_([a-z])/g, (_all, letter) => letter.toUpperCase()), camel(each)])) : value);
  const pascal = (values) => Object.entries(values).flatMap(([name, value]) => [value].flat().filter((each) => each !== undefined && each !== null).map((each) => [name[0].toUpperCase() + name.slice(1), typeof each === 'object' ? JSON.stringify(each) : String(each)]));
  /** Called with and without `new`, as the package's own. */
  function twilio(user, password, options = {}) {
    const account = options.accountSid ?? user;
    // A region alone is asked at its own host; an edge alone leads to us1.
    const place = [options.edge, options.region ?? (options.edge === undefined ? undefined : 'us1')].filter((part) => part !== undefined && part !== '');
    const host = (product) => `https://${[product, ...place].join('.')}.twilio.com`;
    const call = async (method, url, values) => {
      const form = new URLSearchParams(pascal(values ?? {}));
      const answer = await fetch(method === 'GET' && form.size > 0 ? `${url}?${form}` : url, {
        method,
        headers: { authorization: `Basic ${toBase64(toBytes(`${user}:${password}`))}`, accept: 'application/json', ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }) },
        ...(method === 'POST' && { body: form.toString() }),
      });
      const text = await answer.text();
      let parsed;
      try {
        parsed = JSON.parse(text);
      } catch {
        parsed = { message: text.slice(0, 200) };
      }
      if (!answer.ok) throw new RestException(answer.status, parsed);
      return camel(parsed);
    };
    const api = `${host('api')}/2010-04-01/Accounts/${account}`;
    const resource = (path) => Object.assign((sid) => ({ fetch: () => call('GET', `${api}/${path}/${encodeURIComponent(sid)}.json`) }), { create: (values) => call('POST', `${api}/${path}.json`, values) });
    const services = (service) => {
      const base = `${host('verify')}/v2/Services/${encodeURIComponent(service)}`;
      return {
        verifications: Object.assign((sid) => ({ update: (values) => call('POST', `${base}/Verifications/${encodeURIComponent(sid)}`, values), fetch: () => call('GET', `${base}/Verifications/${encodeURIComponent(sid)}`) }), { create: (values) => call('POST', `${base}/Verifications`, values) }),
        verificationChecks: { create: (values) => call('POST', `${base}/VerificationCheck`, values) },
      };
    };
    return { messages: resource('Messages'), calls: resource('Calls'), verify: { v2: { services }, services } };
  }
  Object.assign(twilio, { Twilio: twilio, default: twilio, RestException });

  const stringify = (value) => qs.stringify(value, { arrayFormat: 'repeat' });
  const querystring = { stringify, encode: stringify, parse: qs.parse, decode: qs.parse, escape: encodeURIComponent, unescape: decodeURIComponent };
  const promisify = (work) => (work === setTimeout ? (milliseconds, value) => new Promise((done) => setTimeout(done, milliseconds, value)) : (...values) => new Promise((done, fail) => { work(...values, (error, value) => { if (error) fail(error); else done(value); }); }));
  const util = { inspect: kit.lib.show, format: kit.lib.format, promisify, TextEncoder, TextDecoder };

  const known = { axios, 'node-fetch': nodeFetch, undici, twilio, qs, querystring, crypto: nodeCrypto, buffer: { Buffer }, url: { URL, URLSearchParams }, util };
  const require = (name) => {
    const plain = String(name).replace(/^node:/, '').replace(/@[\d.]+$/, '');
    if (Object.hasOwn(known, plain)) return known[plain];
    throw Object.assign(new Error(`The module “${name}” is not available here. Available: ${Object.keys(known).join(', ')}.`), { code: 'MODULE_NOT_FOUND' });
  };
  kit.lib.require = require;
  kit.define({ global: globalThis, process: { env: {}, version: 'v22.0.0', versions: { node: '22.0.0' }, nextTick: (work, ...values) => { queueMicrotask(() => { work(...values); }); } } });
};
