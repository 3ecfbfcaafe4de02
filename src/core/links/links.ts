import type { ProviderDescriptor } from '../../shared/model/provider';
import { AppError } from '../app-error';

interface Tools {
  descriptors: readonly ProviderDescriptor[];
  openLink: (url: string) => void;
}

/** Leads to providers' pages in the person's browser, and nowhere else. */
export function createLinks({ descriptors, openLink }: Tools) {
  const hosts = new Set(descriptors.flatMap(({ linkHosts }) => linkHosts));

  return {
    /** Only https, only the exact hosts that descriptors name, no user info, no port. Throws `invalid-input` for all else. */
    open: ({ url }: { url: string }): null => {
      const parsed = URL.canParse(url) ? new URL(url) : null;
      const allowed = parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '' && parsed.port === '' && hosts.has(parsed.hostname);
      if (!allowed) throw new AppError('invalid-input', 'This address is not one of a provider’s pages, so it was not opened.', 'url');
      openLink(parsed.href);
      return null;
    },
  };
}
