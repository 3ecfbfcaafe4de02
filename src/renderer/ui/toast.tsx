import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { errorText, isForbidden, isQuiet } from '../error-text';
import { askForAdministrator } from '../role';
import { ToneIcon } from './status';
import classes from './toast.module.css';
import { workAsAdministrator } from './work-as-administrator';

const plainMs = 6_000;
const withActionMs = 10_000;

interface ToastContent {
  tone: 'ok' | 'warn' | 'bad';
  /** One line of fact. */
  title: string;
  /** One muted line. */
  text?: string;
  /** *Undo*, *Send test* … */
  action?: { label: string; run: () => void };
}

/** Says what happened, bottom right: 6 s, 10 s with an action, for good when something went wrong. Pauses under the pointer and with the focus in it. */
export function toast({ tone, title, text, action }: ToastContent): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    role: tone === 'bad' ? 'alert' : 'status',
    autoClose: tone === 'bad' ? false : action === undefined ? plainMs : withActionMs,
    icon: <ToneIcon tone={tone} size={18} stroke={1.6} />,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    classNames: { root: classes.toast ?? '', icon: classes.icon ?? '', description: classes.description ?? '' },
    message: (
      <div className={classes.line}>
        <div className={classes.words}>
          <b>{title}</b>
          {text !== undefined && <div className={classes.text}>{text}</div>}
        </div>
        {action !== undefined && (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
    ),
  });
}

/** For a failure that has no place of its own on the screen. `title` says what did not happen. */
export function toastError(title: string, error: unknown): void {
  if (isQuiet(error)) return;
  toast({ tone: 'bad', title, text: errorText(error), ...(isForbidden(error) && { action: { label: workAsAdministrator, run: askForAdministrator } }) });
}
