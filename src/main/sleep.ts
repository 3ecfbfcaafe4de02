import type { PowerMonitor } from 'electron';

/** `lock` is called when the computer goes to sleep and when its screen is locked. Linux tells only of the first. */
export function lockWithComputer(power: Pick<PowerMonitor, 'on'>, lock: () => void): void {
  power.on('suspend', lock);
  power.on('lock-screen', lock);
}
