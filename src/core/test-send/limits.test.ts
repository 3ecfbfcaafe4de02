import { beforeEach, describe, expect, it } from 'vitest';
import { aText, anEmail } from '../../../test/support/builders';
import { restarted } from '../../../test/support/memory-ports';
import { aSavedTwilio } from '../../../test/support/saved-twilio';
import { openTestCore, startTestCore, type TestCore } from '../../../test/support/test-core';
import type { Target } from '../../shared/contract';

const minute = 60_000;

let core: TestCore;
let target: Target;
let requests: unknown[];

const wish = (to: string) => ({ operationId: crypto.randomUUID(), target, message: aText({ to }) });
const numberOf = (n: number) => `+141555501${String(n).padStart(2, '0')}`;
const send = (n: number) => core.call('testSend.send', wish(numberOf(n)));
const refusal = (n: number) => core.refusal('testSend.send', wish(numberOf(n)));
const allow = (perMinute: number, perHour: number, perRecipientPerHour: number) => core.call('settings.update', { revision: 0, limits: { perMinute, perHour, perRecipientPerHour } });
const pass = (milliseconds: number) => {
  core.ports.memory.clock.advance(milliseconds);
};

beforeEach(async () => {
  core = await openTestCore();
  const { twilio, view } = await aSavedTwilio(core);
  target = { kind: 'saved', integrationId: view.id };
  requests = twilio.requests;
});

describe('the limits of test sends', () => {
  it('refuse the one too many of an hour, and say when the next may go', async () => {
    await allow(10, 2, 2);
    await send(1);
    pass(20 * minute);
    await send(2);
    const before = requests.length;
    expect(await refusal(3)).toEqual({ code: 'rate-limited', message: '2 tests per hour reached. Next in 40 minutes.' });
    expect(await core.call('testSend.allowance', { to: null })).toEqual({ waitUntil: '2026-11-20T10:12:00.000Z', message: '2 tests per hour reached.' });
    expect(requests).toHaveLength(before);
    pass(40 * minute);
    expect(await core.call('testSend.allowance', { to: null })).toEqual({ waitUntil: null, message: null });
    await send(3);
    expect(await refusal(4)).toMatchObject({ message: '2 tests per hour reached. Next in 20 minutes.' });
  });

  it('refuse the one too many of a minute', async () => {
    await allow(1, 10, 10);
    await send(1);
    pass(20_000);
    expect(await refusal(2)).toMatchObject({ message: '1 test per minute reached. Next in 40 seconds.' });
  });

  it('count each recipient on its own', async () => {
    await allow(10, 10, 1);
    await send(1);
    expect(await refusal(1)).toMatchObject({ message: '1 test per hour to this recipient reached. Next in 60 minutes.' });
    expect(await core.call('testSend.allowance', { to: numberOf(1) })).toMatchObject({ waitUntil: '2026-11-20T10:12:00.000Z' });
    expect(await core.call('testSend.allowance', { to: numberOf(2) })).toMatchObject({ waitUntil: null });
    await send(2);
  });

  it('count what is under way, so that many at once are no way around', async () => {
    await allow(10, 2, 2);
    const results = await Promise.all([1, 2, 3, 4].map((n) => core.send('testSend.send', wish(numberOf(n)))));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, false, false]);
  });

  it('hold over a new start', async () => {
    await allow(10, 1, 1);
    await send(1);
    await core.close();
    const { clock } = core.ports;
    core = startTestCore(restarted(core.ports, { clock }));
    await core.call('vault.unlock', {});
    expect(await refusal(2)).toMatchObject({ code: 'rate-limited' });
  });

  it('count neither what was captured nor what was refused as input', async () => {
    await allow(10, 1, 1);
    for (const to of ['kim@halden.example', 'kim@halden.example']) await core.call('testSend.send', { ...wish(''), target: { kind: 'saved', integrationId: 'built-in-email' }, message: anEmail({ to }) });
    expect(await core.refusal('testSend.send', wish('nobody'))).toMatchObject({ code: 'invalid-input' });
    await send(1);
  });
});
