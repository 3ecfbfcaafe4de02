import { Button, Checkbox, CloseButton, Group, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { EnvBadge } from '../../ui/env-badge';
import { plusIcon } from '../../ui/icon-sizes';
import classes from './environments-field.module.css';

export interface NewEnvironment {
  name: string;
  production: boolean;
}

export const firstEnvironments: NewEnvironment[] = [
  { name: 'Development', production: false },
  { name: 'Testing', production: false },
  { name: 'Production', production: true },
];
const mostEnvironments = 50;
const longestName = 40;

/** Why a name cannot be added, or null. */
export function nameIssue(name: string, environments: readonly NewEnvironment[]): string | null {
  const wanted = name.trim();
  if (wanted === '') return 'Type a name.';
  if (environments.some((other) => other.name.toLowerCase() === wanted.toLowerCase())) return 'Another environment has this name.';
  return environments.length >= mostEnvironments ? `There can be ${mostEnvironments} environments to begin with.` : null;
}

/** "Production is marked production: the built-in test services may not serve it." */
export function productionSentence(environments: readonly NewEnvironment[]): string {
  const names = environments.filter(({ production }) => production).map(({ name }) => name);
  if (names.length === 0) return 'None is marked production.';
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return names.length === 1 ? `${list} is marked production: the built-in test services may not serve it.` : `${list} are marked production: the built-in test services may not serve them.`;
}

/** The environments that a new vault begins with. */
export function EnvironmentsField({ environments, onEnvironments }: { environments: NewEnvironment[]; onEnvironments: (environments: NewEnvironment[]) => void }) {
  const [adding, setAdding] = useState(false);
  return (
    <div role="group" aria-labelledby="first-environments">
      <Text id="first-environments" size="sm" fw={550} mb={6}>
        Environments
      </Text>
      <Group gap={6}>
        {environments.map((environment, index) => (
          <span key={environment.name} className={classes.badge}>
            <EnvBadge environment={environment} />
            {index >= firstEnvironments.length && (
              <CloseButton
                size={20}
                iconSize={13}
                aria-label={`Remove ${environment.name}`}
                onClick={() => {
                  onEnvironments(environments.filter((other) => other !== environment));
                }}
              />
            )}
          </span>
        ))}
        {!adding && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus {...plusIcon} aria-hidden />}
            onClick={() => {
              setAdding(true);
            }}
          >
            Add
          </Button>
        )}
      </Group>
      {adding && (
        <AddEnvironment
          environments={environments}
          onAdd={(environment) => {
            onEnvironments([...environments, environment]);
            setAdding(false);
          }}
          onCancel={() => {
            setAdding(false);
          }}
        />
      )}
      <Text size="xs" c="dimmed" mt={10}>
        {productionSentence(environments)}
      </Text>
    </div>
  );
}

interface AddEnvironmentProps {
  environments: NewEnvironment[];
  onAdd: (environment: NewEnvironment) => void;
  onCancel: () => void;
}

function AddEnvironment({ environments, onAdd, onCancel }: AddEnvironmentProps) {
  const [name, setName] = useState('');
  const [production, setProduction] = useState(false);
  const [issue, setIssue] = useState<string | null>(null);
  const add = () => {
    const found = nameIssue(name, environments);
    setIssue(found);
    if (found === null) onAdd({ name: name.trim(), production });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <div className={classes.add} onKeyDown={onKeyDown}>
      <TextInput
        className={classes.name ?? ''}
        label="Name"
        value={name}
        maxLength={longestName}
        error={issue}
        autoFocus
        onChange={(event) => {
          setName(event.currentTarget.value);
          setIssue(null);
        }}
      />
      <Group gap={12} className={classes.rest ?? ''}>
        <Checkbox
          label="Marked production"
          checked={production}
          onChange={(event) => {
            setProduction(event.currentTarget.checked);
          }}
        />
        <Button variant="default" size="xs" onClick={add}>
          Add
        </Button>
        <Button variant="subtle" size="xs" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </div>
  );
}
