import { Button, FileButton, Radio, Select, Stack, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { maxJsonLength } from '../../../shared/json/parse-json';
import type { Channel } from '../../../shared/model/message';
import { type TemplateVariant, templateVariants } from '../../../shared/model/template';
import { variants } from '../../../shared/templates/variants';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/app-dialog';
import { DisabledReason } from '../../ui/disabled-reason';
import { flowWord } from '../../ui/flow-words';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { counted } from '../../ui/words';
import { type ImportPlan, type ImportWay, planImport } from './import-plan';
import { LeftOutNote } from './left-out-note';
import classes from './templates.module.css';

interface ImportDialogProps {
  channel: Channel;
  /** The text as it stands. */
  present: string;
  setName: string;
  onTake: (json: string) => void;
  onClose: () => void;
}

/** Takes templates from a file or from the clipboard; says what will change before it changes. */
export function ImportDialog({ channel, present, setName, onTake, onClose }: ImportDialogProps) {
  const [text, setText] = useState('');
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const [as, setAs] = useState<TemplateVariant | null>(null);
  const [way, setWay] = useState<ImportWay>('add');
  const plan = useMemo(() => (text.trim() === '' ? null : planImport(text, { channel, present, as, way })), [text, channel, present, as, way]);
  const ready = plan !== null && !('problem' in plan) ? plan : null;
  const problem = fileProblem ?? (plan !== null && 'problem' in plan ? plan.problem : null);

  const readFile = async (file: File | null) => {
    if (file === null) return;
    setFileProblem(null);
    if (file.size > 3 * maxJsonLength) {
      setText('');
      setFileProblem(`${file.name} is larger than 4 MB.`);
      return;
    }
    try {
      setText(await file.text());
    } catch {
      setFileProblem(`${file.name} could not be read.`);
    }
  };

  return (
    <AppDialog size={640} unsaved={text.trim() !== ''} onClose={onClose}>
      <DialogHeader title="Import templates" sub={`Into ${setName}. Every form of Logto’s JSON is understood.`} />
      <DialogBody>
        <div className={classes.stack}>
          <FileButton accept="application/json,.json,.txt" onChange={(file) => void readFile(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFile {...buttonIcon} aria-hidden />} style={{ alignSelf: 'start' }}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <Textarea
            label="Or paste the JSON"
            rows={ready === null ? 7 : 4}
            classNames={{ input: 'mono' }}
            spellCheck={false}
            value={text}
            error={problem}
            data-autofocus
            onChange={(event) => {
              setText(event.currentTarget.value);
              setFileProblem(null);
            }}
          />
          {ready !== null && (
            <>
              <Select
                label="Keep as"
                data={templateVariants.filter((variant) => variants[variant].channel === channel).map((variant) => ({ value: variant, label: `${variants[variant].label}${variant === ready.variant ? ' (as in the file)' : ''}` }))}
                value={ready.target}
                allowDeselect={false}
                onChange={(variant) => {
                  setAs(templateVariants.find((known) => known === variant) ?? null);
                }}
              />
              <Radio.Group
                label={`What becomes of ${setName}`}
                value={ready.way}
                onChange={(chosen) => {
                  setWay(chosen === 'add' ? 'add' : 'replace');
                }}
              >
                <Stack gap={8} mt={6}>
                  <Radio value="add" label="Add to this set" disabled={ready.whyNotAdded !== null} description={ready.whyNotAdded ?? 'They take the place of those for the same message and language. The others stay.'} />
                  <Radio value="replace" label="Replace the whole set" description="Only what is imported stays." />
                </Stack>
              </Radio.Group>
              <Changes plan={ready} channel={channel} />
            </>
          )}
        </div>
      </DialogBody>
      <DialogFooter quiet="Nothing is saved yet.">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <DisabledReason reason={ready !== null ? null : problem === null ? 'Choose a file or paste JSON first' : 'There is nothing that can be imported'}>
          <Button
            onClick={() => {
              if (ready === null) return;
              onTake(ready.json);
              onClose();
            }}
          >
            Import
          </Button>
        </DisabledReason>
      </DialogFooter>
    </AppDialog>
  );
}

function Changes({ plan: { added, changed, removed, same, notes, findings }, channel }: { plan: ImportPlan; channel: Channel }) {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const settings = findings.filter(({ code }) => code === 'settings-left-out');
  return (
    <div className={classes.stack}>
      <dl className={classes.changes} aria-label="What will change">
        <Line word="New" names={added} />
        <Line word="Changed" names={changed} />
        <Line word="Removed" names={removed} />
        {same > 0 && (
          <>
            <dt>Unchanged</dt>
            <dd>{counted(same, 'template')}</dd>
          </>
        )}
      </dl>
      {errors.length > 0 && (
        <Note tone="bad" fact={`${counted(errors.length, 'error')} to correct before saving.`}>
          <ul className={classes.notes}>
            {errors.slice(0, 10).map(({ usageType, message }, index) => (
              <li key={index}>
                {usageType === null ? '' : `${flowWord(usageType, channel)}: `}
                {message}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <LeftOutNote channel={channel} notes={[...notes, ...settings.map(({ message }) => ({ usageType: null, message }))]} />
    </div>
  );
}

function Line({ word, names }: { word: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <dt>{word}</dt>
      <dd>{names.join(', ')}</dd>
    </>
  );
}
