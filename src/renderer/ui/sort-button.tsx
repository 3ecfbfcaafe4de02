import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './sort-button.module.css';

export type Direction = 'ascending' | 'descending';

interface SortButtonProps {
  label: string;
  /** The direction in which the column sorts now; null: another column does. */
  direction: Direction | null;
  /** The direction of its first click. */
  first?: Direction;
  onSort: (direction: Direction) => void;
}

const turned: Record<Direction, Direction> = { ascending: 'descending', descending: 'ascending' };

/** The head of a column by which a table can be sorted. The arrow points down in the column's first direction and shows by itself only where the table is sorted. */
export function SortButton({ label, direction, first = 'ascending', onSort }: SortButtonProps) {
  const Arrow = (direction ?? first) === first ? IconArrowDown : IconArrowUp;
  return (
    <button
      type="button"
      className={classes.sort}
      data-active={direction !== null || undefined}
      onClick={() => {
        onSort(direction === null ? first : turned[direction]);
      }}
    >
      {label}
      <Arrow size={13} aria-hidden />
    </button>
  );
}
