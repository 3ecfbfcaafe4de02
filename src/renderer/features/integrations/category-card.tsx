import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconArrowRight, IconMail, IconMessageDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Environment } from '../../../shared/model/environment';
import type { Channel } from '../../../shared/model/message';
import { useDialogs } from '../../dialogs';
import { channelWord, routes } from '../../routes';
import { buttonIcon } from '../../ui/icon-sizes';
import { IfMay } from '../../ui/if-may';
import { ProviderMark } from '../../ui/provider-mark';
import { Status, ToneIcon } from '../../ui/status';
import classes from './category.module.css';
import type { ListRow } from './list-view';

const about: Record<Channel, string> = { sms: 'Codes and notifications by text or voice', email: 'Codes, links and notifications by e-mail' };
/** As many marks as fit beside the button. */
const marksShown = 6;
/** As many environments as are seen without scrolling. */
const rowsShown = 8;

/** How a channel stands: figures, who serves each environment, and the way to its list. */
export function CategoryCard({ channel, environments, rows }: { channel: Channel; environments: readonly Environment[]; rows: readonly ListRow[] }) {
  const served = environments.map((environment) => ({ environment, row: rows.find(({ integration }) => integration.activeIn.includes(environment.id)) ?? null }));
  const servedCount = served.filter(({ row }) => row !== null).length;
  const failed = rows.filter(({ check }) => check.tone === 'bad').length;
  const providerIds = [...new Set(rows.filter(({ integration }) => !integration.builtIn).map(({ integration }) => integration.providerId))];
  return (
    <Frame channel={channel}>
      <dl className={classes.figures}>
        <Figure value={String(rows.length)} label={rows.length === 1 ? 'integration' : 'integrations'} />
        <Figure value={`${servedCount} of ${environments.length}`} label="environments served" bad={servedCount < environments.length} />
        <Figure value={String(failed)} label={failed === 1 ? 'check failed' : 'checks failed'} />
      </dl>
      {/* A region that scrolls has to be reachable by keyboard. */}
      <ul className={classes.environments} aria-label="Environments" {...(served.length > rowsShown && { tabIndex: 0 })}>
        {served.map(({ environment, row }) => (
          <li key={environment.id}>
            <span className="ellipsis" title={environment.name}>
              {environment.name}
            </span>
            {row === null ? <NoProvider channel={channel} environment={environment} /> : <Served row={row} />}
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <Button component={Link} href={routes.list(channel)} variant="default" rightSection={<IconArrowRight {...buttonIcon} aria-hidden />}>
          View Details<span className="sr-only"> of {channelWord[channel]}</span>
        </Button>
        <span className={classes.marks}>
          {providerIds.slice(0, marksShown).map((id) => (
            <ProviderMark key={id} providerId={id} size={28} />
          ))}
          {providerIds.length > marksShown && <span className="tn">+{providerIds.length - marksShown}</span>}
        </span>
      </div>
    </Frame>
  );
}

/** The card while it is read for the first time. */
export function CategorySkeleton({ channel }: { channel: Channel }) {
  return (
    <Frame channel={channel}>
      <Skeleton height={44} width={280} radius={6} mb={24} />
      <Skeleton height={120} radius={8} mb={16} />
      <Skeleton height={32} width={124} radius={6} />
    </Frame>
  );
}

function Frame({ channel, children }: { channel: Channel; children: ReactNode }) {
  const Icon = channel === 'sms' ? IconMessageDots : IconMail;
  return (
    <section className={classes.card} aria-label={channelWord[channel]}>
      <div className={classes.head}>
        <span className={classes.icon} aria-hidden>
          <Icon size={22} stroke={1.6} />
        </span>
        <div>
          <h2>{channelWord[channel]}</h2>
          <p>{about[channel]}</p>
        </div>
      </div>
      {children}
    </section>
  );
}

function Figure({ value, label, bad = false }: { value: string; label: string; bad?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="tn" data-bad={bad || undefined}>
        {value}
      </dd>
    </div>
  );
}

function Served({ row }: { row: ListRow }) {
  const { tone, word, captured = false } = row.test;
  return (
    <>
      <span className={classes.served} title={row.integration.name}>
        <ProviderMark providerId={row.integration.providerId} size={20} />
        <b className="ellipsis">{row.integration.name}</b>
      </span>
      <Status status={{ tone, word, captured }} />
    </>
  );
}

function NoProvider({ channel, environment }: { channel: Channel; environment: Environment }) {
  const dialogs = useDialogs();
  return (
    <>
      <span className={classes.none}>
        <ToneIcon tone="bad" />
        No provider
      </span>
      <IfMay call="assignments.set">
        <Anchor
          component="button"
          type="button"
          className={classes.choose ?? ''}
          onClick={() => {
            dialogs.openSetDefault({ channel, environmentId: environment.id });
          }}
        >
          Choose provider<span className="sr-only"> for {environment.name}</span>
        </Anchor>
      </IfMay>
    </>
  );
}
