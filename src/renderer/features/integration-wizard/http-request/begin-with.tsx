import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { type HttpPreset, httpPresets } from '../../../../shared/http-template/presets';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { buttonIcon } from '../../../ui/icon-sizes';
import { Note } from '../../../ui/note';
import { nameList } from '../../../ui/words';
import type { FormState } from '../form-state';
import type { ExtraProps } from '../provider-extras';
import wizard from '../wizard.module.css';
import { type Filling, filledForm, isUntouched, replacedBy, takenBack } from './filling';
import classes from './http-request.module.css';
import { ImportCurlDialog } from './import-curl-dialog';

const fillingOf = ({ label, next, settings, authentication }: HttpPreset): Filling => ({ title: label, next, values: settings, authentication });

/** Requests to begin with instead of an empty form: those of known receivers, or one pasted from a documentation. */
export function BeginWith({ channel, descriptor, form, onForm }: ExtraProps) {
  const [done, setDone] = useState<{ filling: Filling; before: FormState } | null>(null);
  const [asking, setAsking] = useState<Filling | null>(null);
  const [importing, setImporting] = useState(false);

  const apply = (filling: Filling) => {
    setDone({ filling, before: form });
    onForm(filledForm(descriptor, form, filling));
  };
  const applied = done !== null && isUntouched(descriptor, form, done.filling) ? done : null;
  return (
    <section className={wizard.section} aria-labelledby="begin-title">
      <div className={classes.begin}>
        <h2 id="begin-title">Begin with</h2>
        {httpPresets
          .filter((preset) => preset.channel === channel)
          .map((preset) => (
            <Button
              key={preset.id}
              variant="default"
              size="xs"
              onClick={() => {
                const filling = fillingOf(preset);
                if (replacedBy(descriptor, form, filling).length > 0) setAsking(filling);
                else apply(filling);
              }}
            >
              {preset.label}
            </Button>
          ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFileImport {...buttonIcon} aria-hidden />}
          onClick={() => {
            setImporting(true);
          }}
        >
          Import cURL…
        </Button>
      </div>
      {applied !== null && (
        <Note
          tone="ok"
          live="status"
          fact={`Filled in: ${applied.filling.title}.`}
          action={
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                onForm(takenBack(form, applied.before, applied.filling));
                setDone(null);
              }}
            >
              Undo
            </Button>
          }
        >
          {applied.filling.next}
        </Note>
      )}
      {asking !== null && (
        <ConfirmDialog
          title={`Begin with “${asking.title}”?`}
          confirmLabel="Replace what is typed"
          onConfirm={() => {
            apply(asking);
          }}
          onClose={() => {
            setAsking(null);
          }}
        >
          This replaces {nameList(replacedBy(descriptor, form, asking))}. Undo brings it back until you change one of these fields.
        </ConfirmDialog>
      )}
      {importing && (
        <ImportCurlDialog
          descriptor={descriptor}
          form={form}
          onApply={apply}
          onClose={() => {
            setImporting(false);
          }}
        />
      )}
    </section>
  );
}
