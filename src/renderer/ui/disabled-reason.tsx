import { Tooltip } from '@mantine/core';
import { cloneElement, type MouseEvent, type ReactElement, useId } from 'react';

interface Control {
  onClick?: (event: MouseEvent) => void;
  'aria-describedby'?: string | undefined;
  'aria-disabled'?: boolean;
  'data-disabled'?: boolean;
}

/**
 * Holds a control back and says why, at the place and to everyone: it stays focusable, the reason opens on hover and on focus, a click does nothing.
 * Without a reason (null) the control is as it is.
 */
export function DisabledReason({ reason, children }: { reason: string | null; children: ReactElement<Control> }) {
  const id = useId();
  const held =
    reason === null
      ? children
      : cloneElement(children, {
          'data-disabled': true,
          'aria-disabled': true,
          'aria-describedby': id,
          onClick: (event) => {
            event.preventDefault();
            event.stopPropagation();
          },
        });
  // The same elements with and without a reason: a control that is held back after its click keeps the focus.
  return (
    <>
      <Tooltip label={reason} disabled={reason === null} openDelay={0} events={{ hover: true, focus: true, touch: true }}>
        {held}
      </Tooltip>
      {reason !== null && (
        <span id={id} className="sr-only">
          {reason}
        </span>
      )}
    </>
  );
}
