import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type Icon, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { buttonIcon } from '../../ui/icon-sizes';
import classes from './wizard.module.css';

/**
 * A card beside the form that can be folded away in a narrow window. `strip`: in its place while it is folded; null: it is not.
 * `fold`: the button that does it; null where there is room for both. `name`: "Guide".
 */
export function useFoldable(name: string, Drawn: Icon): { strip: ReactNode; fold: ReactNode } {
  const narrow = useMediaQuery('(max-width: 1119px)', undefined, { getInitialValueInEffect: false });
  const [folded, setFolded] = useState(false);
  if (!narrow) return { strip: null, fold: null };
  const strip = folded && (
    <button
      type="button"
      className={classes.strip}
      aria-expanded={false}
      onClick={() => {
        setFolded(false);
      }}
    >
      <Drawn {...buttonIcon} aria-hidden />
      {name}
    </button>
  );
  const fold = (
    <ActionIcon
      aria-label={`Fold the ${name.toLowerCase()}`}
      aria-expanded
      onClick={() => {
        setFolded(true);
      }}
    >
      <IconChevronRight {...buttonIcon} />
    </ActionIcon>
  );
  return { strip: strip || null, fold };
}
