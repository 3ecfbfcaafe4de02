import { expect, it } from 'vitest';
import { senderObstacle } from './sms-sender';

it.each(['US', 'CA'])('warns of a name as the sender to %s, which carriers refuse', (country) => {
  expect(senderObstacle('Halden', country)).toMatch(/refuse a name as the sender, here “Halden”/);
  expect(senderObstacle('24x7', country)).not.toBeNull();
});

it('has nothing against a number or a short code there', () => {
  expect(senderObstacle('+14155550100', 'US')).toBeNull();
  expect(senderObstacle('70707', 'CA')).toBeNull();
});

it('has nothing against a name elsewhere', () => {
  expect(senderObstacle('Halden', 'DE')).toBeNull();
});

it.each(['HALDEN', '+14155550100'])('warns that India takes registered headers and texts only, from %s', (sender) => {
  expect(senderObstacle(sender, 'IN')).toMatch(/registered template \(DLT\)/);
});
