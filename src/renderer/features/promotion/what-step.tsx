import { Checkbox, Select } from '@mantine/core';
import type { Environment } from '../../../shared/model/environment';
import type { ChannelPreview, PromotionPreview } from '../../../shared/model/promotion';
import { channelWord } from '../../routes';
import { counted } from '../../ui/words';
import classes from './promotion.module.css';
import { type Decisions, type Part, parts } from './promotion-state';

interface WhatStepProps {
  source: Environment;
  target: Environment;
  others: Environment[];
  preview: PromotionPreview;
  decisions: Decisions;
  onTarget: (id: string) => void;
  onDecide: (decisions: Decisions) => void;
}

const partWord: Record<Part, string> = { ...channelWord, templates: 'Templates', flows: 'Flows' };

/** Where to, and what of it. */
export function WhatStep({ source, target, others, preview, decisions, onTarget, onDecide }: WhatStepProps) {
  return (
    <>
      <Select
        label={`Promote ${source.name} to`}
        value={target.id}
        allowDeselect={false}
        data={others.map(({ id, name, production }) => ({ value: id, label: production ? `${name} (marked production)` : name }))}
        onChange={(id) => {
          if (id !== null) onTarget(id);
        }}
      />
      <div className={classes.parts} role="group" aria-label="What is promoted">
        {parts.map((part) => {
          const { refusal } = preview[part];
          const chosen = decisions.chosen.includes(part);
          return (
            <Checkbox
              key={part}
              label={partWord[part]}
              description={refusal ?? (part === 'sms' || part === 'email' ? whatBecomes(preview[part], target) : `${counted(preview[part].changes.length, 'difference')}`)}
              checked={chosen}
              {...(refusal !== null && { 'aria-disabled': true, 'data-refused': true })}
              onChange={() => {
                if (refusal === null) onDecide({ ...decisions, chosen: parts.filter((other) => (other === part ? !chosen : decisions.chosen.includes(other))) });
              }}
            />
          );
        })}
      </div>
    </>
  );
}

function whatBecomes({ kind, source, target: present, name }: ChannelPreview, target: Environment): string {
  const from = source?.name ?? '';
  const replaced = present === null ? `${target.name} has no provider now` : `${target.name} uses ${present.name} now`;
  switch (kind) {
    case 'update':
      return `${name} takes the values of ${from}`;
    case 'copy':
      return `A copy of ${from}, named ${name}. ${replaced}`;
    case 'built-in':
      return `${from}. ${replaced}`;
  }
}
