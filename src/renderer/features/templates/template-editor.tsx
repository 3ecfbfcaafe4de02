import { ActionIcon, Button, SegmentedControl, Select, Title, Tooltip } from '@mantine/core';
import { useDocumentTitle, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconBraces, IconCircleCheck, IconCircleX, IconEye, IconFileExport, IconFileImport, IconForms, IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { StoredTemplateSet, TemplateSetRow, TemplateUse } from '../../../shared/model/template-set';
import { needsAdministrator } from '../../../shared/permissions';
import { formatTemplates, removeTemplate, setTemplateText, type TemplateChange } from '../../../shared/templates/edit-templates';
import { blocksSaving } from '../../../shared/templates/finding';
import { renderTemplate } from '../../../shared/templates/render-template';
import { resolveTemplate } from '../../../shared/templates/resolve-template';
import { withTyped } from '../../../shared/templates/typed-values';
import { neededVariable, sampleValues } from '../../../shared/templates/variables';
import { variants } from '../../../shared/templates/variants';
import { call, useCall, useEnvironments, useIntegrations } from '../../api';
import { useDialogs } from '../../dialogs';
import { useLeaveGuard } from '../../frame/leave-guard';
import { channelOrder, channelWord, routes } from '../../routes';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon, statusIcon } from '../../ui/icon-sizes';
import { toast, toastError } from '../../ui/toast';
import { shortNameList } from '../../ui/words';
import { useInspected, whyNotSaved } from './editor-state';
import { ConflictNote } from './conflict-note';
import { ExportDialog } from './export-dialog';
import { FlowList } from './flow-list';
import { flowWord } from '../../ui/flow-words';
import { ImportDialog } from './import-dialog';
import { languageChoices } from './languages';
import { MissingHere } from './missing-here';
import { PreviewPane } from './preview-pane';
import { SetMenu } from './set-menu';
import { TemplateForm } from './template-form';
import classes from './templates.module.css';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor')).CodeEditor }));

interface TemplateEditorProps {
  saved: StoredTemplateSet;
  sets: readonly TemplateSetRow[];
  uses: readonly TemplateUse[];
}

