import { expect, it } from 'vitest';
import { milliseconds, timingBars } from './timing-bars';

const startedAt = '2026-11-20T09:41:07.212Z';

it('lays the phases end to end', () => {
  expect(timingBars({ startedAt, dnsMs: 18, connectMs: 70, tlsMs: 166, firstByteMs: 408, totalMs: 411 })).toEqual([
    { label: 'DNS', from: 0, to: 18 },
    { label: 'Connect', from: 18, to: 70 },
    { label: 'TLS', from: 70, to: 166 },
    { label: 'First byte', from: 166, to: 408 },
    { label: 'Read', from: 408, to: 411 },
  ]);
});

it('leaves out what did not happen: no name look-up and no TLS on loopback', () => {
  expect(timingBars({ startedAt, dnsMs: null, connectMs: 1, tlsMs: null, firstByteMs: 5, totalMs: 6 }).map((bar) => bar.label)).toEqual(['Connect', 'First byte', 'Read']);
});

it('calls it waiting when no answer came', () => {
  expect(timingBars({ startedAt, dnsMs: 2, connectMs: 5, tlsMs: 9, firstByteMs: null, totalMs: 30_000 }).at(-1)).toEqual({ label: 'Waiting', from: 9, to: 30_000 });
});

it('never lets a phase end before it begins', () => {
  for (const bar of timingBars({ startedAt, dnsMs: 18, connectMs: 17, tlsMs: null, firstByteMs: 30, totalMs: 29 })) expect(bar.to).toBeGreaterThanOrEqual(bar.from);
});

it('writes milliseconds until seconds are easier to read', () => {
  expect([0.4, 411.2, 30_000].map(milliseconds)).toEqual(['0 ms', '411 ms', '30.0 s']);
});
