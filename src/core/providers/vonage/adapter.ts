import type { Adapter, Connect } from '../provider';
import { ownFailure } from '../provider-failure';
import { hasApplication } from './client';
import { sendText } from './text-message';
import { lookUpText } from './text-status';
import { verify } from './verify';
import { lookUpCall, placeCall } from './voice-call';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const partIds = /^[0-9A-Za-z-]{6,64}(?:,[0-9A-Za-z-]{6,64})*$/;

/**
 * Over the shared HTTP path. Vonage's own SDK (`@vonage/server-sdk`) is well kept and takes other hosts, but it fetches by itself, where neither our
 * deadline nor our recording reach, and turns the answer to a partly failed message into an error without its body.
 */
export const connect: Connect = (config, { http }): Adapter => ({
  async send(message) {
    if (message.channel !== 'sms') throw ownFailure('unsupported', 'none', 'Vonage sends no e-mail here.', '', 'Choose an e-mail integration.');
    return message.delivery === 'voice' ? placeCall(message, config, http) : sendText(message, config, http);
  },

  verify: () => verify(config, http),

  async status(messageId) {
    if (!partIds.test(messageId)) throw ownFailure('invalid-input', 'none', 'Message id: this is not an id of Vonage.', '', 'Copy the id from the report of the send.');
    // An SMS can have such an id as well; only Vonage can tell which of both it is.
    const call = uuid.test(messageId) && hasApplication(config) ? await lookUpCall(messageId, config, http) : null;
    return call ?? lookUpText(messageId, config, http);
  },
});
