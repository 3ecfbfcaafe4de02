import type { PowerMonitor } from 'electron';
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { lockWithComputer } from './sleep';

it('locks when the computer goes to sleep and when its screen is locked, and at nothing else', () => {
  const power = new EventEmitter();
  let locks = 0;
  lockWithComputer(power as unknown as Pick<PowerMonitor, 'on'>, () => {
    locks += 1;
  });
  for (const event of ['resume', 'unlock-screen', 'on-battery']) power.emit(event);
  expect(locks).toBe(0);
  power.emit('suspend');
  power.emit('lock-screen');
  expect(locks).toBe(2);
});
