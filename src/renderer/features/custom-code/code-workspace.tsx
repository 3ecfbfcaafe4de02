import { Tabs } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useLayoutEffect, useState } from 'react';
import { allowedHostsField } from '../../../shared/actions/allowed-hosts';
import type { ActionState } from '../../../shared/model/action-version';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { RunPane } from '../../actions/run-pane';
import { isSecretsTouched, secretNames, secretsSubmission, untouchedSecrets } from '../../actions/secrets-draft';
import { useFindings } from '../../actions/use-findings';
import { call } from '../../api';
import { useLeaveGuard } from '../../frame/leave-guard';
import { AllowHost } from '../../report/allow-host';
import { EnvBadge } from '../../ui/env-badge';
import { PageHeader } from '../../ui/page-header';
import { focusPageTitle } from '../../ui/page-title-focus';
import { ProviderMark } from '../../ui/provider-mark';
import { toast, toastError } from '../../ui/toast';
import { useKeepFocus } from '../../ui/use-keep-focus';
import { usedFromNowOn } from './active-words';
import { CodeConflict } from './code-conflict';
import { CodeFooter } from './code-footer';
import classes from './custom-code.module.css';
import { DeployQuestion } from './deploy-question';
import { SecretsPane } from './secrets-pane';
import { useCodeDraft } from './use-code-draft';
import { VersionsPane } from './versions-pane';

const ActionEditor = lazy(async () => ({ default: (await import('../../actions/action-editor')).ActionEditor }));

const shortcuts = [
  { mod: true, keys: ['S'], does: 'Save the draft' },
  { mod: true, keys: ['Enter'], does: 'Run dry' },
];
const paneWord = { code: 'Code', run: 'Run', secrets: 'Secrets', versions: 'Versions' } as const;
type Pane = keyof typeof paneWord;
const isPane = (value: string | null): value is Pane => value !== null && value in paneWord;

interface CodeWorkspaceProps {
  channel: Channel;
  integration: IntegrationView;
  descriptor: ProviderDescriptor;
  environments: readonly Environment[];
  state: ActionState;
  crumbs: { label: string; to: string }[];
}

