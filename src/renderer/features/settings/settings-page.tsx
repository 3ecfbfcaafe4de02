import { NavLink, Text } from '@mantine/core';
import { type Icon, IconGauge, IconListCheck, IconPalette, IconServer2, IconShieldLock, IconStethoscope, IconWorld } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useAppInfo } from '../../api';
import { routes, type SettingsSection, settingsSections } from '../../routes';
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

const sections: Record<SettingsSection, { label: string; icon: Icon; draw: () => React.ReactNode }> = {
  environments: { label: 'Environments', icon: IconServer2, draw: () => <EnvironmentsSection /> },
  vault: { label: 'Vault', icon: IconShieldLock, draw: () => <VaultSection /> },
  network: { label: 'Network', icon: IconWorld, draw: () => <NetworkSection /> },
  addresses: { label: 'Outgoing addresses', icon: IconListCheck, draw: () => <AddressesSection /> },
  limits: { label: 'Test-send limits', icon: IconGauge, draw: () => <LimitsSection /> },
  diagnostics: { label: 'Diagnostics', icon: IconStethoscope, draw: () => <DiagnosticsSection /> },
  appearance: { label: 'Appearance', icon: IconPalette, draw: () => <AppearanceSection /> },
};

export function SettingsPage({ section }: { section: SettingsSection }) {
  const info = useAppInfo().data;
  return (
    <>
      <PageHeader title="Settings" />
      <div className={classes.layout}>
        <nav aria-label="Settings" className={classes.side}>
          {settingsSections.map((each) => {
            const { label, icon: SectionIcon } = sections[each];
            return (
              <NavLink
                key={each}
                component={Link}
                href={routes.settingsSection(each)}
                active={each === section}
                aria-current={each === section ? 'page' : undefined}
                className={classes.link ?? ''}
                label={label}
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
