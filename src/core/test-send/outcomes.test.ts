import { describe, expect, it } from 'vitest';
import { aTestSend } from '../../../test/support/a-test-send';
import { findProvider } from '../providers/registry';
import { isFollowed, whyNoLookUp } from './outcomes';

const descriptorOf = (id: string) => {
  const entry = findProvider(id);
  if (!entry) throw new Error(`no provider ${id}`);
  return entry.descriptor;
};

describe('looking up a message', () => {
  it.each([
    ['was captured', aTestSend({ captured: true }), 'twilio', 'This message never left this computer: it lies in the Inbox.'],
    ['was simulated', aTestSend({ testMode: true }), 'twilio', 'This message was only simulated: Twilio delivers nothing, and has nothing to tell.'],
    ['went through a provider without look-up', aTestSend(), 'instaalerts', 'InstaAlerts offers no look-up of a message.'],
    ['has no id', aTestSend({}, { messageId: null }), 'twilio', 'Twilio gave this message no id, so it cannot be looked up.'],
    ['was sent with values that are not saved', aTestSend({ integrationId: null }), 'twilio', 'This message was sent with values that are not saved, so it cannot be looked up.'],
  ])('is not possible when it %s', (_what, test, providerId, why) => {
    expect(whyNoLookUp(test, descriptorOf(providerId))).toBe(why);
    expect(isFollowed(test, descriptorOf(providerId))).toBe(false);
  });

  it('happens by itself until the outcome is final', () => {
    const followed = (['accepted', 'queued', 'sent', 'unknown', 'delivered', 'undelivered', 'failed'] as const).filter((outcome) => isFollowed(aTestSend({}, { outcome }), descriptorOf('twilio')));
    expect(followed).toEqual(['accepted', 'queued', 'sent', 'unknown']);
  });

  it('happens by hand only where each look-up may be charged', () => {
    const text = aTestSend({ providerId: 'vonage' });
    const call = aTestSend({ providerId: 'vonage', message: { channel: 'sms', delivery: 'voice', to: '+12025550147', text: 'Test' } });
    expect(whyNoLookUp(text, descriptorOf('vonage'))).toBeNull();
    expect([text, call].map((test) => isFollowed(test, descriptorOf('vonage')))).toEqual([false, true]);
  });
});
