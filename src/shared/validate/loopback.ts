const loopbackV4 = /^127\.(?:\d{1,3})\.(?:\d{1,3})\.(?:\d{1,3})$/;

/** True for this computer itself. `host` in lower case; IPv6 with or without brackets. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '[::1]' || host === '::1') return true;
  return loopbackV4.test(host) && host.split('.').every((part) => Number(part) <= 255);
}
