import { Button, Menu, Select, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconChevronDown, IconCopy, IconLanguage, IconPencil, IconServer, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { flowsOnHere, ownTemplatesIn, templatesMissing } from '../../../shared/flows/impact';
import type { Environment } from '../../../shared/model/environment';
import type { StoredTemplateSet, TemplateSetRow, TemplateUse } from '../../../shared/model/template-set';
import { call, CallError, useEnvironments, useFlows, useIntegrations } from '../../api';
import { errorText, isQuiet } from '../../error-text';
import { channelWord, routes } from '../../routes';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/app-dialog';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { toast, toastError } from '../../ui/toast';
import { nameList } from '../../ui/words';
import { languageWord } from '../../ui/flow-words';
import classes from './templates.module.css';

interface SetMenuProps {
  base: StoredTemplateSet;
  /** The text as it stands, for a copy. */
  json: string;
  sets: readonly TemplateSetRow[];
  uses: readonly TemplateUse[];
  dirty: boolean;
  readOnly: boolean;
  defaultLanguage: string;
  onDefaultLanguage: (language: string) => void;
  onRenamed: (stored: StoredTemplateSet) => void;
}

/** Chooses a set and does what concerns it as a whole. */
export function SetMenu({ base, json, sets, uses, dirty, readOnly, defaultLanguage, onDefaultLanguage, onRenamed }: SetMenuProps) {
  const { id, channel, name } = base;
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<'copy' | 'rename' | 'language' | 'uses' | 'delete' | null>(null);
  const close = () => {
    setDialog(null);
  };
  const ofChannel = sets.filter((set) => set.channel === channel);
  const environments = useEnvironments().data ?? [];
  const users = environments.filter((environment) => uses.some((use) => use.setId === id && use.environmentId === environment.id)).map((environment) => environment.name);
  const isStandard = sets.some((set) => set.id === id && set.standard);
  const whyStays = isStandard ? 'The standard set stays' : users.length > 0 ? `Used in ${nameList(users)}` : null;
  const go = (setId: string) => {
    navigate(routes.templateSet(channel, setId));
  };
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button variant="default" className={classes.set ?? ''} rightSection={<IconChevronDown size={14} aria-hidden />} aria-label={`Set: ${name}`}>
            <span className="ellipsis">{name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Sets for {channelWord[channel]}</Menu.Label>
          {ofChannel.map((set) => (
            <Menu.Item
              key={set.id}
              leftSection={set.id === id ? <IconCheck {...buttonIcon} aria-label="shown" /> : <span className={classes.noIcon} />}
              onClick={() => {
                if (set.id !== id) go(set.id);
              }}
            >
              {set.name}
            </Menu.Item>
          ))}
          {!readOnly && (
            <>
              <Menu.Divider />
              <Item icon={<IconServer {...buttonIcon} aria-hidden />} label="Used in…" onClick={() => { setDialog('uses'); }} />
              <Item icon={<IconCopy {...buttonIcon} aria-hidden />} label="Duplicate…" onClick={() => { setDialog('copy'); }} />
              <Item icon={<IconPencil {...buttonIcon} aria-hidden />} label="Rename…" reason={dirty ? 'Save first' : null} onClick={() => { setDialog('rename'); }} />
              <Item icon={<IconLanguage {...buttonIcon} aria-hidden />} label={`Default language: ${languageWord(defaultLanguage)}…`} onClick={() => { setDialog('language'); }} />
              <Item icon={<IconTrash {...buttonIcon} aria-hidden />} label="Delete…" danger reason={whyStays} onClick={() => { setDialog('delete'); }} />
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'copy' && (
        <NameDialog
          title={`Duplicate ${name}`}
          first={`${name} copy`.slice(0, 60)}
          confirm="Duplicate"
          onClose={close}
          onName={async (copyName) => {
            const copy = await call('templates.create', { channel, name: copyName, defaultLanguage, json: dirty ? base.json : json });
            go(copy.id);
          }}
        />
      )}
      {dialog === 'rename' && (
        <NameDialog
          title={`Rename ${name}`}
          first={name}
          confirm="Rename"
          onClose={close}
          onName={async (newName) => {
            onRenamed(await call('templates.update', { id, revision: base.revision, name: newName, defaultLanguage: base.defaultLanguage, json: base.json }));
          }}
        />
      )}
      {dialog === 'language' && <LanguageDialog language={defaultLanguage} onLanguage={onDefaultLanguage} onClose={close} />}
      {dialog === 'uses' && <UsesDialog base={base} sets={ofChannel} uses={uses} onClose={close} />}
      {dialog === 'delete' && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          danger
          confirmLabel={`Delete ${name}`}
          onClose={close}
          onConfirm={async () => {
            await call('templates.delete', { id, revision: base.revision });
            toast({ tone: 'ok', title: `${name} deleted` });
            navigate(routes.templateSet(channel));
          }}
        >
          Its texts are destroyed. No environment uses it.
        </ConfirmDialog>
      )}
    </>
  );
}

function Item({ icon, label, danger = false, reason = null, onClick }: { icon: ReactNode; label: string; danger?: boolean; reason?: string | null; onClick: () => void }) {
  return (
    <Menu.Item leftSection={icon} {...(danger && { color: 'red' })} disabled={reason !== null} onClick={onClick}>
      {label}
      {reason !== null && <div className={classes.itemReason}>{reason}</div>}
    </Menu.Item>
  );
}

function NameDialog({ title, first, confirm, onName, onClose }: { title: string; first: string; confirm: string; onName: (name: string) => Promise<void>; onClose: () => void }) {
  const [name, setName] = useState(first);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    try {
      await onName(name);
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  const problem = error !== null && !isQuiet(error) ? (name.trim() === '' && error instanceof CallError ? 'Enter a name.' : errorText(error)) : null;
  return (
    <AppDialog size={400} onClose={onClose}>
      <DialogHeader title={title} />
      <DialogBody>
        <TextInput
          label="Name"
          value={name}
          maxLength={60}
          error={problem}
          data-autofocus
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void submit();
          }}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={busy} onClick={() => void submit()}>
          {confirm}
        </Button>
      </DialogFooter>
    </AppDialog>
  );
}

