import { Tabs } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './report.module.css';

export interface ReportTab {
  id: string;
  label: string;
  content: ReactNode;
}

/** What went over the wire and whatever else was recorded, a tab for each. */
export function ReportTabs({ tabs }: { tabs: readonly ReportTab[] }) {
  return (
    <div className={classes.tabsLine}>
      <Tabs defaultValue={tabs[0]?.id ?? null}>
        <Tabs.List>
          {tabs.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ id, content }) => (
          <Tabs.Panel key={id} value={id} pt={12}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs>
      <div className={classes.masked}>
        <IconShieldLock size={15} stroke={1.6} aria-hidden />
        Secrets are masked
      </div>
    </div>
  );
}
