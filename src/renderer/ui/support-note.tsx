import { Text } from '@mantine/core';

/** Beside the title of a page, where an administrator has buttons. */
export function SupportNote() {
  return (
    <Text fz={13} lh="32px" c="dimmed">
      You can test integrations. Changes need an administrator.
    </Text>
  );
}
