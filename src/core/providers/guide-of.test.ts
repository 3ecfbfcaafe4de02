import { describe, expect, it } from 'vitest';
import { createGuideOf } from './guide-of';
import { findProvider, providers } from './registry';

const guideOf = createGuideOf(findProvider);

describe.each(providers.map(({ descriptor: { id } }) => id))('the guide of %s', (providerId) => {
  it('has short steps and warnings, each with a title of its own', async () => {
    const { steps, warnings } = await guideOf({ providerId });
    const parts = [...steps, ...warnings];
    expect(steps.length).toBeGreaterThan(2);
    expect(new Set(parts.map(({ title }) => title)).size).toBe(parts.length);
    for (const { title, text } of parts) expect(`${title}: ${text}`.length, title).toBeLessThan(280);
  });
});

it('of a provider that is not there is not found', async () => {
  await expect(guideOf({ providerId: 'constructor' })).rejects.toMatchObject({ code: 'not-found', field: 'providerId' });
});
