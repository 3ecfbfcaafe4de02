import { Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { Environment } from '../../../shared/model/environment';
import type { Channel } from '../../../shared/model/message';
import { type Origin, type PromotedField, type PromotionPreview, templateOverridesField } from '../../../shared/model/promotion';
import { channelWord } from '../../routes';
import { SecretInput } from '../../ui/secret-input';
import classes from './promotion.module.css';
import { channelsWithValues, type ChannelDecision, type Decisions } from './promotion-state';

interface ValuesStepProps {
  source: Environment;
  target: Environment;
  preview: PromotionPreview;
  decisions: Decisions;
  /** By the path of the field, as core names it. */
  errors: Record<string, string>;
  onDecide: (decisions: Decisions) => void;
}

/** Field by field: what the source has, what the target has, and which of them it shall be. */
export function ValuesStep({ source, target, preview, decisions, errors, onDecide }: ValuesStepProps) {
  return channelsWithValues(decisions, preview).map((channel) => (
    <ChannelValues
      key={channel}
      channel={channel}
      source={source}
      target={target}
      preview={preview}
      decision={decisions[channel]}
      errors={errors}
      onDecide={(decision) => {
        onDecide({ ...decisions, [channel]: decision });
      }}
    />
  ));
}

interface ChannelValuesProps extends Omit<ValuesStepProps, 'decisions' | 'onDecide'> {
  channel: Channel;
  decision: ChannelDecision;
  onDecide: (decision: ChannelDecision) => void;
}

function ChannelValues({ channel, source, target, preview, decision, errors, onDecide }: ChannelValuesProps) {
  const { fields, kind, source: from, target: to } = preview[channel];
  return (
    <section className={classes.channel}>
      <h3>{`${channelWord[channel]}: ${from?.name ?? ''}${to === null ? '' : ` → ${to.name}`}`}</h3>
      {kind === 'copy' && (
        <TextInput
          label="Name of the copy"
          value={decision.name}
          maxLength={60}
          error={errors[`${channel}.name`]}
          onChange={(event) => {
            onDecide({ ...decision, name: event.currentTarget.value });
          }}
        />
      )}
      <ul className={classes.fields}>
        {fields.map((field) => (
          <FieldRow
            key={field.id}
            field={field}
            origin={decision.origins[field.id] ?? { from: 'source' }}
            error={errors[`${channel}.fields.${field.id}`]}
            source={source}
            target={target}
            onOrigin={(origin) => {
              onDecide({ ...decision, origins: { ...decision.origins, [field.id]: origin } });
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface FieldRowProps {
  field: PromotedField;
  origin: Origin;
  error: string | undefined;
  source: Environment;
  target: Environment;
  onOrigin: (origin: Origin) => void;
}

function FieldRow({ field, origin, error, source, target, onOrigin }: FieldRowProps) {
  const id = useId();
  const { label, secret, multiline } = field;
  const isSame = !secret && field.source === field.target;
  const origins = [
    { value: 'source', label: field.source === null ? `Leave it empty, as in ${source.name}` : `Use that of ${source.name}` },
    ...(field.target === null ? [] : [{ value: 'target', label: `Keep that of ${target.name}` }]),
    ...(field.id === templateOverridesField ? [] : [{ value: 'typed', label: 'Type another' }]),
  ];
  const typed = (value: string) => {
    onOrigin({ from: 'typed', value });
  };
  return (
    <li className={classes.field}>
      <div className={classes.label} id={id}>
        {label}
      </div>
      <dl className={classes.values}>
        <div>
          <dt>{source.name}</dt>
          <dd>{field.source ?? 'empty'}</dd>
        </div>
        <div>
          <dt>{target.name}</dt>
          <dd>{field.target ?? 'empty'}</dd>
        </div>
      </dl>
      <div className={classes.decision}>
        {isSame ? (
          <span className={classes.same}>The same</span>
        ) : (
          <Select
            aria-label={`${label}: which value`}
            value={origin.from}
            allowDeselect={false}
            data={origins}
            error={origin.from === 'typed' ? undefined : error}
            onChange={(value) => {
              if (value === 'typed') typed('');
              else if (value === 'source' || value === 'target') onOrigin({ from: value });
            }}
          />
        )}
        {!isSame && origin.from === 'typed' && secret && <SecretInput label={`${label} for ${target.name}`} required multiline={multiline} mono saved={null} value={origin.value} error={error} onValue={typed} />}
        {!isSame && origin.from === 'typed' && !secret && (
          <TextInput
            label={`${label} for ${target.name}`}
            value={origin.value}
            error={error}
            onChange={(event) => {
              typed(event.currentTarget.value);
            }}
          />
        )}
      </div>
    </li>
  );
}
