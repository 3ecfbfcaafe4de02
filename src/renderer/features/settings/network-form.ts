import type { NetworkValues, NetworkView } from '../../../shared/model/network';
import { proxyChanged } from '../../../shared/validate/network';

/** The fields as they stand. */
export interface NetworkForm {
  url: string;
  user: string;
  /** Typed this time; empty keeps the saved one. */
  password: string;
  /** One host in each line. */
  noProxy: string;
  systemCertificates: boolean;
}

export function formOf({ proxy, noProxy, systemCertificates }: NetworkView): NetworkForm {
  return { url: proxy?.url ?? '', user: proxy?.user ?? '', password: '', noProxy: noProxy.join('\n'), systemCertificates };
}

/** What is saved: without an address there is no proxy, whatever stands in the other fields. */
export function valuesOf({ url, user, password, noProxy, systemCertificates }: NetworkForm): NetworkValues {
  const address = url.trim();
  return {
    proxy: address === '' ? null : { url: address, user: user.trim(), password },
    noProxy: noProxy.split(/[\s,;]+/).filter((entry) => entry !== ''),
    systemCertificates,
  };
}

export function isTouched(form: NetworkForm, view: NetworkView): boolean {
  return JSON.stringify(form) !== JSON.stringify(formOf(view));
}

/** True when the saved password was set for another proxy than the one that is typed. */
export function demandsPassword({ url }: NetworkForm, { proxy }: NetworkView): boolean {
  return proxy !== null && proxy.password !== null && url.trim() !== '' && proxyChanged(proxy.url, url.trim());
}
