import type { ReactNode } from 'react';

export const paletteGroups = ['Recent', 'Integrations', 'Actions', 'Pages', 'Diagnostics', 'Settings'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** One thing that the palette can open or do. */
export interface PaletteEntry {
  /** Stable, so that it can be found again among the recent ones. */
  id: string;
  group: PaletteGroup;
  label: string;
  /** Muted, behind the label; searched too. */
  detail?: string;
  icon: ReactNode;
  /** At the right, unless the row is selected. */
  aside?: ReactNode;
  run: () => void;
  /** Ctrl/⌘ Enter: a test through this integration. */
  test?: () => void;
}
