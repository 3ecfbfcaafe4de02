import { Button, Group, Paper, Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Environment } from '../../../shared/model/environment';
import type { RolesState } from '../../../shared/model/roles';
import { settingsBounds } from '../../../shared/validate/settings-bounds';
import { call, useEnvironments, useRoles } from '../../api';
import { ProductionBadge } from '../../ui/env-badge';
import { Note } from '../../ui/note';
import { toast, toastError } from '../../ui/toast';
import { counted } from '../../ui/words';
import { AdministratorPassphraseDialog, type PassphraseChange } from './administrator-passphrase-dialog';
import { NumberRow } from './number-row';
import { SettingRow } from './setting-row';
import classes from './settings.module.css';
import { StoredSection } from './stored-section';
import { useSaveSettings } from './use-save-settings';

/** Who may change things here, and what is left to Support. */
export function RolesSection() {
  const roles = useRoles().data;
  const save = useSaveSettings();
  const [changing, setChanging] = useState<PassphraseChange | null>(null);
  return (
    <StoredSection title="Roles" text="Administrators change things. Support tests integrations and reads what became of the tests.">
      {(settings) =>
        roles !== undefined && (
          <>
            <Paper withBorder radius="lg">
              <SettingRow
                name="Administrator passphrase"
                text={roles.passphraseSet ? 'Dispatchbox opens as Support. The passphrase gives the rights of an administrator for a time.' : 'None is set: everybody who opens the vault is an administrator.'}
                control={
                  <PassphraseButtons
                    isSet={roles.passphraseSet}
                    onChange={setChanging}
                  />
                }
              />
              <NumberRow
                name="Minutes as administrator"
                text="Then, and whenever the vault is locked, everybody works as Support again."
                value={settings.administrator.minutes}
                bounds={settingsBounds.administrator.minutes}
                onChange={(minutes) =>
                  save({
                    settings,
                    part: { administrator: { minutes } },
                    said: { title: `The rights of an administrator last ${counted(minutes, 'minute')}`, text: `Before: ${counted(settings.administrator.minutes, 'minute')}. It holds from the next time on.` },
                  })
                }
              />
            </Paper>
            <Released roles={roles} />
            <div className={classes.part}>
              <Note tone="plain" fact="What roles protect from, and what not.">
                They keep people who share this program from changing, exporting or deleting what they should only test. They do not protect from somebody who has the rights of your account on this computer and works past Dispatchbox: against that
                helps that only the right people can open the vault.
              </Note>
            </div>
            {changing !== null && (
              <AdministratorPassphraseDialog
                change={changing}
                onClose={() => {
                  setChanging(null);
                }}
              />
            )}
          </>
        )
      }
    </StoredSection>
  );
}

function PassphraseButtons({ isSet, onChange }: { isSet: boolean; onChange: (change: PassphraseChange) => void }) {
  const button = (change: PassphraseChange, label: string) => (
    <Button
      variant="default"
      onClick={() => {
        onChange(change);
      }}
    >
      {label}
    </Button>
  );
  if (!isSet) return button('set', 'Set a passphrase…');
  return (
    <Group gap={8} wrap="nowrap">
      {button('change', 'Change…')}
      {button('remove', 'Remove…')}
    </Group>
  );
}

/** One switch for each environment; effective at once. */
function Released({ roles: { released } }: { roles: RolesState }) {
  const client = useQueryClient();
  const environments = useEnvironments().data ?? [];
  const [saving, setSaving] = useState(false);

  const save = async (ids: readonly string[]) => {
    setSaving(true);
    try {
      client.setQueryData(['roles.state', {}], await call('roles.release', { environmentIds: [...ids] }));
      return true;
    } catch (error) {
      toastError('What Support may test was not changed', error);
      return false;
    } finally {
      setSaving(false);
    }
  };
  const toggle = async ({ id, name }: Environment, on: boolean) => {
    if (saving || !(await save(on ? [...released, id] : released.filter((other) => other !== id)))) return;
    toast({
      tone: 'ok',
      title: on ? `Support may test in ${name}` : `Support may no longer test in ${name}`,
      action: { label: 'Undo', run: () => void save(released) },
    });
  };

  return (
    <section aria-labelledby="released" className={classes.part}>
      <h3 id="released" className={classes.partName}>
        Released to Support
      </h3>
      <p className={classes.rowText}>Support may test an integration only if every environment that it serves is released, as it is saved.</p>
      <Paper withBorder radius="lg">
        {environments.map((environment) => {
          const on = released.includes(environment.id);
          return (
            <SettingRow
              key={environment.id}
              id={`released-${environment.id}`}
              name={environment.name}
              mark={environment.production && <ProductionBadge />}
              text={consequence(environment, on)}
              control={
                <Switch
                  className={classes.switch ?? ''}
                  label={on ? 'Released' : 'Not released'}
                  labelPosition="left"
                  aria-label={`${environment.name}: ${on ? 'Released' : 'Not released'}`}
                  checked={on}
                  onChange={(event) => void toggle(environment, event.currentTarget.checked)}
                />
              }
            />
          );
        })}
      </Paper>
    </section>
  );
}

function consequence({ name, production }: Environment, released: boolean): string {
  if (!released) return `Only administrators test what sends from ${name}.`;
  if (production) return `Support sends real messages through the services of ${name}: they cost money, and a provider may hold too many of them against it.`;
  return `Support sends test messages through the services of ${name}, within the limits of test sends.`;
}
