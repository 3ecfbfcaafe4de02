import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import type { OverrideRow } from '../../../shared/model/draft';
import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { flowsOf, flowWord } from '../../ui/flow-words';
import { buttonIcon, rowIcon } from '../../ui/icon-sizes';
import { counted } from '../../ui/words';
import { FoldedSection } from './folded-section';
import { inputId } from './input-id';
import { isOverrideField, overrideField, overridesTitle } from './override-rows';
import type { FormIssues } from './use-form-issues';
import own from './template-overrides.module.css';

interface TemplateOverridesSectionProps {
  descriptor: ProviderDescriptor;
  rows: readonly OverrideRow[];
  issues: FormIssues;
  onRows: (rows: OverrideRow[]) => void;
}

/** Which messages this integration sends with templates that lie at its provider. Nothing for a provider that has none; closed while there is none. */
export function TemplateOverridesSection({ descriptor, rows, issues, onRows }: TemplateOverridesSectionProps) {
  const { providerTemplates } = descriptor;
  const addButton = useRef<HTMLButtonElement>(null);
  if (providerTemplates === undefined) return null;
  const add = () => {
    const index = rows.length;
    onRows([...rows, { usageType: '', language: '', id: '' }]);
    requestAnimationFrame(() => document.getElementById(inputId(overrideField(index, 'usageType')))?.focus());
  };
  return (
    <FoldedSection
      title={overridesTitle}
      summary={rows.length === 0 ? 'none: every text is that of the templates here' : counted(rows.length, 'template')}
      beginsOpen={rows.length > 0}
      heldOpen={issues.errors.some(({ field }) => isOverrideField(field))}
    >
      <p className={own.what}>
        {providerTemplates.withText === true
          ? `For these messages ${descriptor.label} is told the ID of the template that their text follows.`
          : `For these messages ${descriptor.label} fills in a template of its own; the text here is not sent.`}{' '}
        {providerTemplates.hint}.
      </p>
      {rows.map((row, index) => (
        // A row has no name of its own, and rows are not moved.
        <OverrideInputs
          key={index}
          row={row}
          index={index}
          channel={descriptor.channels[0] ?? 'sms'}
          idLabel={providerTemplates.label}
          issues={issues}
          onRow={(part) => {
            onRows(rows.map((other) => (other === row ? { ...row, ...part } : other)));
          }}
          onRemove={() => {
            onRows(rows.filter((other) => other !== row));
            // The button went with its row.
            requestAnimationFrame(() => {
              if (document.activeElement === document.body) addButton.current?.focus();
            });
          }}
        />
      ))}
      <div>
        <Button ref={addButton} variant="default" size="xs" leftSection={<IconPlus {...buttonIcon} aria-hidden />} onClick={add}>
          Add template
        </Button>
      </div>
    </FoldedSection>
  );
}

interface OverrideInputsProps {
  row: OverrideRow;
  index: number;
  channel: Channel;
  idLabel: string;
  issues: FormIssues;
  onRow: (part: Partial<OverrideRow>) => void;
  onRemove: () => void;
}

function OverrideInputs({ row, index, channel, idLabel, issues, onRow, onRemove }: OverrideInputsProps) {
  const common = (part: keyof OverrideRow) => ({
    id: inputId(overrideField(index, part)),
    error: issues.issueOf(overrideField(index, part))?.message,
    onBlur: () => {
      issues.leave(overrideField(index, part));
    },
  });
  const name = row.usageType === '' ? `Template ${index + 1}` : flowWord(row.usageType, channel);
  return (
    <div className={own.row} role="group" aria-label={name}>
      <Select
        {...common('usageType')}
        label="Message"
        placeholder="Choose"
        required
        data={flowsOf(row.usageType === '' ? [] : [row]).map((usageType) => ({ value: usageType, label: flowWord(usageType, channel) }))}
        value={row.usageType === '' ? null : row.usageType}
        onChange={(usageType) => {
          if (usageType !== null) onRow({ usageType });
        }}
      />
      <TextInput
        {...common('language')}
        label="Language"
        placeholder="All"
        value={row.language}
        maxLength={35}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          onRow({ language: event.currentTarget.value });
        }}
      />
      <TextInput
        {...common('id')}
        label={idLabel}
        required
        value={row.id}
        maxLength={300}
        autoComplete="off"
        spellCheck={false}
        className={own.id ?? ''}
        classNames={{ input: 'mono' }}
        onChange={(event) => {
          onRow({ id: event.currentTarget.value });
        }}
      />
      <ActionIcon className={own.remove} aria-label={`Remove ${name}`} onClick={onRemove}>
        <IconTrash {...rowIcon} aria-hidden />
      </ActionIcon>
    </div>
  );
}
