import type { Message } from '../../../shared/model/message';
import { spokenText } from '../../../shared/validate/spoken-text';
import { Phone } from '../../ui/phone';
import { MailPage } from './mail-page';
import classes from './test-send.module.css';

/** A message as its recipient sees it. */
export function MessageView({ message, from }: { message: Message; from: string }) {
  if (message.channel === 'email') return <MailPage subject={message.subject} between={`to ${message.to}`} html={message.html ?? ''} text={message.text ?? ''} />;
  return (
    <div className={classes.preview}>
      {message.delivery === 'voice' ? <Phone call from={from} text={spokenText(message.text)} /> : <Phone from={from} text={message.text} />}
    </div>
  );
}
