/** The administrator's own code, run in the sandbox. No SDK: the code is the adapter. */
import { readSecrets } from '../../../shared/actions/secrets';
import { actionHandlers, maxCodeBytes, messageTypes } from '../../../shared/model/action';
import type { FieldValues } from '../../../shared/model/integration';
import type { Message } from '../../../shared/model/message';
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
  const hosts = allowedHosts.split(/[\s,]+/).filter((host) => host !== '').map((host) => host.toLowerCase());
  const strange = hosts.find((host) => !/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(host));
  if (strange !== undefined) throw wrong(`Allowed hosts: “${strange.slice(0, 60)}” is not a host. Write api.example.com, without https:// and without a path.`);
  return { hosts: hosts.map((host) => host.replace(/:443$/, '')), loopbackHttp: loopbackHttp === 'yes', privateAddresses: privateAddresses === 'yes' };
}

async function send(message: Message, { settings, credentials }: ProviderConfig, actions: ProviderActions): Promise<SendOutcome> {
  const { code = '' } = settings;
  if (Buffer.byteLength(code) > maxCodeBytes) throw wrong('Code: it is longer than 100 kB.');
  const secrets = readSecrets(credentials.secrets ?? '');
  if (typeof secrets === 'string') throw wrong(`Secrets: ${secrets}`);
  const { outcome, messageId, error, warnings } = await actions.run({ code, handler: actionHandlers[message.channel], event: eventOf(message, choicesOf(settings)), secrets, allowed: allowedBy(settings), answers: null });
  return { outcome, messageId, error, warnings };
}

export const connect: Connect = (config, { actions }) => ({ send: (message) => send(message, config, actions) });
