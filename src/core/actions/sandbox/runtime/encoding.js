(kit) => {
  'use strict';
  const toBytes = (text) => {
    const bytes = [];
    for (const character of String(text)) {
      let point = character.codePointAt(0);
      if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
      if (point < 0x80) bytes.push(point);
      else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
      else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
      else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    }
    return new Uint8Array(bytes);
  };

  /** https://encoding.spec.whatwg.org/#utf-8-decoder: one U+FFFD for each maximal wrong part. */
  const fromBytes = (bytes, fatal = false) => {
    let text = '';
    let needed = 0;
    let point = 0;
    let lower = 0x80;
    let upper = 0xbf;
    const wrong = () => {
      if (fatal) throw new TypeError('The encoded data was not valid for encoding utf-8');
      text += '\ufffd';
      needed = 0;
      lower = 0x80;
      upper = 0xbf;
    };
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index];
      if (needed > 0) {
        if (byte < lower || byte > upper) {
          wrong();
          index -= 1;
          continue;
        }
        lower = 0x80;
        upper = 0xbf;
        point = (point << 6) | (byte & 63);
        needed -= 1;
        if (needed === 0) text += String.fromCodePoint(point);
      } else if (byte < 0x80) text += String.fromCharCode(byte);
      else if (byte >= 0xc2 && byte <= 0xdf) [needed, point] = [1, byte & 31];
      else if (byte >= 0xe0 && byte <= 0xef) {
        [needed, point] = [2, byte & 15];
        if (byte === 0xe0) lower = 0xa0;
        if (byte === 0xed) upper = 0x9f;
      } else if (byte >= 0xf0 && byte <= 0xf4) {
        [needed, point] = [3, byte & 7];
        if (byte === 0xf0) lower = 0x90;
        if (byte === 0xf4) upper = 0x8f;
      } else wrong();
    }
    if (needed > 0) wrong();
    return text;
  };

  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const values = new Map([...alphabet, '-', '_'].map((letter, index) => [letter, index < 64 ? index : index - 2]));
  const toBase64 = (bytes) => {
    let text = '';
    for (let index = 0; index < bytes.length; index += 3) {
      const [a, b = 0, c = 0] = [bytes[index], bytes[index + 1], bytes[index + 2]];
      const four = (a << 16) | (b << 8) | c;
      text += alphabet[four >> 18] + alphabet[(four >> 12) & 63];
      text += index + 1 < bytes.length ? alphabet[(four >> 6) & 63] : '=';
      text += index + 2 < bytes.length ? alphabet[four & 63] : '=';
    }
    return text;
  };
  /** As Node's: stops at padding, passes over what is no base64. */
  const fromBase64 = (text) => {
    const bytes = [];
    let bits = 0;
    let count = 0;
    for (const letter of text) {
      if (letter === '=') break;
      const value = values.get(letter);
      if (value === undefined) continue;
      bits = (bits << 6) | value;
      count += 6;
      if (count >= 8) {
        count -= 8;
        bytes.push((bits >> count) & 255);
        bits &= (1 << count) - 1;
      }
    }
    return new Uint8Array(bytes);
  };

  const bytesOf = (source) => {
    if (source === undefined) return new Uint8Array(0);
    if (source instanceof ArrayBuffer) return new Uint8Array(source);
    if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    throw new TypeError('The input is neither an ArrayBuffer nor a view of one');
  };

  class TextEncoder {
    get encoding() {
      return 'utf-8';
    }
    encode(text = '') {
      return toBytes(text);
    }
    encodeInto(text, target) {
      const bytes = toBytes(text).subarray(0, target.length);
      target.set(bytes);
      return { read: String(text).length, written: bytes.length };
    }
  }
  class TextDecoder {
    #fatal;
    #keepMark;
    constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
      if (!/^(utf-?8|unicode-1-1-utf-8)$/i.test(String(label).trim())) throw new RangeError(`The encoding ${label} is not known here, only utf-8`);
      this.#fatal = fatal;
      this.#keepMark = ignoreBOM;
    }
    get encoding() {
      return 'utf-8';
    }
    decode(source) {
      const text = fromBytes(bytesOf(source), this.#fatal);
      return !this.#keepMark && text.startsWith('\ufeff') ? text.slice(1) : text;
    }
  }

  const btoa = (text) => {
    const bytes = Array.from(String(text), (letter) => letter.codePointAt(0));
    if (bytes.some((byte) => byte > 255)) throw kit.lib.domError('The string has characters outside of Latin1', 'InvalidCharacterError');
    return toBase64(bytes);
  };
  const atob = (text) => {
    const clean = String(text).replace(/[\t\n\f\r ]/g, '');
    const body = clean.length % 4 === 0 ? clean.replace(/={1,2}$/, '') : clean;
    if (body.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(body)) throw kit.lib.domError('The string is not base64', 'InvalidCharacterError');
    return String.fromCharCode(...fromBase64(body));
  };

  Object.assign(kit.lib, { toBytes, fromBytes, toBase64, fromBase64, bytesOf });
  kit.define({ TextEncoder, TextDecoder, btoa, atob });
};
