import { NavLink, Text } from '@mantine/core';
import { type Icon, IconGauge, IconListCheck, IconPalette, IconServer2, IconShieldLock, IconStethoscope, IconWorld } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useAppInfo } from '../../api';
import { routes, type SettingsSection, settingsSections, settingsWord } from '../../routes';
import { noteIcon } from '../../ui/icon-sizes';
import { PageHeader } from '../../ui/page-header';
import { AddressesSection } from './addresses-section';
import { AppearanceSection } from './appearance-section';
import { DiagnosticsSection } from './diagnostics-section';
import { EnvironmentsSection } from './environments-section';
import { LimitsSection } from './limits-section';
import { NetworkSection } from './network-section';
import classes from './settings.module.css';
import { VaultSection } from './vault-section';

const sections: Record<SettingsSection, { icon: Icon; draw: () => React.ReactNode }> = {
  environments: { icon: IconServer2, draw: () => <EnvironmentsSection /> },
  vault: { icon: IconShieldLock, draw: () => <VaultSection /> },
  network: { icon: IconWorld, draw: () => <NetworkSection /> },
  addresses: { icon: IconListCheck, draw: () => <AddressesSection /> },
  limits: { icon: IconGauge, draw: () => <LimitsSection /> },
  diagnostics: { icon: IconStethoscope, draw: () => <DiagnosticsSection /> },
  appearance: { icon: IconPalette, draw: () => <AppearanceSection /> },
};

export function SettingsPage({ section }: { section: SettingsSection }) {
  const info = useAppInfo().data;
  return (
    <>
      <PageHeader title="Settings" />
      <div className={classes.layout}>
        <nav aria-label="Settings" className={classes.side}>
          {settingsSections.map((each) => {
            const { icon: SectionIcon } = sections[each];
            return (
              <NavLink
                key={each}
                component={Link}
                href={routes.settingsSection(each)}
                active={each === section}
                aria-current={each === section ? 'page' : undefined}
                className={classes.link ?? ''}
                label={settingsWord[each]}
                leftSection={<SectionIcon {...noteIcon} aria-hidden />}
              />
            );
          })}
          {info !== undefined && (
            <Text size="xs" c="dimmed" className={classes.version ?? ''}>
              Dispatchbox {info.version}
            </Text>
          )}
        </nav>
        <div className={classes.content}>{sections[section].draw()}</div>
      </div>
    </>
  );
}
