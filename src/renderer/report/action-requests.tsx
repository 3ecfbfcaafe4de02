import { Accordion, Button } from '@mantine/core';
import { IconMessageReply } from '@tabler/icons-react';
import type { ActionExchange } from '../../shared/model/action';
import { CodeBlock } from '../ui/code-block';
import { buttonIcon } from '../ui/icon-sizes';
import { AllowHost } from './allow-host';
import { exchangeFacts, exchangeResult } from './action-text';
import { requestText, responseText } from './exchange-text';
import classes from './report.module.css';

/** Up to so many requests are all open at first; of more, the last one, which the others led to. */
const openAtFirst = 2;

interface ActionRequestsProps {
  exchanges: readonly ActionExchange[];
  /** Offered for requests of a dry run: to answer this address in another way. */
  onAnswer?: ((url: string) => void) | undefined;
  /** The saved integration whose list a host that is not in it may be added to. */
  integrationId?: string | null | undefined;
}

/** Every request of the code with its answer, from first to last. */
export function ActionRequests({ exchanges, onAnswer, integrationId = null }: ActionRequestsProps) {
  if (exchanges.length === 0) return <p className={classes.nothing}>The code made no request.</p>;
  const last = String(exchanges.length - 1);
  return (
    <Accordion multiple order={4} defaultValue={exchanges.length <= openAtFirst ? exchanges.map((_, index) => String(index)) : [last]} classNames={{ item: classes.exchange ?? '', control: classes.exchangeControl ?? '', label: classes.exchangeLabel ?? '', content: classes.exchangeContent ?? '' }}>
      {exchanges.map((exchange, index) => (
        <Accordion.Item key={index} value={String(index)}>
          <Accordion.Control>
            <span className={classes.exchangeAddress}>
              {exchanges.length > 1 && <span className="tn">{index + 1}</span>}
              <span className="mono ellipsis">
                {exchange.request.method} {exchange.request.url}
              </span>
            </span>
            <span className={classes.exchangeResult} data-bad={exchange.response === null || exchange.response.status >= 400 || undefined}>
              {exchangeResult(exchange)}
            </span>
          </Accordion.Control>
          <Accordion.Panel>
            <CodeBlock names label={`Request ${index + 1}`} text={requestText(exchange.request)} />
            {exchange.response === null ? <p className={classes.refused}>{exchange.error ?? 'No answer came.'}</p> : <CodeBlock names label={`Response ${index + 1}`} text={responseText(exchange.response)} />}
            <div className={classes.exchangeFoot}>
              <span className="tn">{exchangeFacts(exchange)}</span>
              {exchange.unlisted !== undefined && integrationId !== null && <AllowHost integrationId={integrationId} host={exchange.unlisted} />}
              {exchange.dry && onAnswer !== undefined && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconMessageReply {...buttonIcon} aria-hidden />}
                  onClick={() => {
                    onAnswer(exchange.request.url);
                  }}
                >
                  Answer this request differently
                </Button>
              )}
            </div>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
