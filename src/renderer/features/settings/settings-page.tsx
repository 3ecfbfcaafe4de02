import { NavLink, Text } from '@mantine/core';
import { type Icon, IconGauge, IconHistory, IconInfoCircle, IconListCheck, IconPalette, IconServer2, IconShieldLock, IconStethoscope, IconUsers, IconWorld } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useAppInfo } from '../../api';
import { useRole } from '../../role';
import { routes, sectionsOf, type SettingsSection, settingsWord } from '../../routes';
import { noteIcon } from '../../ui/icon-sizes';
import { NeedsAdministrator } from '../../ui/needs-administrator';
import { PageHeader } from '../../ui/page-header';
import { AboutSection } from './about-section';
import { AddressesSection } from './addresses-section';
import { AppearanceSection } from './appearance-section';
import { AuditSection } from './audit-section';
import { DiagnosticsSection } from './diagnostics-section';
import { EnvironmentsSection } from './environments-section';
import { LimitsSection } from './limits-section';
import { NetworkSection } from './network-section';
import { RolesSection } from './roles-section';
import classes from './settings.module.css';
import { VaultSection } from './vault-section';

const sections: Record<SettingsSection, { icon: Icon; draw: () => React.ReactNode }> = {
  environments: { icon: IconServer2, draw: () => <EnvironmentsSection /> },
  vault: { icon: IconShieldLock, draw: () => <VaultSection /> },
  roles: { icon: IconUsers, draw: () => <RolesSection /> },
  network: { icon: IconWorld, draw: () => <NetworkSection /> },
  addresses: { icon: IconListCheck, draw: () => <AddressesSection /> },
  limits: { icon: IconGauge, draw: () => <LimitsSection /> },
  diagnostics: { icon: IconStethoscope, draw: () => <DiagnosticsSection /> },
  audit: { icon: IconHistory, draw: () => <AuditSection /> },
  appearance: { icon: IconPalette, draw: () => <AppearanceSection /> },
  about: { icon: IconInfoCircle, draw: () => <AboutSection /> },
};

export function SettingsPage({ section }: { section: SettingsSection }) {
  const info = useAppInfo().data;
  const shown = sectionsOf(useRole().role);
  return (
    <>
      <PageHeader title="Settings" />
      <div className={classes.layout}>
        <nav aria-label="Settings" className={classes.side}>
          {shown.map((each) => {
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
        <div className={classes.content}>{shown.includes(section) ? sections[section].draw() : <NeedsAdministrator />}</div>
      </div>
    </>
  );
}
