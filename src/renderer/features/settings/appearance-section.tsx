import { isMantineColorScheme, Paper, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { SectionHeader } from './section-header';
import { SettingRow } from './setting-row';
import classes from './settings.module.css';

const schemes = [
  { value: 'auto', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function AppearanceSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.narrow}>
      <SectionHeader title="Appearance" text="For this window on this computer." />
      <Paper withBorder radius="lg">
        <SettingRow
          id="colour-scheme"
          name="Colours"
          text="System follows the setting of your computer."
          control={
            <SegmentedControl
              aria-labelledby="colour-scheme"
              data={schemes}
              value={colorScheme}
              onChange={(scheme) => {
                if (isMantineColorScheme(scheme)) setColorScheme(scheme);
              }}
            />
          }
        />
      </Paper>
    </div>
  );
}
