import { Select, Switch, TextInput } from '@mantine/core';
import { valueFor } from '../../../shared/templates/placeholders';
import { sampleValues } from '../../../shared/templates/variables';
import type { Channel } from '../../../shared/model/message';
import { useTemplateSets } from '../../api';
import { flowsOf, flowWord, languageWord } from '../../ui/flow-words';
import { Note } from '../../ui/note';
import { codePlace } from '../../ui/code-place';
import type { DraftTemplate, TemplateContent } from './template-content';
import classes from './test-send.module.css';

interface TemplateFieldsProps {
  channel: Channel;
  chosen: DraftTemplate;
  /** null while it is being read. */
  content: TemplateContent | null;
  onChange: (chosen: DraftTemplate) => void;
}

/** Which template is sent, in which language and with which values. */
export function TemplateFields({ channel, chosen, content, onChange }: TemplateFieldsProps) {
  const sets = useTemplateSets().data?.sets.filter((set) => set.channel === channel) ?? [];
  const samples = sampleValues(chosen.usageType);
  const names = flowsOf((content?.usageTypes ?? []).map((usageType) => ({ usageType })));
  return (
    <>
      <div className={classes.pair}>
        {sets.length > 1 && (
          <Select
            label="Set"
            data={sets.map(({ id, name }) => ({ value: id, label: name }))}
            value={sets.find(({ id }) => id === chosen.setId)?.id ?? sets[0]?.id ?? null}
            allowDeselect={false}
            onChange={(setId) => {
              onChange({ ...chosen, setId });
            }}
          />
        )}
        <Select
          label="Template"
          data={names.map((usageType) => ({ value: usageType, label: flowWord(usageType, channel) }))}
          value={chosen.usageType}
          allowDeselect={false}
          onChange={(usageType) => {
            if (usageType !== null) onChange({ ...chosen, usageType });
          }}
        />
        {content !== null && content.languages.length > 0 && (
          <Select
            label="Language"
            data={content.languages.map((language) => ({ value: language, label: languageWord(language) }))}
            value={chosen.language}
            placeholder="Default"
            clearable
            onChange={(language) => {
              onChange({ ...chosen, language });
            }}
          />
        )}
      </div>
      {content !== null && (content.problem === null ? <div className={classes.check}>{content.explanation}</div> : <Note tone="warn">{content.problem}</Note>)}
      {content !== null && content.paths.length > 0 && (
        <div className={classes.values} role="group" aria-label="Values">
          {content.paths
            .filter((path) => path !== 'code' || !chosen.randomCode)
            .map((path) => (
              <TextInput
                key={path}
                label={path}
                value={chosen.values[path] ?? valueFor(path, samples) ?? ''}
                onChange={(event) => {
                  onChange({ ...chosen, values: { ...chosen.values, [path]: event.currentTarget.value } });
                }}
              />
            ))}
        </div>
      )}
      {content?.paths.includes('code') === true && (
        <Switch
          label="Carry a random code"
          aria-label="Carry a random code"
          description={`${codePlace} becomes six digits, to be typed back when they arrive.`}
          checked={chosen.randomCode}
          onChange={(event) => {
            onChange({ ...chosen, randomCode: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
}
