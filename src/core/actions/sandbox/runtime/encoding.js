(kit) => {
  'use strict';
  const toBytes = (source) => {
    const text = String(source);
    const bytes = new Uint8Array(text.length * 3);
    let at = 0;
    for (let index = 0; index < text.length; index += 1) {
      let point = text.charCodeAt(index);
      if (point >= 0xd800 && point <= 0xdfff) {
        point = text.codePointAt(index);
        if (point > 0xffff) index += 1;
        else point = 0xfffd;
      }
      if (point < 0x80) bytes[at++] = point;
      else {
        if (point < 0x800) bytes[at++] = 0xc0 | (point >> 6);
        else {
          if (point < 0x10000) bytes[at++] = 0xe0 | (point >> 12);
          else {
            bytes[at++] = 0xf0 | (point >> 18);
            bytes[at++] = 0x80 | ((point >> 12) & 63);
          }
          bytes[at++] = 0x80 | ((point >> 6) & 63);
        }
        bytes[at++] = 0x80 | (point & 63);
      }
    }
    return bytes.slice(0, at);
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
  /** Value of each base64 sign by its code; 64: none. Base64url's two signs as well. */
  const values = new Uint8Array(128).fill(64);
  [...alphabet].forEach((letter, index) => { values[letter.charCodeAt(0)] = index; });
  values[0x2d] = 62;
  values[0x5f] = 63;
  const toBase64 = (bytes) => {
    const lines = [];
    let text = '';
    for (let index = 0; index < bytes.length; index += 3) {
      const [a, b = 0, c = 0] = [bytes[index], bytes[index + 1], bytes[index + 2]];
      const four = (a << 16) | (b << 8) | c;
      text += alphabet[four >> 18] + alphabet[(four >> 12) & 63] + (index + 1 < bytes.length ? alphabet[(four >> 6) & 63] : '=') + (index + 2 < bytes.length ? alphabet[four & 63] : '=');
      if (text.length >= 4_096) {
        lines.push(text);
        text = '';
      }
    }
    return lines.join('') + text;
  };
  /** As Node's: stops at padding, passes over what is no base64. */
  const fromBase64 = (text) => {
    const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
    let at = 0;
    let bits = 0;
    let count = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 0x3d) break;
      const value = code < 128 ? values[code] : 64;
      if (value === 64) continue;
      bits = ((bits << 6) | value) & 0xffff;
      count += 6;
      if (count >= 8) {
        count -= 8;
        bytes[at++] = (bits >> count) & 255;
      }
    }
    return bytes.slice(0, at);
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
    return Array.from(fromBase64(body), (byte) => String.fromCharCode(byte)).join('');
  };

  Object.assign(kit.lib, { toBytes, fromBytes, toBase64, fromBase64, bytesOf });
  kit.define({ TextEncoder, TextDecoder, btoa, atob });
};
