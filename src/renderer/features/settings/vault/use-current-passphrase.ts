import { useState } from 'react';
import type { Protection } from '../../../../shared/model/vault';
import { errorAt } from '../../../error-text';

/** The present passphrase in a form, where the vault has one. `error`: of the call that took it. */
export function useCurrentPassphrase(protection: Protection, error: unknown) {
  const [value, setValue] = useState('');
  const [missing, setMissing] = useState(false);
  const demanded = protection === 'passphrase';
  return {
    demanded,
    /** As the calls take it. */
    current: demanded ? value : null,
    /** Whether it can be sent; says at the field when it cannot. */
    check: (): boolean => {
      const lacks = demanded && value === '';
      setMissing(lacks);
      return !lacks;
    },
    field: {
      value,
      error: missing ? 'Type the present passphrase.' : errorAt(error, 'current'),
      onChange: (typed: string) => {
        setValue(typed);
        setMissing(false);
      },
    },
  };
}
