import type { StoredIntegration } from '../../src/shared/model/integration';
import type { OpenVault } from '../../src/core/vault/vault';
import { proxyPasswordPlace } from '../../src/core/network/proxy-password';
import { defaultNetwork, type StoredNetwork } from '../../src/shared/model/network';

/** As the vault keeps it, with its auth token sealed by `vault`. */
export function aStoredIntegration(vault: OpenVault, over: Partial<StoredIntegration> & { authToken?: string } = {}): StoredIntegration {
  const { authToken = 'b7e1f2034a5c4d6e8f90a1b2c3d4e5f6', ...rest } = over;
  const id = rest.id ?? 'twilio-eu';
  return {
    id,
    channel: 'sms',
    providerId: 'twilio',
    name: 'Twilio EU',
    settings: { accountSid: `AC${'0123456789abcdef'.repeat(2)}`, from: '+14155550100' },
    credentials: { authToken: { sealed: vault.seal(id, 'authToken', authToken), info: { setAt: '2026-11-03T08:00:00.000Z', setBy: 'anna', ending: authToken.slice(-4) } } },
    apiBaseUrl: null,
    templateOverrides: [],
    check: null,
    lastTest: null,
    createdAt: '2026-11-03T08:00:00.000Z',
    updatedAt: '2026-11-03T08:00:00.000Z',
    updatedBy: 'anna',
    revision: 0,
    ...rest,
  };
}

/** Network settings with a proxy whose password is sealed for the given vault. */
export function aNetworkWithLogin(vault: OpenVault, password: string): StoredNetwork {
  const info = { setAt: '2026-11-20T09:12:00.000Z', setBy: 'anna' };
  return { ...defaultNetwork, proxy: { url: 'http://proxy.halden.example:8080', user: 'anna', password: { sealed: vault.seal(...proxyPasswordPlace, password), info } } };
}
