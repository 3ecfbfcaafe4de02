import { Button, Checkbox, InputBase, Popover, Stack } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { buttonIcon } from '../../ui/icon-sizes';
import { type TestResult, testResults } from '../../ui/test-result';
import classes from './diagnostics.module.css';

export const resultWords: Record<TestResult, string> = {
  delivered: 'Delivered',
  accepted: 'Accepted or sent',
  running: 'On its way',
  'no-receipt': 'No receipt',
  unknown: 'May have been sent',
  undelivered: 'Not delivered',
  refused: 'Refused',
  failed: 'Failed',
  cancelled: 'Cancelled',
  captured: 'Captured',
};

/** Any of several outcomes; none chosen means all. */
export function OutcomeFilter({ results, onChange }: { results: readonly TestResult[]; onChange: (results: TestResult[]) => void }) {
  const [first, ...more] = results;
  const words = first === undefined ? 'Any outcome' : more.length === 0 ? resultWords[first] : `${results.length} outcomes`;
  return (
    <Popover trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <InputBase component="button" type="button" pointer className={classes.outcomeFilter ?? ''} rightSection={<IconSelector {...buttonIcon} aria-hidden />} rightSectionPointerEvents="none">
          {words}
        </InputBase>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          aria-label="Outcome"
          value={[...results]}
          onChange={(chosen) => {
            onChange(testResults.filter((result) => chosen.includes(result)));
          }}
        >
          <Stack gap={10}>
            {testResults.map((result) => (
              <Checkbox key={result} value={result} label={resultWords[result]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button
          variant="subtle"
          size="xs"
          mt={10}
          ml={-10}
          onClick={() => {
            onChange([]);
          }}
        >
          Any outcome
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