const tag = /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/;

function LanguageDialog({ language, onLanguage, onClose }: { language: string; onLanguage: (language: string) => void; onClose: () => void }) {
  const [value, setValue] = useState(language);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = () => {
    if (!tag.test(value.trim())) {
      setProblem('Enter a language tag such as de or pt-BR.');
      return;
    }
    onLanguage(value.trim());
    onClose();
  };
  return (
    <AppDialog size={400} onClose={onClose}>
      <DialogHeader title="Default language" sub="Its texts are taken where there is none in the language asked for." />
      <DialogBody>
        <TextInput
          label="Language tag"
          value={value}
          maxLength={35}
          error={problem}
          data-autofocus
          onChange={(event) => {
            setValue(event.currentTarget.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') submit();
          }}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={submit}>Use it</Button>
      </DialogFooter>
    </AppDialog>
  );
}

/** One set for each environment, chosen at once. */
function UsesDialog({ base, sets, uses, onClose }: { base: StoredTemplateSet; sets: readonly TemplateSetRow[]; uses: readonly TemplateUse[]; onClose: () => void }) {
  const environments = useEnvironments().data ?? [];
  const flows = useFlows().data ?? [];
  const integrations = useIntegrations().data ?? [];
  /** What the flows of an environment would miss with a set. */
  const missingIn = (environmentId: string, setId: string) => templatesMissing(flowsOnHere(flows, environmentId, channel), sets.find(({ id }) => id === setId) ?? null, ownTemplatesIn(integrations, environmentId, channel));
  const { channel } = base;
  const setOf = (environmentId: string) => uses.find((use) => use.environmentId === environmentId && use.channel === channel)?.setId ?? '';
  const nameOf = (setId: string) => sets.find(({ id }) => id === setId)?.name ?? 'another set';
  const assign = async ({ id: environmentId, name }: Pick<Environment, 'id' | 'name'>, setId: string, replaces: string) => {
    try {
      await call('templates.use', { environmentId, channel, setId, replaces });
      toast({ tone: 'ok', title: `${name} uses ${nameOf(setId)}`, text: `It used ${nameOf(replaces)} before`, action: { label: 'Undo', run: () => void assign({ id: environmentId, name }, replaces, setId) } });
    } catch (error) {
      toastError('The set was not changed', error);
    }
  };
  return (
    <AppDialog size={480} onClose={onClose}>
      <DialogHeader title={`${channelWord[channel]} templates of each environment`} sub="A change holds at once." focusTitle />
      <DialogBody>
        <Stack gap={12}>
          {environments.map((environment) => (
            <Select
              key={environment.id}
              label={environment.name}
              data={sets.map((set) => ({ value: set.id, label: set.name }))}
              value={setOf(environment.id)}
              description={missingIn(environment.id, setOf(environment.id))}
              inputWrapperOrder={['label', 'input', 'description']}
              allowDeselect={false}
              renderOption={({ option }) => {
                const missing = missingIn(environment.id, option.value);
                return (
                  <div>
                    {option.label}
                    {missing !== null && <div className={classes.itemReason}>{missing}</div>}
                  </div>
                );
              }}
              onChange={(setId) => {
                if (setId !== null && setId !== setOf(environment.id)) void assign(environment, setId, setOf(environment.id));
              }}
            />
          ))}
          {environments.length === 0 && <Note tone="plain">There is no environment.</Note>}
        </Stack>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Done</Button>
      </DialogFooter>
    </AppDialog>
  );
}
