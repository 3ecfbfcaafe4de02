import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export const proxyAccount = { user: 'halden', password: 'made-up pr/xy+word="&<77aa' } as const;

/** Takes the place of the answer to CONNECT: may say or do anything, or nothing at all. */
export type ProxyFault = (socket: Duplex) => void;

/** A fault that answers with this head, as a proxy that refuses does. */
export const refusing =
  (status: number, headers: Record<string, string> = {}): ProxyFault =>
  (socket) => {
    const lines = [`HTTP/1.1 ${status} No`, ...Object.entries({ ...headers, 'content-length': '7' }).map(([name, value]) => `${name}: ${value}`)];
    socket.end(`${lines.join('\r\n')}\r\n\r\n<p>no</`);
  };

export interface ProxyStandIn {
  url: string;
  /** Where each tunnel was asked to end, also those that were refused. */
  targets: string[];
  /** The head of every request for a tunnel. */
  heads: http.IncomingHttpHeaders[];
  inject(fault: ProxyFault | null): void;
  close(): Promise<void>;
}

interface ProxyOptions {
  /** Target as it is asked for, such as `api.example:443` -> the port on 127.0.0.1 that takes its place. */
  ways: Record<string, number>;
  /** Asks for the login of `proxyAccount`. */
  login?: boolean;
}

/** An HTTP proxy on 127.0.0.1 that knows CONNECT and nothing else. It looks no name up: what it does not know is not reached. */
export async function startProxyStandIn({ ways, login = false }: ProxyOptions): Promise<ProxyStandIn> {
  const targets: string[] = [];
  const heads: http.IncomingHttpHeaders[] = [];
  const sockets = new Set<Duplex>();
  let fault: ProxyFault | null = null;
  const expected = `Basic ${Buffer.from(`${proxyAccount.user}:${proxyAccount.password}`).toString('base64')}`;

  const keep = (socket: Duplex) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = http.createServer((_request, response) => {
    response.writeHead(405).end();
  });
  server.on('connect', (request, socket: Duplex, head: Buffer) => {
    keep(socket);
    const target = request.url ?? '';
    targets.push(target);
    heads.push(request.headers);
    const port = ways[target];
    if (fault !== null) fault(socket);
    else if (login && request.headers['proxy-authorization'] !== expected) refusing(407, { 'proxy-authenticate': 'Basic realm="halden"' })(socket);
    else if (port === undefined) refusing(502)(socket);
    else {
      const onward = net.connect({ host: '127.0.0.1', port }, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        if (head.length > 0) onward.write(head);
        onward.pipe(socket);
        socket.pipe(onward);
      });
      keep(onward);
      onward.once('close', () => socket.destroy());
      socket.once('close', () => onward.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    heads,
    inject: (next) => {
      fault = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}
