import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Environment } from '../../../shared/model/environment';
import { call, useCall } from '../../api';
import { ageText } from '../../ui/dates';
import { focusDialogTitle } from '../../ui/focus-dialog-title';
import { Note } from '../../ui/note';
import { useNow } from '../../ui/now';
import { toast, toastError } from '../../ui/toast';
import classes from './default-provider.module.css';

/** The last promotion into an environment, which can be taken back until the next one. */
export function LastPromotion({ environment: { id: environmentId, name } }: { environment: Environment }) {
  const last = useCall('promotion.last', { environmentId }).data ?? null;
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const note = useRef<HTMLDivElement>(null);
  if (last === null) return null;
  const rollBack = async () => {
    const { current } = note;
    setBusy(true);
    try {
      await call('promotion.rollBack', { environmentId });
      toast({ tone: 'ok', title: 'Rolled back', text: `${name} is as it was before the promotion.` });
      focusDialogTitle(current);
    } catch (error) {
      toastError('Not rolled back', error);
    }
    setBusy(false);
  };
  return (
    <div className={classes.promotion} ref={note}>
      <Note
        tone="info"
        fact={`Promoted from ${last.fromName}: ${last.what}.`}
        action={
          <Button variant="default" size="xs" loading={busy} onClick={() => void rollBack()}>
            Roll back<span className="sr-only"> the promotion</span>
          </Button>
        }
      >
        {`${last.by}, ${ageText(last.at, now)}.`}
      </Note>
    </div>
  );
}