/** The code of one integration, what it does, its secrets, and what was deployed. */
export function CodeWorkspace({ channel, integration, descriptor, environments, state, crumbs }: CodeWorkspaceProps) {
  const { id, name, settings, apiBaseUrl, providerId } = integration;
  const narrow = useMediaQuery('(max-width: 1119px)', undefined, { getInitialValueInEffect: false }) === true;
  const [pane, setPane] = useState<Pane>(narrow ? 'code' : 'run');
  const [secrets, setSecrets] = useState(untouchedSecrets);
  const [goTo, setGoTo] = useState<{ line: number } | null>(null);
  const [asking, setAsking] = useState(false);
  const draft = useCodeDraft(state);
  const { code, base, dirty, change } = draft;
  useKeepFocus(draft.busy);
  // The title of the page that waited for the code had the focus.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) focusPageTitle();
  }, []);
  const activeIn = environments.filter((environment) => integration.activeIn.includes(environment.id));
  const names = secretNames(secrets, integration.credentials);
  const findings = useFindings(code, { channel, secretNames: names, voice: channel === 'sms' && descriptor.deliveries.includes('voice') });
  useLeaveGuard(dirty || isSecretsTouched(secrets), { title: 'Leave without saving?', text: dirty ? `What you changed in the code of ${name} is lost.` : `The secrets that you typed for ${name} are lost.` });

  /** The question is gone with its answer, and the button with it. */
  const decided = (decide: () => void) => () => {
    decide();
    requestAnimationFrame(focusPageTitle);
  };
  const showLine = (line: number) => {
    if (narrow) setPane('code');
    setGoTo({ line });
  };
  const saveDraft = async () => {
    if (!dirty || draft.busy || draft.overtaken) return;
    try {
      await change(() => call('actions.saveDraft', { integrationId: id, revision: base.revision, code }));
    } catch (error) {
      toastError('The draft was not saved', error);
    }
  };
  const discard = async () => {
    if (base.draft !== null) await change(() => call('actions.saveDraft', { integrationId: id, revision: base.revision, code: base.deployed.code }));
    draft.setCode(base.deployed.code);
  };
  const rollBack = async (number: number) => {
    const present = base.deployed.number;
    const next = await change(() => call('actions.rollBack', { integrationId: id, revision: base.revision, number }));
    toast({ tone: 'ok', title: `Version ${number} of ${name} is deployed again, as version ${next.deployed.number}`, text: usedFromNowOn(activeIn), action: { label: 'Undo', run: () => void undo(present, next.revision) } });
  };
  const undo = async (number: number, revision: number) => {
    try {
      const next = await change(() => call('actions.rollBack', { integrationId: id, revision, number }));
      toast({ tone: 'ok', title: `Version ${number} of ${name} is deployed again, as version ${next.deployed.number}` });
    } catch (error) {
      toastError('The deployment was not undone', error);
    }
  };
  const deploy = async () => {
    const before = base.deployed.number;
    const next = await change(() => call('actions.deploy', { integrationId: id, revision: base.revision, code }));
    toast({ tone: 'ok', title: `Version ${next.deployed.number} of ${name} is deployed`, text: usedFromNowOn(activeIn), action: { label: 'Undo', run: () => void undo(before, next.revision) } });
  };
  const askToDeploy = async () => {
    const { found, blocking } = await findings.look();
    const [first] = blocking;
    if (first !== undefined) showLine(first.line);
    else if (activeIn.some(({ production }) => production) || found.some(({ severity }) => severity === 'error')) setAsking(true);
    else await deploy().catch((error: unknown) => { toastError('The code was not deployed', error); });
  };
  useHotkeys([['mod+S', () => void saveDraft()]], [], true);

  const tabs = (
    <Tabs.List aria-label="Beside the code" className={classes.tabs ?? ''}>
      {(narrow ? (['code', 'run', 'secrets', 'versions'] as const) : (['run', 'secrets', 'versions'] as const)).map((value) => (
        <Tabs.Tab key={value} value={value} className={classes.tab ?? ''}>
          {paneWord[value]}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
  return (
    <Tabs
      value={pane === 'code' && !narrow ? 'run' : pane}
      onChange={(value) => {
        if (isPane(value)) setPane(value);
      }}
      keepMounted
      className={classes.page ?? ''}
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) setPane('run');
      }}
    >
      <div className={classes.head}>
        <PageHeader
          title={`Code of ${name}`}
          crumbs={crumbs}
          crumb="Code"
          mark={<ProviderMark providerId={providerId} size={28} />}
          actions={
            <span className={classes.badges}>
              {activeIn.length === 0 ? <span className={classes.quiet}>Not in use</span> : activeIn.map((environment) => <EnvBadge key={environment.id} environment={environment} />)}
            </span>
          }
        />
        {draft.overtaken && <CodeConflict state={state} onReload={decided(draft.reload)} onKeepMine={decided(draft.keepMine)} />}
        {narrow && tabs}
      </div>
      <div className={classes.panes}>
        <div className={classes.editorPane} hidden={narrow && pane !== 'code'} {...(narrow && { role: 'tabpanel', 'aria-label': paneWord.code })}>
          <Suspense fallback={null}>
            <ActionEditor
              channel={channel}
              label={`Code of ${name}`}
              code={code}
              findings={findings}
              secretNames={names}
              goTo={goTo}
              shortcuts={shortcuts}
              allowedHosts={settings[allowedHostsField] ?? ''}
              allowHost={(host) => <AllowHost integrationId={id} host={host} />}
              onCode={draft.setCode}
            />
          </Suspense>
        </div>
        <div className={classes.sidePane} hidden={narrow && pane === 'code'}>
          {!narrow && tabs}
          <Tabs.Panel value="run" className={classes.pane ?? ''}>
            <RunPane
              channel={channel}
              place="page"
              target={{ kind: 'typed', integrationId: id, providerId, name, settings: { ...settings, code }, ...secretsSubmission(secrets), apiBaseUrl }}
              onLine={showLine}
            />
          </Tabs.Panel>
          <Tabs.Panel value="secrets" className={classes.pane ?? ''}>
            {descriptor.namedSecrets !== undefined && <SecretsPane integration={integration} namedSecrets={descriptor.namedSecrets} code={code} draft={secrets} onDraft={setSecrets} />}
          </Tabs.Panel>
          <Tabs.Panel value="versions" className={classes.pane ?? ''}>
            <VersionsPane state={state} name={name} code={code} activeIn={activeIn} onRollBack={rollBack} />
          </Tabs.Panel>
        </div>
      </div>
      <CodeFooter draft={draft} findings={findings} activeIn={activeIn} onDiscard={discard} onSave={() => void saveDraft()} onDeploy={() => void askToDeploy()} />
      {asking && (
        <DeployQuestion
          integration={integration}
          present={base.deployed.number}
          activeIn={activeIn}
          findings={findings.findings}
          onDeploy={deploy}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </Tabs>
  );
}
