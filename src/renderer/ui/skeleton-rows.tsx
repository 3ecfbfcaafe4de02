import { Skeleton, Table } from '@mantine/core';
import classes from './skeleton-rows.module.css';

/** Widths of the bars of the first column, so that the rows do not look like a grating. */
const widths = ['46%', '38%', '52%', '42%', '34%'];

/** Five rows of a table that is read for the first time. `height` is that of its real rows; the first cell has a mark and two lines. */
export function SkeletonRows({ columns, height = 52 }: { columns: number; height?: number }) {
  return widths.map((width) => (
    <Table.Tr key={width} h={height} aria-hidden>
      {Array.from({ length: columns }, (_, column) => (
        <Table.Td key={column}>
          {column === 0 ? (
            <div className={classes.name}>
              <Skeleton width={28} height={28} radius={7} />
              <div className={classes.lines}>
                <Skeleton width={width} height={10} radius={5} />
                <Skeleton width="60%" height={8} radius={4} />
              </div>
            </div>
          ) : (
            <Skeleton width="70%" height={10} radius={5} />
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}
