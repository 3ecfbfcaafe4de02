import { Select, Switch } from '@mantine/core';
import { useId } from 'react';
import type { StoredSettings } from '../../../../shared/model/settings';
import type { Protection } from '../../../../shared/model/vault';
import { toastError } from '../../../ui/toast';
import { hidesOnly, hidingSentence, lockWord } from '../../../vault/protection';
import { SettingRow } from '../setting-row';
import { useSaveSettings } from '../use-save-settings';
import { minuteChoices, minutesWord } from './vault-words';

const onOff = (on: boolean): string => (on ? 'On' : 'Off');

/** When the vault locks by itself; where locking only hides, it says so. */
export function LockRows({ settings, protection }: { settings: StoredSettings; protection: Protection }) {
  const save = useSaveSettings();
  const minutesId = useId();
  const sleepId = useId();
  const { lock } = settings;
  const word = lockWord(protection);
  const change = async (part: Partial<StoredSettings['lock']>, said: { title: string; text: string }) => {
    try {
      await save({ settings, part: { lock: { ...lock, ...part } }, said });
    } catch (error) {
      toastError('Not saved', error);
    }
  };
  return (
    <>
      <SettingRow
        id={minutesId}
        name={`${word} by itself`}
        text={hidesOnly(protection) ? `After this time without keyboard or mouse. ${hidingSentence}` : 'After this time without keyboard or mouse.'}
        control={
          <Select
            w={136}
            aria-labelledby={minutesId}
            data={minuteChoices(lock.afterMinutes)}
            value={String(lock.afterMinutes)}
            allowDeselect={false}
            onChange={(chosen) => {
              if (chosen === null || Number(chosen) === lock.afterMinutes) return;
              void change({ afterMinutes: Number(chosen) }, { title: `${word} by itself: ${minutesWord(Number(chosen))}`, text: `Before: ${minutesWord(lock.afterMinutes)}` });
            }}
          />
        }
      />
      <SettingRow
        id={sleepId}
        name={`${word} with the computer`}
        text="When the computer goes to sleep or its screen is locked, where the system tells of it."
        control={
          <Switch
            aria-labelledby={sleepId}
            checked={lock.onSleep}
            onChange={(event) => void change({ onSleep: event.currentTarget.checked }, { title: `${word} with the computer: ${onOff(event.currentTarget.checked)}`, text: `Before: ${onOff(lock.onSleep)}` })}
          />
        }
      />
    </>
  );
}
