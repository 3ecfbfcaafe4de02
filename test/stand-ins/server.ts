import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the stand-in received it. */
export interface ReceivedRequest {
  method: string;
  /** Without the stand-in's own prefix and without the query. */
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: string | object;
}

/** Takes the place of the answer: may do anything to the connection, or nothing at all. */
export type Fault = (response: http.ServerResponse, request: ReceivedRequest) => void;

export interface StandIn {
  /** With a path prefix, since an API base URL may have one. */
  url: string;
  /** Every request that arrived, complete. */
  requests: ReceivedRequest[];
  /** Answers every further request in this way; null: as it should. */
  inject(fault: Fault | null): void;
  close(): Promise<void>;
}

const prefix = '/stand-in';

export function send(response: http.ServerResponse, { status, headers = {}, body = '' }: Reply): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, 'content-length': Buffer.byteLength(text), ...headers });
  response.end(text);
}

async function readBody(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** An HTTP server on 127.0.0.1 that speaks one provider's API. */
export async function startStandIn(answer: (request: ReceivedRequest) => Reply): Promise<StandIn> {
  const requests: ReceivedRequest[] = [];
  let fault: Fault | null = null;

  const handle = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const body = await readBody(request);
    const received: ReceivedRequest = {
      method: request.method ?? '',
      path: url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : '(outside of the prefix)',
      query: url.searchParams,
      headers: request.headers,
      body,
    };
    requests.push(received);
    if (fault !== null) fault(response, received);
    else send(response, answer(received));
  };

  const server = http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    requests,
    inject: (next) => {
      fault = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
