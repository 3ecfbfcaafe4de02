import type { ReactNode } from 'react';
import type { StoredSettings } from '../../../shared/model/settings';
import { useSettings } from '../../api';
import { LoadError } from '../../ui/load-error';
import { SectionHeader } from './section-header';
import classes from './settings.module.css';

/** A section of what is kept in the vault for everybody. */
export function StoredSection({ title, text, children }: { title: string; text: string; children: (settings: StoredSettings) => ReactNode }) {
  const settings = useSettings();
  if (settings.isError) return <LoadError what="The settings" error={settings.error} onRetry={() => void settings.refetch()} />;
  return (
    <div className={classes.narrow}>
      <SectionHeader title={title} text={text} />
      {settings.data !== undefined && children(settings.data)}
    </div>
  );
}
