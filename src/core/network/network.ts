import type { CallInput } from '../../shared/contract';
import type { NetworkValues, NetworkView, StoredNetwork } from '../../shared/model/network';
import { checkNetwork, proxyChanged } from '../../shared/validate/network';
import { AppError } from '../app-error';
import { countOf, networkChanges } from '../audit/changes';
import type { Changed } from '../changed';
import type { Clock } from '../ports';
import type { Network } from '../providers/network';
import { isoTime } from '../time';
import type { AuditedVault } from '../vault/vault';
import { proxyPasswordPlace } from './proxy-password';
import { systemAuthorities, systemCertificatesMissing } from './system-certificates';

interface Tools {
  vault: AuditedVault;
  clock: Clock;
  user: string;
  changed: Changed;
}

type StoredProxy = NonNullable<StoredNetwork['proxy']>;
export type NetworkSettings = ReturnType<typeof createNetwork>;

/** The administrator's way out of the computer: proxy and trusted certificates, for everything that is sent. */
export function createNetwork({ vault, clock, user, changed }: Tools) {
  /** What becomes of the saved password: typed anew, kept for the same proxy, or gone. Throws `invalid-input` when it would go to another proxy. */
  const passwordFor = (typed: NonNullable<NetworkValues['proxy']>, saved: StoredProxy | null): StoredProxy['password'] => {
    if (typed.user === '') return null;
    if (typed.password !== '') return { sealed: vault.seal(...proxyPasswordPlace, typed.password), info: { setAt: isoTime(clock.now()), setBy: user } };
    if (saved !== null && saved.password !== null && proxyChanged(saved.url, typed.url)) {
      throw new AppError('invalid-input', 'This is another proxy. Type the password again: a saved one is only sent where it was set for.', 'proxy.password');
    }
    return saved?.password ?? null;
  };

  return {
    get: (): NetworkView => viewOf(vault.read().network),

    /** Throws `conflict` for settings that were changed meanwhile, and `invalid-input` with the path of the field. */
    update: async ({ revision, proxy, noProxy, systemCertificates }: CallInput<'network.update'>): Promise<NetworkView> => {
      const issue = checkNetwork({ proxy, noProxy, systemCertificates });
      if (issue) throw new AppError('invalid-input', issue.message, issue.field);
      if (systemCertificates && systemAuthorities() === null) throw new AppError('invalid-input', systemCertificatesMissing, 'systemCertificates');
      const saved = await vault.change((content, note) => {
        const before = content.network;
        if (before.revision !== revision) throw new AppError('conflict', 'The network settings were changed meanwhile. Look again before saving.', 'revision');
        const next = {
          proxy: proxy && { url: proxy.url, user: proxy.user, password: passwordFor(proxy, before.proxy) },
          noProxy,
          systemCertificates,
          revision: revision + 1,
        };
        const changes = networkChanges(before, next);
        if (changes.length === 0) return before;
        content.network = next;
        note({ action: 'changed', subject: { kind: 'network', id: null, name: 'Network', providerId: null }, changes, summary: countOf(changes) });
        return next;
      });
      changed('network');
      return viewOf(saved);
    },

    /** Ready for one operation, with the password open: never to be kept beyond it. Throws `invalid-input` when this Node cannot do as the settings say. */
    open: (): Network => {
      const { proxy, noProxy, systemCertificates } = vault.read().network;
      const authorities = systemCertificates ? systemAuthorities() : null;
      if (systemCertificates && authorities === null) throw new AppError('invalid-input', systemCertificatesMissing);
      return { proxy: proxy && { url: proxy.url, login: loginOf(proxy) }, noProxy, authorities };
    },
  };

  function loginOf({ user: name, password }: StoredProxy): { user: string; password: string } | null {
    if (name === '') return null;
    return { user: name, password: password === null ? '' : vault.unseal(...proxyPasswordPlace, password.sealed) };
  }
}

/** Everything but the sealed password. */
function viewOf({ proxy, ...rest }: StoredNetwork): NetworkView {
  return { ...rest, proxy: proxy && { url: proxy.url, user: proxy.user, password: proxy.password?.info ?? null } };
}
