import type { Timings } from '../../shared/model/report';

export interface TimingBar {
  label: string;
  /** Milliseconds from the start of the exchange. */
  from: number;
  to: number;
}

/** One bar for each phase that happened; each begins where the one before it ended. */
export function timingBars(timings: Timings): TimingBar[] {
  const marks: [string, number | null][] = [
    ['DNS', timings.dnsMs],
    ['Connect', timings.connectMs],
    ['TLS', timings.tlsMs],
    ['First byte', timings.firstByteMs],
    [timings.firstByteMs === null ? 'Waiting' : 'Read', timings.totalMs],
  ];
  const bars: TimingBar[] = [];
  let from = 0;
  for (const [label, to] of marks) {
    if (to === null) continue;
    bars.push({ label, from, to: Math.max(from, to) });
    from = Math.max(from, to);
  }
  return bars;
}

/** 18.4 -> "18 ms", 30000 -> "30 s"; below ten seconds milliseconds are what one compares. */
export function milliseconds(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** "DNS 18 ms, Connect 52 ms, all 411 ms" */
export function timingsText(timings: Timings): string {
  return [...timingBars(timings).map((bar) => `${bar.label} ${milliseconds(bar.to - bar.from)}`), `all ${milliseconds(timings.totalMs)}`].join(', ');
}
