import { useEffect, useState } from 'react';
import { secretNameSchema } from '../../shared/model/action';

/** After the last keystroke, in milliseconds. */
const readAfter = 300;

/** Names of secrets that code reads and that are not among `names`. What reads code is loaded when there is some. */
export function useMissingSecrets(code: string, names: readonly string[]): string[] {
  const [read, setRead] = useState<readonly string[]>([]);
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      if (code.trim() === '') setRead([]);
      else {
        void import('../../shared/actions/findings').then(({ secretNamesIn }) => {
          if (!over) setRead(secretNamesIn(code).filter((name) => secretNameSchema.safeParse(name).success));
        });
      }
    }, readAfter);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [code]);
  return read.filter((name) => !names.includes(name));
}
