import type * as library from 'libphonenumber-js/max';
import { useEffect, useState } from 'react';

/** libphonenumber with the full metadata: the smaller sets cannot tell a landline from a mobile number. */
export type PhoneLibrary = typeof library;

let loading: Promise<PhoneLibrary> | null = null;

/** Loaded on first use: it is larger than everything else the dialog needs. */
export function loadPhoneLibrary(): Promise<PhoneLibrary> {
  loading ??= import('libphonenumber-js/max');
  return loading;
}

/** null until it has arrived. */
export function usePhoneLibrary(): PhoneLibrary | null {
  const [library, setLibrary] = useState<PhoneLibrary | null>(null);
  useEffect(() => {
    let gone = false;
    void loadPhoneLibrary().then((loaded) => {
      if (!gone) setLibrary(loaded);
    });
    return () => {
      gone = true;
    };
  }, []);
  return library;
}
