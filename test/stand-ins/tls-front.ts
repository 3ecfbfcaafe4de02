import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { selfSignedCertificate } from './self-signed';

export interface TlsFront {
  port: number;
  /** PEM; also its own authority. */
  certificate: string;
  close(): Promise<void>;
}

/** TLS in the name of `host` on 127.0.0.1, in front of a stand-in that speaks plain HTTP. */
export async function startTlsFront(host: string, behind: number): Promise<TlsFront> {
  const { key, cert } = selfSignedCertificate(host);
  const sockets = new Set<net.Socket>();
  const server = tls.createServer({ key, cert }, (secured) => {
    const plain = net.connect({ host: '127.0.0.1', port: behind });
    for (const socket of [secured, plain]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    secured.pipe(plain);
    plain.pipe(secured);
    secured.once('close', () => plain.destroy());
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    certificate: cert,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
