(kit) => {
  'use strict';
  const { toBytes, fromBytes, toBase64, fromBase64 } = kit.lib;

  const encodings = {
    utf8: { encode: toBytes, decode: (bytes) => fromBytes(bytes) },
    hex: {
      encode: (text) => new Uint8Array((/^(?:[0-9a-f]{2})*/i.exec(text)[0].match(/../g) ?? []).map((pair) => parseInt(pair, 16))),
      decode: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    },
    base64: { encode: fromBase64, decode: toBase64 },
    base64url: { encode: fromBase64, decode: (bytes) => toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') },
    latin1: { encode: (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 255), decode: (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') },
    utf16le: {
      encode: (text) => Uint8Array.from(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((code) => [code & 255, code >> 8])),
      decode: (bytes) => Array.from({ length: bytes.length >> 1 }, (_, index) => String.fromCharCode(bytes[2 * index] | (bytes[2 * index + 1] << 8))).join(''),
    },
    ascii: { encode: (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 255), decode: (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte & 127)).join('') },
  };
  const encodingOf = (name = 'utf8') => {
    const plain = String(name).toLowerCase();
    const found = encodings[{ 'utf-8': 'utf8', binary: 'latin1', ucs2: 'utf16le', 'utf-16le': 'utf16le' }[plain] ?? plain];
    if (found === undefined) throw new TypeError(`Unknown encoding: ${name}`);
    return found;
  };

  class Buffer extends Uint8Array {
    static from(source, encodingOrOffset, length) {
      if (typeof source === 'string') return Buffer.#over(encodingOf(encodingOrOffset).encode(source));
      if (source instanceof ArrayBuffer) return new Buffer(source, encodingOrOffset, length);
      if (ArrayBuffer.isView(source) || Array.isArray(source)) return Buffer.#over(Uint8Array.from(source));
      if (source?.type === 'Buffer' && Array.isArray(source.data)) return Buffer.#over(Uint8Array.from(source.data));
      throw new TypeError('Buffer.from takes a string, an array, an ArrayBuffer or a view of one');
    }
    static #over(bytes) {
      return new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    static alloc(size, fill = 0) {
      return new Buffer(size).fill(fill);
    }
    static allocUnsafe(size) {
      return new Buffer(size);
    }
    static concat(list, total = list.reduce((sum, part) => sum + part.length, 0)) {
      const all = new Buffer(total);
      let at = 0;
      for (const part of list) {
        all.set(part.subarray(0, Math.max(total - at, 0)), at);
        at += part.length;
      }
      return all;
    }
    static isBuffer(value) {
      return value instanceof Buffer;
    }
    static byteLength(value, encoding) {
      return typeof value === 'string' ? encodingOf(encoding).encode(value).length : value.byteLength;
    }
    static compare(one, other) {
      return one.compare(other);
    }
    toString(encoding, start = 0, end = this.length) {
      return encodingOf(encoding).decode(Uint8Array.prototype.subarray.call(this, start, end));
    }
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    }
    equals(other) {
      return this.compare(other) === 0;
    }
    compare(other) {
      const both = Math.min(this.length, other.length);
      for (let index = 0; index < both; index += 1) if (this[index] !== other[index]) return this[index] < other[index] ? -1 : 1;
      return Math.sign(this.length - other.length);
    }
    copy(target, at = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - at));
      target.set(part, at);
      return part.length;
    }
    indexOf(wanted, from = 0, encoding) {
      if (typeof wanted === 'number') return super.indexOf(wanted, from);
      const part = typeof wanted === 'string' ? encodingOf(encoding).encode(wanted) : wanted;
      for (let at = from < 0 ? Math.max(this.length + from, 0) : from; at + part.length <= this.length; at += 1) {
        if (part.every((byte, index) => byte === this[at + index])) return at;
      }
      return -1;
    }
    includes(wanted, from, encoding) {
      return this.indexOf(wanted, from, encoding) >= 0;
    }
    slice(start, end) {
      return this.subarray(start, end);
    }
    write(text, offset = 0) {
      const bytes = toBytes(text).subarray(0, this.length - offset);
      this.set(bytes, offset);
      return bytes.length;
    }
    fill(value, ...range) {
      return typeof value === 'string' ? super.fill(toBytes(value)[0] ?? 0, ...range) : super.fill(value, ...range);
    }
  }
  // readUInt32BE(at), writeUInt32BE(value, at) and the like, whose names and order of bytes are those of a DataView.
  for (const [name, width] of [['UInt8', 1], ['Int8', 1], ['UInt16', 2], ['Int16', 2], ['UInt32', 4], ['Int32', 4]]) {
    for (const order of width === 1 ? [''] : ['BE', 'LE']) {
      const method = name.replace('UI', 'Ui');
      const view = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
      Buffer.prototype[`read${name}${order}`] = function (at = 0) {
        return view(this)[`get${method}`](at, order === 'LE');
      };
      Buffer.prototype[`write${name}${order}`] = function (value, at = 0) {
        view(this)[`set${method}`](at, value, order === 'LE');
        return at + width;
      };
    }
  }
  kit.lib.Buffer = Buffer;
  kit.define({ Buffer });
};