/** One set: what it is for, its form, its JSON and its preview. Form and JSON are one text. */
export function TemplateEditor({ saved, sets, uses }: TemplateEditorProps) {
  const { id, channel } = saved;
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { openTestSend } = useDialogs();
  const narrow = useMediaQuery('(max-width: 1119px)', undefined, { getInitialValueInEffect: false });
  /** What was saved last from here: an answer to somebody else's change must not exchange the text under the person's hands. */
  const [base, setBase] = useState(saved);
  const [json, setJson] = useState(saved.json);
  const [defaultLanguage, setDefaultLanguage] = useState(saved.defaultLanguage);
  const [usageType, setUsageType] = useState<string>('SignIn');
  const [chosenLanguage, setLanguage] = useState<string | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [pane, setPane] = useState<'form' | 'json'>('form');
  const [dialog, setDialog] = useState<'import' | 'export' | null>(null);
  const [saving, setSaving] = useState(false);
  useDocumentTitle('Templates · Dispatchbox');

  const dirty = json !== base.json || defaultLanguage !== base.defaultLanguage;
  // Nothing typed here would be lost: what another window saved is shown.
  if (!dirty && saved.revision > base.revision) {
    setBase(saved);
    setJson(saved.json);
    setDefaultLanguage(saved.defaultLanguage);
  }
  useLeaveGuard(dirty, { title: 'Leave without saving?', text: `What you changed in ${base.name} is lost.` });

  const inspected = useInspected(json, channel);
  const { file, findings, frozen } = inspected;
  const languages = languageChoices(file, defaultLanguage);
  const language = languages.hasLanguages ? (chosenLanguage ?? languages.first) : undefined;
  const templates = file?.templates ?? [];
  const resolved = resolveTemplate(templates, { usageType, language, defaultLanguage: languages.hasLanguages ? defaultLanguage : undefined });
  const own = templates.find((template) => template.usageType === usageType && template.language?.toLowerCase() === language?.toLowerCase()) ?? null;
  const ownFindings =
    own === null
      ? findings.filter((finding) => finding.code === 'required-type-missing' && finding.usageType === usageType)
      : findings.filter((finding) => finding.usageType === usageType && (finding.language ?? undefined)?.toLowerCase() === own.language?.toLowerCase());
  const values = withTyped(sampleValues(usageType), typed);
  const rendered = resolved.template && renderTemplate(resolved.template, channel, values);
  const readOnly = useCall('roles.state', {}).data?.role === 'support';
  const overtaken = dirty && saved.revision > base.revision && !saving;
  const wrong = readOnly ? needsAdministrator : whyNotSaved(inspected, { json, channel, dirty });
  const reason = overtaken ? `${base.name} was saved in another window meanwhile. Choose one of both first.` : wrong;
  const errors = findings.filter(blocksSaving).length;
  const usedBy = useUsedBy(id, channel, uses);

  /** Over what somebody else saved only after the person has seen that. */
  const save = async (over: StoredTemplateSet) => {
    if (wrong !== null || saving) return;
    setSaving(true);
    try {
      const stored = await call('templates.update', { id, revision: over.revision, name: over.name, defaultLanguage, json });
      setBase(stored);
      client.setQueryData(['templates.get', { id }], stored);
      toast({ tone: 'ok', title: `${stored.name} saved` });
    } catch (error) {
      toastError(`${base.name} was not saved`, error);
    } finally {
      setSaving(false);
    }
  };
  const saveByKey = () => {
    if (reason === null) void save(base);
    else if (dirty) toast({ tone: 'warn', title: `${base.name} was not saved`, text: reason });
  };
  useHotkeys([['mod+S', saveByKey]], [], true);

  const change = (parts: TemplateChange) => {
    const edited = setTemplateText(json, { usageType, language }, parts, { channel });
    if (edited.ok) setJson(edited.json);
  };
  const write = () => {
    const model = resolved.template;
    const needed = neededVariable(usageType);
    if (file !== null && 'content' in variants[file.variant].parts) {
      change({ content: model?.content ?? (needed === null ? '' : `{{${needed}}}`), ...(channel === 'email' && { subject: model?.subject ?? flowWord(usageType, channel) }), ...(model?.contentType !== undefined && { contentType: model.contentType }) });
    } else change({ providerTemplateId: '' });
  };
  const remove = () => {
    const edited = removeTemplate(json, { usageType, language }, { channel });
    if (edited.ok) setJson(edited.json);
  };

  const place = own === null ? null : (ownFindings.find(blocksSaving)?.place?.offset ?? null);
  const form = (
    <TemplateForm
      key={`${usageType} ${language ?? ''}`}
      channel={channel}
      variant={file?.variant ?? (channel === 'sms' ? 'sms-content' : 'email-content-type')}
      usageType={usageType}
      template={own}
      resolved={resolved}
      findings={ownFindings}
      smsText={rendered?.channel === 'sms' ? rendered.text : null}
      frozen={frozen}
      readOnly={readOnly}
      onChange={change}
      onWrite={write}
      onRemove={remove}
    />
  );
  const code = (
    <Suspense fallback={null}>
      <CodeEditor label="Templates as JSON" value={json} findings={findings} readOnly={readOnly} showAt={place} onChange={setJson} />
    </Suspense>
  );
  const verdict =
    errors > 0 ? (
      <span className={classes.bad}>
        <IconCircleX {...statusIcon} aria-hidden /> {errors === 1 ? '1 error' : `${errors} errors`}
      </span>
    ) : (
      <span className={classes.valid}>
        <IconCircleCheck {...statusIcon} aria-hidden /> Valid
      </span>
    );
  const format = !readOnly && (
    <DisabledReason reason={frozen}>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => {
          if (frozen === null) setJson(formatTemplates(json) ?? json);
        }}
      >
        Format
      </Button>
    </DisabledReason>
  );

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1} className={classes.title} tabIndex={-1} data-page-title>
          Templates
        </Title>
        <SegmentedControl
          aria-label="Channel"
          data={channelOrder.map((value) => ({ value, label: channelWord[value] }))}
          value={channel}
          onChange={(next) => {
            navigate(routes.templateSet(next));
          }}
        />
        <Select
          aria-label="Language"
          className={classes.language ?? ''}
          data={languages.options}
          value={language ?? ''}
          allowDeselect={false}
          searchable={languages.hasLanguages}
          onChange={(next) => {
            if (next !== null) setLanguage(next);
          }}
        />
        <SetMenu
          base={base}
          json={json}
          sets={sets}
          uses={uses}
          dirty={dirty}
          readOnly={readOnly}
          defaultLanguage={defaultLanguage}
          onDefaultLanguage={setDefaultLanguage}
          onRenamed={(stored) => {
            setBase(stored);
          }}
        />
        <div className={classes.rest} />
        {readOnly ? (
          <span className={classes.readOnly}>Changes need an administrator.</span>
        ) : (
          <>
            <HeadButton narrow={narrow} label="Import" icon={<IconFileImport {...buttonIcon} aria-hidden />} onClick={() => { setDialog('import'); }} />
            <HeadButton narrow={narrow} label="Export" icon={<IconFileExport {...buttonIcon} aria-hidden />} reason={dirty ? 'Save first. What is saved is exported.' : null} onClick={() => { setDialog('export'); }} />
          </>
        )}
        <DisabledReason reason={dirty ? 'Save first. The test sends what is saved.' : null}>
          <Button
            variant="default"
            leftSection={<IconSend {...buttonIcon} aria-hidden />}
            onClick={() => {
              openTestSend({ channel, template: { setId: id, usageType, ...(language !== undefined && { language }), values: typed } });
            }}
          >
            Test
          </Button>
        </DisabledReason>
        {!readOnly && (
          <DisabledReason reason={reason}>
            <Button
              loading={saving}
              onClick={() => {
                if (reason === null) void save(base);
              }}
            >
              Save
            </Button>
          </DisabledReason>
        )}
      </header>
      {overtaken && (
        <ConflictNote
          base={base}
          current={saved}
          json={json}
          defaultLanguage={defaultLanguage}
          whyNotMine={wrong}
          onReload={() => {
            setBase(saved);
            setJson(saved.json);
            setDefaultLanguage(saved.defaultLanguage);
          }}
          onKeepMine={() => void save(saved)}
        />
      )}
      <div className={classes.panes}>
        <section className={classes.flowPane} aria-label="Flow">
          <h2 className={classes.paneHead}>Flow</h2>
          <FlowList file={file} findings={findings} channel={channel} language={language} defaultLanguage={languages.hasLanguages ? defaultLanguage : undefined} chosen={usageType} onChoose={setUsageType} />
          <MissingHere set={base} usageTypes={frozen === null ? templates.map((template) => template.usageType) : null} uses={uses} />
        </section>
        {narrow ? (
          <section className={classes.middle} aria-label="Text">
            <div className={classes.paneHead}>
              <SegmentedControl
                aria-label="Show"
                data={[
                  { value: 'form', label: 'Form' },
                  { value: 'json', label: 'JSON' },
                ]}
                value={pane}
                onChange={(next) => {
                  setPane(next === 'json' ? 'json' : 'form');
                }}
              />
              <div className={classes.rest} />
              {pane === 'json' && format}
              {verdict}
            </div>
            {pane === 'form' ? <div className={classes.scroll}>{form}</div> : <div className={classes.code}>{code}</div>}
          </section>
        ) : (
          <>
            <section className={classes.formPane} aria-label="Form">
              <h2 className={classes.paneHead}>
                <IconForms {...statusIcon} aria-hidden /> Form
              </h2>
              <div className={classes.scroll}>{form}</div>
            </section>
            <section className={classes.jsonPane} aria-label="JSON">
              <div className={classes.paneHead}>
                <h2>
                  <IconBraces {...statusIcon} aria-hidden /> JSON
                </h2>
                <div className={classes.rest} />
                {format}
                {verdict}
              </div>
              <div className={classes.code}>{code}</div>
            </section>
          </>
        )}
        <section className={classes.previewPane} aria-label="Preview">
          <h2 className={classes.paneHead}>
            <IconEye {...statusIcon} aria-hidden /> Preview
          </h2>
          <PreviewPane
            channel={channel}
            template={resolved.template}
            values={values}
            typed={typed}
            usedBy={usedBy}
            onType={(path, value) => {
              setTyped({ ...typed, [path]: value });
            }}
          />
        </section>
      </div>
      {dialog === 'import' && (
        <ImportDialog
          channel={channel}
          present={json}
          setName={base.name}
          onTake={setJson}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
      {dialog === 'export' && (
        <ExportDialog
          saved={base}
          language={language ?? null}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </div>
  );
}

/** Which integrations send with a set, through the environments that use it. */
function useUsedBy(setId: string, channel: StoredTemplateSet['channel'], uses: readonly TemplateUse[]): string {
  const environments = useEnvironments().data ?? [];
  const integrations = useIntegrations().data ?? [];
  const using = uses.filter((use) => use.setId === setId).map(({ environmentId }) => environmentId);
  if (using.length === 0) return 'No environment uses this set.';
  const senders = integrations.filter((integration) => integration.channel === channel && integration.activeIn.some((environmentId) => using.includes(environmentId)));
  if (senders.length > 0) return `Used by ${shortNameList(senders.map(({ name }) => name))}.`;
  return `Used in ${shortNameList(environments.filter(({ id }) => using.includes(id)).map(({ name }) => name))}.`;
}

function HeadButton({ narrow, label, icon, reason = null, onClick }: { narrow: boolean | undefined; label: string; icon: ReactNode; reason?: string | null; onClick: () => void }) {
  if (narrow === true) {
    const button = (
      <ActionIcon variant="default" size={32} aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    );
    return reason === null ? <Tooltip label={label}>{button}</Tooltip> : <DisabledReason reason={reason}>{button}</DisabledReason>;
  }
  return (
    <DisabledReason reason={reason}>
      <Button variant="default" leftSection={icon} onClick={onClick}>
        {label}
      </Button>
    </DisabledReason>
  );
}
