import { systemAuthorities, systemCertificatesMissing } from '../core/network/system-certificates';
import { directNetwork, type Network } from '../core/providers/network';
import { checkNetwork } from '../shared/validate/network';
import { type InputFile, InputFileError } from './input-file';

/** The way out of this computer that the file names. Throws InputFileError. */
export function networkOf({ network }: Pick<InputFile, 'network'>): Network {
  if (network === undefined) return directNetwork;
  const issue = checkNetwork(network);
  if (issue) throw new InputFileError(`network.${issue.field}: ${issue.message}`);
  const { proxy, noProxy, systemCertificates } = network;
  const authorities = systemCertificates ? systemAuthorities() : null;
  if (systemCertificates && authorities === null) throw new InputFileError(`network.systemCertificates: ${systemCertificatesMissing}`);
  return { proxy: proxy && { url: proxy.url, login: proxy.user === '' ? null : { user: proxy.user, password: proxy.password } }, noProxy, authorities };
}
