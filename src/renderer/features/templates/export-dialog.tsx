import { Button, Select } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type TemplateVariant, templateVariants } from '../../../shared/model/template';
import type { StoredTemplateSet } from '../../../shared/model/template-set';
import { convertTemplates } from '../../../shared/templates/convert-templates';
import { readTemplates } from '../../../shared/templates/read-templates';
import { connectors, variants } from '../../../shared/templates/variants';
import { call } from '../../api';
import { errorText, isQuiet } from '../../error-text';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/app-dialog';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { toast } from '../../ui/toast';
import { LeftOutNote } from './left-out-note';
import classes from './templates.module.css';

const usersOf = (variant: TemplateVariant) => connectors.filter((connector) => connector.variant === variant).map(({ name }) => name).join(', ');

/** Writes a saved set to a file, in any form of Logto's JSON; says first what that form cannot hold. */
export function ExportDialog({ saved, language, onClose }: { saved: StoredTemplateSet; language: string | null; onClose: () => void }) {
  const read = useMemo(() => readTemplates(saved.json, { channel: saved.channel }), [saved]);
  const file = read.ok ? read.file : null;
  const [variant, setVariant] = useState<TemplateVariant>(file?.variant ?? 'sms-content');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const notes = useMemo(() => (file === null || file.variant === variant ? [] : convertTemplates(file, variant, { language: language ?? saved.defaultLanguage }).notes), [file, variant, language, saved]);
  const write = async () => {
    setBusy(true);
    setError(null);
    try {
      const { file: name } = await call('templates.export', { id: saved.id, variant, language });
      if (name !== null) toast({ tone: 'ok', title: `${saved.name} exported`, text: name });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <AppDialog size={560} onClose={onClose}>
      <DialogHeader title={`Export ${saved.name}`} sub="As JSON for Logto." />
      <DialogBody>
        <div className={classes.stack}>
          <Select
            label="As"
            description={`Taken by ${usersOf(variant)}`}
            data={templateVariants.map((known) => ({ value: known, label: `${variants[known].label}${known === file?.variant ? ' (as it is)' : ''}` }))}
            value={variant}
            allowDeselect={false}
            data-autofocus
            onChange={(chosen) => {
              setVariant(templateVariants.find((known) => known === chosen) ?? variant);
            }}
          />
          <LeftOutNote channel={saved.channel} notes={notes} />
          {error !== null && !isQuiet(error) && (
            <Note tone="bad" live="alert">
              {errorText(error)}
            </Note>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button leftSection={<IconFileExport {...buttonIcon} aria-hidden />} loading={busy} onClick={() => void write()}>
          Export
        </Button>
      </DialogFooter>
    </AppDialog>
  );
}
