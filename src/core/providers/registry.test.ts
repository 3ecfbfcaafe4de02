import { describe, expect, it } from 'vitest';
import { findProvider, providers } from './registry';

/** The contrast of a colour (#rrggbb) to white: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrastToWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe('the registry', () => {
  it('finds each provider by its id, and nothing by another', () => {
    for (const entry of providers) expect(findProvider(entry.descriptor.id)).toBe(entry);
    expect(findProvider('constructor')).toBeUndefined();
  });

  it('describes each provider in two lines of a card of the smallest window', () => {
    for (const { descriptor } of providers) expect(`${descriptor.regions}. ${descriptor.summary}`.length, descriptor.id).toBeLessThanOrEqual(84);
  });

  it.each(['id', 'label'] as const)('gives no %s twice', (key) => {
    const all = providers.map(({ descriptor }) => descriptor[key].toLowerCase());
    expect(new Set(all).size).toBe(all.length);
  });

  it('gives each provider a mark of its own colour, on which white can be read', () => {
    const colors = providers.map(({ descriptor }) => descriptor.mark.color);
    expect(new Set(colors).size).toBe(colors.length);
    for (const color of colors) expect(contrastToWhite(color), color).toBeGreaterThanOrEqual(4.5);
  });
});
