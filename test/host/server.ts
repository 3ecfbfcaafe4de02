import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { contentType, parsePreviewId, resolvePageFile } from '../../src/node/page-files';
import { createNonce, pageHeaders, previewHeaders, withNonce } from '../../src/node/page-policy';
import type { EventName } from '../../src/shared/call-names';
import type { Events } from '../../src/shared/contract';
import type { Result } from '../../src/shared/result';
import icon from '../../resources/icon.svg?raw';
import type { FileDialogs, Ports } from '../../src/core/ports';
import { createOneTimeToken, createToken } from './one-time-token';
import type { Page } from './page';
import pageBridge from './page-bridge.js?raw';
import { createPageFileExchange, fileBase } from './page-file-exchange';
import { createPageQuestions, questionBase } from './page-questions';
import { cookieName, isAllowed, type RequestKind } from './request-guard';

export interface HostSetting {
  core: {
    call: (name: string, input: unknown) => Promise<Result<unknown>>;
    preview: (id: string) => string | null;
  };
  /** Folder of the built page. */
  pageRoot: string;
  /** The built preload. */
  preload: string;
  now: () => number;
}

export interface HostServer {
  origin: string;
  /** Opens the page, once, within 60 s. */
  address: string;
  /** The browser's dialogs. */
  files: FileDialogs;
  /** The browser's confirmation. */
  askPerson: Ports['askPerson'];
  /** Resolves when the page was opened by that address. */
  opened: Promise<void>;
  emit<E extends EventName>(event: E, payload: Events[E]): void;
  close(): Promise<void>;
}

export const previewBase = '/preview/';
const largestMessage = 4 * 1_024 * 1_024;
const javascript = { 'Content-Type': contentType('.js') };
/** What the host adds to the page: the preload before everything else, and the icon that Electron's window has by itself. */
const headOfTheHost = '<script type="module" src="/__preload.js"></script><link rel="icon" type="image/svg+xml" href="/__icon.svg">';

function requestKind(pathname: string): RequestKind {
  if (pathname === '/open') return 'hand-over';
  return pathname === '/' || pathname === '/index.html' ? 'page' : 'part';
}

function end(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}, body: string | Buffer = ''): void {
  response.writeHead(status, headers).end(body);
}

/** Leads on by the page's own navigation: a redirect would stay cross-site, and a strict cookie is not sent with it. */
const handOverPage = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/index.html"><title>Dispatchbox</title>';

/** The preload as it was built, with the bridge in Electron's place. Loaded first, so that the page finds its API. */
function preloadScript(preload: string): string {
  return `import { requireElectron } from './__bridge.js';\n((require, module, exports) => {\n${preload}\n})(requireElectron, { exports: {} }, {});\n`;
}

/** Serves the built page, its preload, its calls and its previews to one browser on this computer. */
export async function startServer({ core, pageRoot, preload, now }: HostSetting): Promise<HostServer> {
  const cookie = createToken();
  const token = createOneTimeToken(now);
  let page: Page | null = null;
  const exchange = createPageFileExchange(() => page);
  const questions = createPageQuestions(() => page);
  let tellOpened = () => {};
  const opened = new Promise<void>((resolve) => {
    tellOpened = resolve;
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const session = { host: await listen(server), cookie };
  const origin = `http://${session.host}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '';
    if (!target.startsWith('/') || !URL.canParse(origin + target)) return end(response, 400);
    const { pathname, searchParams } = new URL(origin + target);
    const kind = requestKind(pathname);
    if (!isAllowed(kind, request.headers, session)) return end(response, 403);
    if (pathname.startsWith(fileBase)) return exchange.answer(request, pathname.slice(fileBase.length), searchParams.get('name') ?? '', response);
    if (pathname.startsWith(questionBase)) return questions.answer(request, pathname.slice(questionBase.length), response);
    if (request.method !== 'GET') return end(response, 405);
    if (kind === 'hand-over') return handOver(searchParams.get('t') ?? '', response);

    const nonce = createNonce();
    const headers = pageHeaders({ nonce, previews: origin + previewBase });
    if (kind === 'page') return answerPage(nonce, headers, response);
    if (pathname === '/__bridge.js') return end(response, 200, { ...headers, ...javascript }, pageBridge);
    if (pathname === '/__preload.js') return end(response, 200, { ...headers, ...javascript }, preloadScript(await readFile(preload, 'utf8')));
    if (pathname === '/__icon.svg') return end(response, 200, { ...headers, 'Content-Type': contentType('.svg') }, icon);
    if (pathname.startsWith(previewBase)) return answerPreview(pathname.slice(previewBase.length), response);
    const file = resolvePageFile(pageRoot, pathname);
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) return end(response, 404);
    end(response, 200, { ...headers, 'Content-Type': contentType(file) }, content);
  }

  function handOver(given: string, response: ServerResponse): void {
    if (!token.spend(given)) return end(response, 403);
    tellOpened();
    end(response, 200, { ...previewHeaders, 'Content-Security-Policy': "default-src 'none'", 'Set-Cookie': `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/` }, handOverPage);
  }

  async function answerPage(nonce: string, headers: OutgoingHttpHeaders, response: ServerResponse): Promise<void> {
    const html = withNonce(await readFile(`${pageRoot}/index.html`, 'utf8'), nonce);
    const page = html.replace('<head>', `<head>${headOfTheHost}`);
    end(response, 200, { ...headers, 'Content-Type': contentType('.html') }, page);
  }

  function answerPreview(text: string, response: ServerResponse): void {
    const id = parsePreviewId(text);
    const html = id === null ? null : core.preview(id);
    if (html === null) return end(response, 404);
    end(response, 200, previewHeaders, html);
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (request.url !== '/__calls' || !isAllowed('socket', request.headers, session)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      page = pageOf(socket);
      answerCalls(socket, core);
    });
  });

  return {
    origin,
    address: `${origin}/open?t=${token.text}`,
    files: exchange.files,
    askPerson: questions.askPerson,
    opened,
    emit(event, payload) {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ event, payload }));
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Only this computer can connect, on whatever port is free. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function pageOf(socket: WebSocket): Page {
  return {
    ask: (question) => {
      socket.send(JSON.stringify(question));
    },
    gone: new Promise((resolve) => {
      socket.once('close', () => {
        resolve();
      });
    }),
  };
}

/** Calls run side by side: a test send that takes 30 s holds nothing up. */
function answerCalls(socket: WebSocket, core: Pick<HostSetting['core'], 'call'>): void {
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer, isBinary) => {
    const call = isBinary ? null : parseCall(data.toString('utf8'));
    if (call === null) {
      socket.close(1008);
      return;
    }
    void core.call(call.name, call.input).then((result) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id: call.id, result }));
    });
  });
}

function parseCall(text: string): { id: number; name: string; input: unknown } | null {
  try {
    const { id, name, input } = JSON.parse(text) as Record<string, unknown>;
    return typeof id === 'number' && typeof name === 'string' ? { id, name, input } : null;
  } catch {
    return null;
  }
}
