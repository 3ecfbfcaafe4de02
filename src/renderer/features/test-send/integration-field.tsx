import { Group, Select, TextInput } from '@mantine/core';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { channelWord } from '../../routes';
import { ProviderMark } from '../../ui/provider-mark';
import type { Subject } from './subject';

interface IntegrationFieldProps {
  /** null: not chosen yet. */
  subject: Subject | null;
  integrations: readonly IntegrationView[];
  /** Values that are not saved cannot be exchanged for another integration. */
  fixed: boolean;
  problem: string | undefined;
  onChange: (integrationId: string) => void;
}

export function IntegrationField({ subject, integrations, fixed, problem, onChange }: IntegrationFieldProps) {
  const mark = subject && <ProviderMark providerId={subject.providerId} size={20} />;
  if (fixed) return <TextInput label="Integration" readOnly value={subject?.name ?? ''} leftSection={mark} />;
  const channels = [...new Set(integrations.map(({ channel }) => channel))];
  const items = (channel: Channel) => integrations.filter((integration) => integration.channel === channel).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label="Integration"
      placeholder="Choose an integration"
      data={channels.length > 1 ? channels.map((channel) => ({ group: channelWord[channel], items: items(channel) })) : channels.flatMap(items)}
      value={subject?.target.kind === 'saved' ? subject.target.integrationId : null}
      error={problem}
      leftSection={mark}
      maxDropdownHeight={260}
      {...(subject === null && { 'data-autofocus': true })}
      renderOption={({ option }) => (
        <Group gap={8} wrap="nowrap">
          <ProviderMark providerId={integrations.find(({ id }) => id === option.value)?.providerId ?? ''} size={20} />
          <span className="ellipsis">{option.label}</span>
        </Group>
      )}
      onChange={(id) => {
        if (id !== null) onChange(id);
      }}
    />
  );
}
