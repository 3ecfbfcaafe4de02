import { Paper } from '@mantine/core';
import type { Settings } from '../../../shared/model/settings';
import { settingsBounds } from '../../../shared/validate/settings-bounds';
import { counted } from '../../ui/words';
import { NumberRow } from './number-row';
import { StoredSection } from './stored-section';
import { useSaveSettings } from './use-save-settings';

type Limit = keyof Settings['limits'];

const rows: { limit: Limit; name: string; text: string; per: string }[] = [
  { limit: 'perMinute', name: 'Per minute', text: 'To all recipients together.', per: 'per minute' },
  { limit: 'perHour', name: 'Per hour', text: 'To all recipients together.', per: 'per hour' },
  { limit: 'perRecipientPerHour', name: 'Per recipient and hour', text: 'To one number or address, so that nobody is flooded.', per: 'per recipient and hour' },
];

/** How many test sends may leave this computer. */
export function LimitsSection() {
  const save = useSaveSettings();
  return (
    <StoredSection title="Test-send limits" text="How many test messages may leave this computer. What the built-in services capture is not counted.">
      {(settings) => (
        <Paper withBorder radius="lg">
          {rows.map(({ limit, name, text, per }) => (
            <NumberRow
              key={limit}
              name={name}
              text={text}
              value={settings.limits[limit]}
              bounds={settingsBounds.limits[limit]}
              onChange={(value) =>
                save({
                  settings,
                  part: { limits: { ...settings.limits, [limit]: value } },
                  said: { title: `${counted(value, 'test send')} ${per}`, text: `Before: ${counted(settings.limits[limit], 'test send')}` },
                })
              }
            />
          ))}
        </Paper>
      )}
    </StoredSection>
  );
}
