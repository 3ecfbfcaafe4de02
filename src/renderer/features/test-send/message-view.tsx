import type { Message } from '../../../shared/model/message';
import { spokenText } from '../../../shared/validate/spoken-text';
import { Phone } from '../../ui/phone';
import { MailPage } from './mail-page';
import { ProviderTemplateView } from './provider-template-view';
import classes from './test-send.module.css';

/** A message as its recipient sees it. */
export function MessageView({ message, from }: { message: Message; from: string }) {
  const { providerTemplate } = message;
  if (providerTemplate !== undefined && isInPlace(message)) return <ProviderTemplateView template={providerTemplate} />;
  if (message.channel === 'email') return <MailPage subject={message.subject} between={`to ${message.to}`} html={message.html ?? ''} text={message.text ?? ''} />;
  return (
    <div className={classes.preview}>
      {message.delivery === 'voice' ? <Phone call from={from} text={spokenText(message.text)} /> : <Phone from={from} text={message.text} />}
    </div>
  );
}

/** Where the provider only compares it, the text stands beside the template. */
function isInPlace(message: Message): boolean {
  return message.channel === 'email' ? (message.html ?? '') === '' && (message.text ?? '') === '' : message.text === '';
}
