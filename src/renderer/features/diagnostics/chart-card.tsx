import { ActionIcon, Menu, Paper } from '@mantine/core';
import { IconChartBar, IconDotsVertical, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { buttonIcon } from '../../ui/icon-sizes';
import classes from './charts.module.css';

interface ChartCardProps {
  title: string;
  /** Heads of the table's columns. */
  columns: readonly string[];
  /** What the chart shows, in words and numbers; the first cell names the row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  children: ReactNode;
}

/** A chart, or the same as a table. */
export function ChartCard({ title, columns, rows, children }: ChartCardProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <Paper withBorder radius="lg" component="section" aria-labelledby={id} className={classes.card}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <Menu>
        <Menu.Target>
          <ActionIcon size={24} className={classes.more ?? ''} aria-label={`More for ${title}`}>
            <IconDotsVertical {...buttonIcon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={asTable ? <IconChartBar {...buttonIcon} aria-hidden /> : <IconTable {...buttonIcon} aria-hidden />}
            onClick={() => {
              setAsTable(!asTable);
            }}
          >
            {asTable ? 'Show as chart' : 'Show as table'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asTable ? (
        <div className={classes.tableBox} tabIndex={0} role="group" aria-labelledby={id}>
          <table className={classes.table} aria-labelledby={id}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells: [first, ...others] }) => (
                <tr key={key}>
                  <th scope="row">{first}</th>
                  {others.map((cell, index) => (
                    <td key={columns[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
    </Paper>
  );
}
