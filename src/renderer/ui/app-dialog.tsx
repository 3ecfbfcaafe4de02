import { ActionIcon, Button, Modal, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import classes from './app-dialog.module.css';
import { buttonIcon } from './icon-sizes';
import { focusPageTitle } from './page-title-focus';
import { useUnsaved } from './unsaved';

const LeaveContext = createContext<(afterwards: () => void) => void>(() => {});

/** Closes the dialog around the caller the way Escape does: asks first when something typed would be lost. */
export const useCloseDialog = (): (() => void) => {
  const leave = use(LeaveContext);
  return () => {
    leave(() => {});
  };
};

/** As `useCloseDialog`, and does something once the dialog is really closed. */
export const useLeaveDialog = (): ((afterwards: () => void) => void) => use(LeaveContext);

/** Where the focus goes when the dialog is gone. A menu item vanishes with its menu, so its menu's button stands for it. */
function openerOf(element: Element | null): HTMLElement | null {
  const menuId = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = menuId ? document.getElementById(menuId) : element;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}

/** The dialogs that are open, the topmost last. */
const opened: symbol[] = [];

interface AppDialogProps {
  /** Pixels. */
  size: number;
  onClose: () => void;
  /** Something typed would be lost: closing asks first. */
  unsaved?: boolean;
  /** Pixels from the top of the window; in its middle when not given. */
  yOffset?: number;
  children: ReactNode;
}

/**
 * A dialog is there while it is rendered. Its parts are `DialogHeader`, `DialogBody` and `DialogFooter`; the body scrolls, the others stay.
 * The focus starts on `[data-autofocus]`, or on the first control, and returns to the opener.
 */
export function AppDialog({ size, onClose, unsaved = false, yOffset, children }: AppDialogProps) {
  useUnsaved(unsaved);
  const [opener] = useState(() => openerOf(document.activeElement));
  /** What follows when the question is answered with Discard; null: it is not asked. */
  const [asking, setAsking] = useState<(() => void) | null>(null);
  useEffect(
    () => () => {
      if (opener?.isConnected === true) opener.focus();
      // The dialog below may have gone together with this one and have given the focus back already.
      else if (document.activeElement === document.body) focusPageTitle();
    },
    [opener],
  );
  const [token] = useState(() => Symbol('dialog'));
  useEffect(() => {
    opened.push(token);
    return () => {
      // Escape is heard by every open dialog: until all have heard it, the one that it closed still counts.
      setTimeout(() => opened.splice(opened.indexOf(token), 1));
    };
  }, [token]);
  const leave = (afterwards: () => void) => {
    const go = () => {
      onClose();
      afterwards();
    };
    if (unsaved) setAsking(() => go);
    else go();
  };
  const close = () => {
    if (opened.at(-1) === token) leave(() => {});
  };
  return (
    <Modal.Root opened onClose={close} size={size} {...(yOffset !== undefined && { yOffset, centered: false })} returnFocus={false} closeOnEscape={asking === null} trapFocus={asking === null} classNames={{ content: classes.content ?? '' }}>
      <Modal.Overlay />
      <Modal.Content>
        <LeaveContext value={leave}>{children}</LeaveContext>
      </Modal.Content>
      {asking !== null && (
        <DiscardQuestion
          onStay={() => {
            setAsking(null);
          }}
          onDiscard={asking}
        />
      )}
    </Modal.Root>
  );
}

function DiscardQuestion({ onStay, onDiscard }: { onStay: () => void; onDiscard: () => void }) {
  return (
    <AppDialog size={400} onClose={onStay}>
      <DialogHeader title="Discard what you typed?" />
      <DialogFooter>
        <Button variant="default" onClick={onStay} data-autofocus>
          Keep typing
        </Button>
        <Button color="red" onClick={onDiscard}>
          Discard
        </Button>
      </DialogFooter>
    </AppDialog>
  );
}

interface DialogHeaderProps {
  title: string;
  sub?: ReactNode;
  /** A `ProviderMark` of 36. */
  mark?: ReactNode;
  /** The focus starts on the title instead of the first control. */
  focusTitle?: boolean;
}

/** Gives the dialog its name. */
export function DialogHeader({ title, sub, mark, focusTitle = false }: DialogHeaderProps) {
  const close = useCloseDialog();
  return (
    <div className={classes.header}>
      {mark}
      <div className={classes.words}>
        <Modal.Title className={classes.title} {...(focusTitle && { tabIndex: -1, 'data-autofocus': true })}>
          {title}
        </Modal.Title>
        {sub !== undefined && (
          <Text size="sm" c="dimmed">
            {sub}
          </Text>
        )}
      </div>
      <ActionIcon aria-label="Close" onClick={close} className={classes.close}>
        <IconX {...buttonIcon} />
      </ActionIcon>
    </div>
  );
}

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={classes.body}>{children}</div>;
}

/** `quiet` stands left, the buttons right, the primary one last. */
export function DialogFooter({ quiet, children }: { quiet?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.footer}>
      <div className={classes.quiet}>{quiet}</div>
      <div className={classes.buttons}>{children}</div>
    </div>
  );
}
