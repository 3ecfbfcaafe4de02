import { expect, it } from 'vitest';
import { withTyped } from './typed-values';

it('puts what was typed in the place of the samples and leaves the samples as they are', () => {
  const samples = { code: '482913', application: { id: 'app', name: 'Halden ID' } };
  expect(withTyped(samples, { code: '000000', 'application.name': 'Nordlicht', 'user.name': 'Anna' })).toEqual({ code: '000000', application: { id: 'app', name: 'Nordlicht' }, user: { name: 'Anna' } });
  expect(samples.application.name).toBe('Halden ID');
});

it('reaches no prototype', () => {
  const values = withTyped({}, { '__proto__.polluted': 'yes' });
  expect(Object.hasOwn(values, '__proto__')).toBe(true);
  expect('polluted' in {}).toBe(false);
});
