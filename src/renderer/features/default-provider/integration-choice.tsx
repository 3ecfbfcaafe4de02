import { Radio } from '@mantine/core';
import { useId } from 'react';
import type { IntegrationView } from '../../../shared/model/integration';
import { useProviders } from '../../api';
import { useNow } from '../../ui/now';
import { ProviderMark } from '../../ui/provider-mark';
import { senderOf } from '../../ui/sender-of';
import { Status } from '../../ui/status';
import { checkStatus } from '../../ui/status-words';
import classes from './default-provider.module.css';
import { warningAbout } from './warning';

/** One integration of a choice of one, with what speaks for and against it. */
export function IntegrationChoice({ integration, active, refused }: { integration: IntegrationView; active: boolean; refused: boolean }) {
  const id = useId();
  const now = useNow();
  const descriptor = useProviders().data?.find((provider) => provider.id === integration.providerId);
  const sender = descriptor === undefined ? null : senderOf(descriptor, integration.settings);
  const warning = warningAbout(integration, now);
  return (
    <label className={classes.choice} htmlFor={id} {...(refused && { 'data-refused': true })}>
      <Radio id={id} value={integration.id} aria-describedby={`${id}-more`} {...(refused && { 'aria-disabled': true })} />
      <span className={classes.who}>
        <ProviderMark providerId={integration.providerId} size={28} />
        <span className={classes.words}>
          <span className={`${classes.name} ellipsis`}>{integration.name}</span>
          <span className={classes.sub} id={`${id}-more`}>
            {refused ? 'Marked production: needs an external provider' : [descriptor?.label ?? 'Captured in the Inbox', sender].filter(Boolean).join(' · ')}
            {active && ' · Active now'}
            {warning !== null && <span className={classes.warning}> · {warning}</span>}
          </span>
        </span>
      </span>
      <Status status={checkStatus(integration, descriptor ?? null, now)} stacked />
    </label>
  );
}
