import { useState } from 'react';
import { AppDialog } from '../../ui/app-dialog';
import { PassphraseForm } from './passphrase-form';
import { ResetForm } from './reset-form';

/** Takes on the rights of an administrator, with the passphrase or, where that is forgotten, with the recovery key. */
export function BecomeAdministratorDialog({ onClose }: { onClose: () => void }) {
  const [forgotten, setForgotten] = useState(false);
  return (
    <AppDialog size={440} onClose={onClose}>
      {forgotten ? (
        <ResetForm
          onBack={() => {
            setForgotten(false);
          }}
          onDone={onClose}
        />
      ) : (
        <PassphraseForm
          onForgotten={() => {
            setForgotten(true);
          }}
          onDone={onClose}
        />
      )}
    </AppDialog>
  );
}
