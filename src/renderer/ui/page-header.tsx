import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './page-header.module.css';

interface PageHeaderProps {
  title: string;
  /** A `ProviderMark` of 28, before the title. */
  mark?: ReactNode;
  /** One muted line under the title. */
  sub?: ReactNode;
  /** Levels above; the page itself is added as the last one, as `crumb` when that is shorter than the title. */
  crumbs?: { label: string; to: string }[];
  crumb?: string;
  /** Shown between title and actions, such as the steps of the wizard. */
  aside?: ReactNode;
  actions?: ReactNode;
}

/** The `h1` of a page. Takes the focus after a change of route (see `route-focus.ts`). */
export function PageHeader({ title, mark, sub, crumbs, crumb = title, aside, actions }: PageHeaderProps) {
  useDocumentTitle(`${title} · Dispatchbox`);
  return (
    <div className={classes.header} data-with-crumbs={crumbs !== undefined || undefined}>
      {crumbs !== undefined && (
        <nav aria-label="Levels above" className={classes.crumbs}>
          {crumbs.map(({ label, to }) => (
            <Fragment key={to}>
              <Link href={to}>{label}</Link>
              <IconChevronRight size={13} aria-hidden />
            </Fragment>
          ))}
          <span>{crumb}</span>
        </nav>
      )}
      <div className={classes.line}>
        {mark !== undefined && mark !== false && <span className={classes.mark}>{mark}</span>}
        <div className={classes.words}>
          <Title order={1} className={classes.title} tabIndex={-1} data-page-title>
            {title}
          </Title>
          {sub !== undefined && <Text fz={13.5} lh="20px" c="dimmed" mt={2}>{sub}</Text>}
        </div>
        {aside}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
