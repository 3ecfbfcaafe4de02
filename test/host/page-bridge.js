// Runs in the page, in front of the built preload: what the preload uses of Electron, over one web socket.
/* global WebSocket, confirm, document, fetch, location */

/** @type {Promise<WebSocket> | null} */
let connection = null;
/** @type {Map<number, { resolve(value: unknown): void, reject(error: Error): void }>} */
const waiting = new Map();
/** @type {Map<string, Set<(event: unknown, payload: unknown) => void>>} */
const listeners = new Map();
let lastId = 0;

/** Downloads what the host holds under this id. @param {{ id: string, name: string }} question */
function saveFile({ id, name }) {
  const link = document.createElement('a');
  link.href = `/__files/${id}`;
  link.download = name;
  link.click();
}

/** Asks for a file and uploads it under this id. @param {{ id: string, endings: string[] }} question */
function openFile({ id, endings }) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = endings.map((ending) => `.${ending}`).join(',');
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void fetch(`/__files/${id}?name=${encodeURIComponent(file.name)}`, { method: 'PUT', body: file });
  });
  input.addEventListener('cancel', () => void fetch(`/__files/${id}`, { method: 'DELETE' }));
  input.click();
}

/** Asks by the browser's own means, before anything of the page has run. */
const ask = confirm.bind(globalThis);

/** @param {MessageEvent<string>} event */
function receive({ data }) {
  const message = JSON.parse(data);
  if ('file' in message) {
    if (message.file === 'save') saveFile(message);
    else openFile(message);
    return;
  }
  if ('confirm' in message) {
    void fetch(`/__questions/${message.id}`, { method: ask(message.confirm) ? 'PUT' : 'DELETE' });
    return;
  }
  if ('event' in message) {
    for (const listener of listeners.get(message.event) ?? []) listener({}, message.payload);
    return;
  }
  const call = waiting.get(message.id);
  waiting.delete(message.id);
  call?.resolve(message.result);
}

function connect() {
  connection ??= new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/__calls`);
    socket.addEventListener('open', () => resolve(socket));
    socket.addEventListener('message', receive);
    socket.addEventListener('close', () => {
      connection = null;
      const error = new Error('Dispatchbox has ended.');
      reject(error);
      for (const call of waiting.values()) call.reject(error);
      waiting.clear();
    });
  });
  return connection;
}

const ipcRenderer = {
  /** @param {string} name @param {unknown} input */
  async invoke(name, input) {
    const socket = await connect();
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, name, input }));
    });
  },
  /** @param {string} event @param {(event: unknown, payload: unknown) => void} listener */
  on(event, listener) {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(listener));
  },
  /** @param {string} event @param {(event: unknown, payload: unknown) => void} listener */
  off(event, listener) {
    listeners.get(event)?.delete(listener);
  },
};

const contextBridge = {
  /** @param {string} key @param {object} api */
  exposeInMainWorld(key, api) {
    Object.defineProperty(globalThis, key, { value: Object.freeze(api), enumerable: true });
  },
};

/** The `require` of a sandboxed preload. @param {string} name */
export function requireElectron(name) {
  if (name !== 'electron') throw new Error(`A sandboxed preload cannot load ${name}.`);
  return { contextBridge, ipcRenderer };
}

// Events arrive from the first moment on, also before the first call. A host that has ended answers at the next call.
connect().catch(() => undefined);
