import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStoppableClock } from './stoppable-clock';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a clock that can be stopped', () => {
  it('counts only the time in which it runs', () => {
    const work = vi.fn();
    const clock = createStoppableClock();
    clock.after(1_000, work);
    vi.advanceTimersByTime(600);
    clock.stop();
    vi.advanceTimersByTime(60_000);
    clock.start();
    vi.advanceTimersByTime(399);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledOnce();
  });

  it('runs again when the last question is answered', () => {
    const work = vi.fn();
    const clock = createStoppableClock();
    clock.stop();
    clock.stop();
    clock.after(10, work);
    clock.start();
    vi.advanceTimersByTime(100);
    expect(work).not.toHaveBeenCalled();
    clock.start();
    vi.advanceTimersByTime(10);
    expect(work).toHaveBeenCalledOnce();
  });

  it('forgets everything in the end, also while it stands', () => {
    const work = vi.fn();
    const clock = createStoppableClock();
    clock.after(10, work);
    clock.stop();
    clock.end();
    clock.start();
    vi.advanceTimersByTime(100);
    expect(work).not.toHaveBeenCalled();
  });
});
