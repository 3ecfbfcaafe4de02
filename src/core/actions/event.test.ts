import { describe, expect, it } from 'vitest';
import { actionEventSchema, messageTypes } from '../../shared/model/action';
import { eventOf, usualChoices } from './event';

const text = { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' } as const;

describe('the event of a message', () => {
  it('has everything that Auth0 always gives', () => {
    const event = eventOf(text, usualChoices);
    expect(actionEventSchema.safeParse(event).success).toBe(true);
    expect(event).toMatchObject({
      client: { client_id: expect.any(String) as string, name: expect.any(String) as string, metadata: {} },
      notification: { as_text: text.text, as_voice: 'Your code is 4, 8, 2, 9, 1, 3', code: '482913', delivery_method: 'text', locale: 'en', message_type: 'otp_verify', recipient: text.to },
      request: { ip: expect.any(String) as string, method: 'POST', geoip: { countryCode: 'US' } },
      tenant: { id: expect.any(String) as string },
      user: { user_id: expect.any(String) as string, created_at: expect.any(String) as string, updated_at: expect.any(String) as string, email_verified: true, app_metadata: {}, user_metadata: {}, phone_number: text.to },
    });
    expect(event).not.toHaveProperty('organization');
    expect(event).not.toHaveProperty('secrets');
    expect(event.notification).not.toHaveProperty('from');
  });

  it('follows what was chosen', () => {
    const event = eventOf({ ...text, delivery: 'voice' }, { ...usualChoices, from: '+14155550100', locale: 'de-CH', organizationId: 'org_1', clientId: 'app_1', country: 'CH' });
    expect(event).toMatchObject({ client: { client_id: 'app_1' }, organization: { id: 'org_1' }, request: { language: 'de-CH', geoip: { countryCode: 'CH' } }, notification: { delivery_method: 'voice', from: '+14155550100', locale: 'de-CH' } });
  });

  it('has no code for a blocked account', () => {
    for (const messageType of messageTypes) expect(Object.hasOwn(eventOf(text, { ...usualChoices, messageType }).notification as object, 'code')).toBe(messageType !== 'blocked_account');
  });

  it('of an e-mail has its parts', () => {
    const event = eventOf({ channel: 'email', to: 'anna@example.com', subject: 'Code', html: '<p>1</p>' }, usualChoices);
    expect(event.notification).toEqual({ message_type: 'otp_verify', locale: 'en', to: 'anna@example.com', subject: 'Code', text: '', html: '<p>1</p>' });
    expect(event.user).not.toHaveProperty('phone_number');
  });
});
