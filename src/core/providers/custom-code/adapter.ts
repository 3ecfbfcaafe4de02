/** The administrator's own code, run in the sandbox. No SDK: the code is the adapter. */
import { hostsIn, isHost } from '../../../shared/actions/allowed-hosts';
import { actionHandlers, maxCodeBytes, messageTypes } from '../../../shared/model/action';
import type { FieldValues } from '../../../shared/model/integration';
import type { Message } from '../../../shared/model/message';
import { namedSecretsIn } from '../../../shared/named-secrets';
import { type EventChoices, eventOf, usualChoices } from '../../actions/event';
import type { AllowList } from '../../actions/fetch-policy';
import type { Connect, ProviderActions, ProviderConfig, SendOutcome } from '../provider';
import { ownFailure, type ProviderFailure } from '../provider-failure';

function wrong(message: string): ProviderFailure {
  return ownFailure('invalid-input', 'none', message, '', 'Correct the integration.');
}

function choicesOf({ messageType = '', from = '', locale, organizationId = '', clientId = '', country }: FieldValues): EventChoices {
  return {
    messageType: messageTypes.find((each) => each === messageType) ?? usualChoices.messageType,
    from,
    locale: locale ?? usualChoices.locale,
    organizationId,
    clientId,
    country: country ?? usualChoices.country,
  };
}

function allowedBy({ allowedHosts = '', loopbackHttp, privateAddresses }: FieldValues): AllowList {
  const hosts = hostsIn(allowedHosts);
  const strange = hosts.find((host) => !isHost(host));
  if (strange !== undefined) throw wrong(`Allowed hosts: “${strange.slice(0, 60)}” is not a host. Write api.example.com, without https:// and without a path.`);
  return { hosts, loopbackHttp: loopbackHttp === 'yes', privateAddresses: privateAddresses === 'yes' };
}

async function send(message: Message, { settings, credentials }: ProviderConfig, actions: ProviderActions): Promise<SendOutcome> {
  const { code = '' } = settings;
  if (Buffer.byteLength(code) > maxCodeBytes) throw wrong('Code: it is longer than 100 kB.');
  const { outcome, messageId, error, warnings } = await actions.run({ code, handler: actionHandlers[message.channel], event: eventOf(message, choicesOf(settings)), secrets: namedSecretsIn(credentials), allowed: allowedBy(settings) });
  return { outcome, messageId, error, warnings };
}

export const connect: Connect = (config, { actions }) => ({ send: (message) => send(message, config, actions) });
