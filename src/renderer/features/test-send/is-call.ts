import type { Message } from '../../../shared/model/message';

/** Read aloud in a phone call instead of written. */
export const isCall = (message: Message): boolean => message.channel === 'sms' && message.delivery === 'voice';
