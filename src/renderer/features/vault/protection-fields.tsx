import { PasswordInput, Radio } from '@mantine/core';
import { IconDeviceDesktop, IconKey } from '@tabler/icons-react';
import { useAppInfo, useCall } from '../../api';
import { ChoiceCard } from './choice-card';
import { keychainName, lengthSentence, type ProtectionForm, type ProtectionIssues } from './protection';
import { useCapsLock } from './use-caps-lock';

interface ProtectionFieldsProps {
  form: ProtectionForm;
  onForm: (form: ProtectionForm) => void;
  issues: ProtectionIssues;
}

/** The form with its default filled in: the keychain as soon as it is known to answer, the passphrase when it is known not to. */
export function useProtectionDefault(form: ProtectionForm): ProtectionForm {
  const { data, isError } = useKeychain();
  if (form.kind !== null) return form;
  if (data?.available === true) return { ...form, kind: 'keychain' };
  return data !== undefined || isError ? { ...form, kind: 'passphrase' } : form;
}

const useKeychain = () => useCall('vault.probeKeychain', {});

/** How the vault opens: this computer's keychain or a passphrase. */
export function ProtectionFields({ form, onForm, issues }: ProtectionFieldsProps) {
  const keychain = useKeychain();
  const platform = useAppInfo().data?.platform;
  const capsLock = useCapsLock();
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
          if (kind === 'keychain' || kind === 'passphrase') onForm({ ...form, kind });
        }}
      >
        <ChoiceCard value="keychain" label="System keychain" {...(available && { tag: 'Recommended' })} text={<span aria-live="polite">{keychainText}</span>} icon={IconDeviceDesktop} disabled={!available} />
        <ChoiceCard value="passphrase" label="Passphrase" text="You type it at every start. If it is lost, the recovery key helps." icon={IconKey} />
      </Radio.Group>
      {form.kind === 'passphrase' && (
        <>
          <PasswordInput
            mt={16}
            label="Passphrase"
            value={form.passphrase}
            error={issues.passphrase}
            aria-invalid={issues.passphrase !== undefined}
            autoComplete="new-password"
            onChange={(event) => {
              onForm({ ...form, passphrase: event.currentTarget.value });
            }}
            description={lengthSentence(form.passphrase)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase', tabIndex: 0 }}
            {...capsLock.handlers}
          />
          <PasswordInput
            mt={12}
            label="Repeat the passphrase"
            value={form.repeated}
            error={issues.repeated}
            aria-invalid={issues.repeated !== undefined}
            autoComplete="new-password"
            onChange={(event) => {
              onForm({ ...form, repeated: event.currentTarget.value });
            }}
            description={capsLock.on ? 'Caps Lock is on.' : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the repeated passphrase', tabIndex: 0 }}
            {...capsLock.handlers}
          />
        </>
      )}
    </>
  );
}
