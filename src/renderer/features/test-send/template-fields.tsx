import { Select, Switch, TextInput } from '@mantine/core';
import { valueFor } from '../../../shared/templates/placeholders';
import { sampleValues } from '../../../shared/templates/variables';
import type { Channel } from '../../../shared/model/message';
import type { TemplateOverride } from '../../../shared/model/template';
import { useTemplateSets } from '../../api';
import { flowsOf, flowWord, languageWord } from '../../ui/flow-words';
import { Note } from '../../ui/note';
import { codePlace } from '../../ui/code-place';
import type { AtProvider } from './at-provider';
import { SentValues } from './sent-values';
import type { DraftTemplate, TemplateContent } from './template-content';
import classes from './test-send.module.css';

interface TemplateFieldsProps {
  channel: Channel;
  chosen: DraftTemplate;
  /** null while it is being read. */
  content: TemplateContent | null;
  /** What is sent of the provider's own instead of the text, or beside it. */
  there: AtProvider | null;
  /** Usage types and languages for which the integration has such. */
  overrides: readonly TemplateOverride[];
  onChange: (chosen: DraftTemplate) => void;
}

/** Which template is sent, in which language and with which values. */
export function TemplateFields({ channel, chosen, content, there, overrides, onChange }: TemplateFieldsProps) {
  const sets = useTemplateSets().data?.sets.filter((set) => set.channel === channel) ?? [];
  const samples = sampleValues(chosen.usageType);
  const names = flowsOf([...(content?.usageTypes ?? []).map((usageType) => ({ usageType })), ...overrides]);
  const languages = [...new Set([...(content?.languages ?? []), ...overrides.flatMap(({ language }) => language ?? [])])];
  // What was sent once is left behind as soon as something else is chosen.
  const choose = (change: Partial<DraftTemplate>) => {
    onChange({ ...chosen, ...change, names: null, sentId: null });
  };
  return (
    <>
      <div className={classes.pair}>
        {sets.length > 1 && (
          <Select
            label="Set"
            data={sets.map(({ id, name }) => ({ value: id, label: name }))}
            value={content?.setId ?? null}
            allowDeselect={false}
            onChange={(setId) => {
              choose({ setId });
            }}
          />
        )}
        <Select
          label="Template"
          data={names.map((usageType) => ({ value: usageType, label: flowWord(usageType, channel) }))}
          value={chosen.usageType}
          allowDeselect={false}
          onChange={(usageType) => {
            if (usageType !== null) choose({ usageType });
          }}
        />
        {languages.length > 0 && (
          <Select
            label="Language"
            data={languages.map((language) => ({ value: language, label: languageWord(language) }))}
            value={chosen.language}
            placeholder="Default"
            clearable
            onChange={(language) => {
              choose({ language });
            }}
          />
        )}
      </div>
      {content !== null && <WhichText content={content} there={there} />}
      {there !== null && !there.withText && (
        <SentValues
          values={there.template.values}
          fixed={chosen.randomCode ? 'code' : null}
          onValue={(name, value) => {
            onChange({ ...chosen, values: { ...chosen.values, [name]: value } });
          }}
          onNames={(names) => {
            onChange({ ...chosen, names });
          }}
        />
      )}
      {content !== null && content.paths.length > 0 && (there === null || there.withText) && (
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
      {(there === null || there.withText ? content?.paths.includes('code') === true : 'code' in there.template.values) && (
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

function WhichText({ content, there }: { content: TemplateContent; there: AtProvider | null }) {
  if (there !== null) return <Note tone={there.refused ? 'warn' : 'info'}>{there.sentence}</Note>;
  if (content.problem !== null) return <Note tone="warn">{content.problem}</Note>;
  return content.explanation !== null && <div className={classes.check}>{content.explanation}</div>;
}
