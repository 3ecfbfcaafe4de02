import type { CSSVariablesResolver } from '@mantine/core';

/** token -> [light, dark]. What each is for: design, section 2. */
const tokens = {
  '--db-canvas': ['#f5f7f8', '#12181a'],
  '--db-surface': ['#ffffff', '#192124'],
  '--db-input': ['#ffffff', '#151c1f'],
  '--db-sunken': ['#f0f3f4', '#12191b'],
  '--db-hover': ['#f3f6f7', '#1e282b'],
  '--db-sel': ['#e4f1f4', '#1c3137'],
  '--db-border': ['#e1e7e9', '#2a3539'],
  '--db-border2': ['#cbd4d7', '#3c494f'],
  '--db-field': ['#7d8b91', '#6f7d83'],
  '--db-text': ['#172125', '#dbe2e4'],
  '--db-text2': ['#445156', '#b9c4c7'],
  '--db-mute': ['#5b696e', '#93a1a6'],
  '--db-accent': ['#0f6a7d', '#7abccb'],
  '--db-accent-bg': ['#e9f5f7', '#16292e'],
  '--db-accent-bd': ['#a7d3dc', '#2a5762'],
  '--db-ok': ['#14733f', '#5cc08a'],
  '--db-ok-bg': ['#e9f6ef', '#16291f'],
  '--db-warn': ['#96580a', '#e5ad4f'],
  '--db-warn-bg': ['#fdf4e3', '#2b2314'],
  '--db-warn-bd': ['#efd7a6', '#57431d'],
  '--db-bad': ['#bf3026', '#f0877c'],
  '--db-bad-bg': ['#fdf0ee', '#2f1c1a'],
  '--db-bad-bd': ['#f3c8c3', '#633029'],
  '--db-solid': ['#2b373b', '#cfd7da'],
  '--db-solid-t': ['#ffffff', '#12181a'],
  '--db-skel': ['#ecf0f1', '#242f33'],
  '--mantine-color-placeholder': ['#647278', '#8a989d'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

const pick = (scheme: 0 | 1): Record<string, string> => Object.fromEntries(Object.entries(tokens).map(([name, values]) => [name, values[scheme]]));

/** Mantine's own scheme colours, expressed in ours. They must stand in both schemes: Mantine writes its own there. */
const mapped = {
  '--mantine-color-body': 'var(--db-surface)',
  '--mantine-color-text': 'var(--db-text)',
  '--mantine-color-dimmed': 'var(--db-mute)',
  '--mantine-color-default-border': 'var(--db-border2)',
  '--mantine-color-error': 'var(--db-bad)',
  '--mantine-color-anchor': 'var(--db-accent)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...pick(0), ...mapped },
  dark: { ...pick(1), ...mapped },
});
