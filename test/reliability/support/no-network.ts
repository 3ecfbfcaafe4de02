import dns from 'node:dns';
import net from 'node:net';
import { vi } from 'vitest';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|localhost|0\.0\.0\.0)$/;

/** From now on names do not resolve and only this computer is reached, at once and without a packet: what is fuzzed may name any host. */
export function closeNetwork(): void {
  const { connect } = net.Socket.prototype as unknown as { connect: (...args: unknown[]) => net.Socket };
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    const [first] = args.flat(1) as [unknown];
    const host = typeof first === 'object' && first !== null && 'host' in first ? first.host : undefined;
    if (host === undefined || (typeof host === 'string' && loopback.test(host))) return connect.apply(this, args);
    process.nextTick(() => this.destroy(Object.assign(new Error('connect ENETUNREACH'), { code: 'ENETUNREACH' })));
    return this;
  });
  const { lookup } = dns as unknown as { lookup: (host: string, ...rest: unknown[]) => void };
  vi.spyOn(dns, 'lookup').mockImplementation((host: string, ...rest: unknown[]) => {
    // A server that is to listen on an address of this computer asks too.
    if (loopback.test(host)) {
      lookup(host, ...rest);
      return;
    }
    const answer = rest.at(-1) as (error: Error) => void;
    process.nextTick(answer, Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', hostname: host }));
  });
}
