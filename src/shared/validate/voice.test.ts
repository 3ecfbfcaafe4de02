import { expect, it } from 'vitest';
import { voiceObstacle } from './voice';

const needs = { voiceNeeds: [{ field: 'from', match: '^\\+\\d+$', note: 'Calls come from a number.' }, { field: 'privateKey', note: 'Calls need a private key.' }] };

it('finds nothing where a provider needs nothing more for a call', () => {
  expect(voiceObstacle({}, {}, [])).toBeNull();
});

it('gives the sentence of the first thing that is missing', () => {
  expect(voiceObstacle(needs, {}, [])).toBe('Calls come from a number.');
  expect(voiceObstacle(needs, { from: 'Halden' }, ['privateKey'])).toBe('Calls come from a number.');
  expect(voiceObstacle(needs, { from: '+14155550132' }, [])).toBe('Calls need a private key.');
  expect(voiceObstacle(needs, { from: '+14155550132' }, ['privateKey'])).toBeNull();
});

it('takes no inherited property for a setting', () => {
  expect(voiceObstacle({ voiceNeeds: [{ field: 'constructor', note: 'Missing.' }] }, {}, [])).toBe('Missing.');
});
