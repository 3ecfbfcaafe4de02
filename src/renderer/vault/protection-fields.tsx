import { Radio } from '@mantine/core';
import { IconDeviceDesktop, IconHourglass, IconKey } from '@tabler/icons-react';
import { useAppInfo, useCall } from '../api';
import { NewPassphraseFields } from '../ui/new-passphrase-fields';
import { ChoiceCard } from './choice-card';
import { keychainName, type ProtectionForm, type ProtectionIssues } from './protection';

interface ProtectionFieldsProps {
  form: ProtectionForm;
  onForm: (form: ProtectionForm) => void;
  issues: ProtectionIssues;
  /** A vault that is not kept can be chosen too. */
  session?: boolean;
}

/** The form with its default filled in: the keychain as soon as it is known to answer, the passphrase when it is known not to. */
export function useProtectionDefault(form: ProtectionForm): ProtectionForm {
  const { data, isError } = useKeychain();
  if (form.kind !== null) return form;
  if (data?.available === true) return { ...form, kind: 'keychain' };
  return data !== undefined || isError ? { ...form, kind: 'passphrase' } : form;
}

const useKeychain = () => useCall('vault.probeKeychain', {});

/** How the vault opens: this computer's keychain or a passphrase. It may also be one that is never kept. */
export function ProtectionFields({ form, onForm, issues, session = false }: ProtectionFieldsProps) {
  const keychain = useKeychain();
  const platform = useAppInfo().data?.platform;
  const available = keychain.data?.available === true;
  const keychainText = keychain.isPending
    ? 'Waiting for the system keychain…'
    : available
      ? `${keychainName(platform)} opens the vault when you sign in to this computer.`
      : (keychain.data?.message ?? 'No system keychain was found.');
  return (
    <>
      <Radio.Group
        label="Protection of the vault"
        value={form.kind ?? ''}
        error={issues.kind}
        onChange={(kind) => {
          if (kind === 'keychain' || kind === 'passphrase' || kind === 'session') onForm({ ...form, kind });
        }}
      >
        <ChoiceCard value="keychain" label="System keychain" {...(available && { tag: 'Recommended' })} text={<span aria-live="polite">{keychainText}</span>} icon={IconDeviceDesktop} disabled={!available} />
        <ChoiceCard value="passphrase" label="Passphrase" text="You type it at every start. If it is lost, the recovery key helps." icon={IconKey} />
        {session && <ChoiceCard value="session" label="This session only" text="Nothing is written to disk. When you quit, everything is gone." icon={IconHourglass} />}
      </Radio.Group>
      {form.kind === 'passphrase' && (
        <NewPassphraseFields
          label="Passphrase"
          value={form}
          issues={issues}
          onChange={(chosen) => {
            onForm({ ...form, ...chosen });
          }}
        />
      )}
    </>
  );
}
