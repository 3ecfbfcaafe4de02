import { ActionIcon, Button, Group, Switch, Table, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { Assignment } from '../../../shared/model/assignment';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { call } from '../../api';
import { useDialogs } from '../../dialogs';
import { errorText } from '../../error-text';
import { channelOrder } from '../../routes';
import { DisabledReason } from '../../ui/disabled-reason';
import { EnvironmentMenu } from '../../ui/environment-menu';
import { rowIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { ProviderMark } from '../../ui/provider-mark';
import { Status } from '../../ui/status';
import { toast } from '../../ui/toast';
import { activeIn, productionRefusal } from './environment-rules';
import classes from './environments.module.css';
import { RenameField } from './rename-field';

interface EnvironmentRowProps {
  environment: Environment;
  /** Counted from 0. */
  place: number;
  count: number;
  integrations: IntegrationView[];
  assignments: Assignment[];
  onMove: (step: -1 | 1) => void;
  onDelete: () => void;
}

interface Refusal {
  sentence: string;
  /** Where another provider would put it right. */
  channel?: Channel;
}

export function EnvironmentRow({ environment, place, count, integrations, assignments, onMove, onDelete }: EnvironmentRowProps) {
  const { openSetDefault } = useDialogs();
  const [renaming, setRenaming] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { id, revision, name, production } = environment;

  const mark = async (wanted: boolean) => {
    const refused = wanted ? productionRefusal(environment, integrations, assignments) : null;
    setRefusal(refused);
    if (refused !== null) return;
    try {
      await call('environments.update', { id, revision, name, production: wanted });
      toast({ tone: 'ok', title: wanted ? `${name} is marked production` : `${name} is no longer marked production` });
    } catch (error) {
      setRefusal({ sentence: errorText(error) });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };

  return (
    <>
      <Table.Tr className={classes.row ?? ''} onKeyDown={onKeyDown} data-row={id}>
        <Table.Td>
          <div className={classes.mover}>
            <DisabledReason reason={place === 0 ? 'It is the first already' : null}>
              <ActionIcon
                size={24}
                aria-label={`Move ${name} up`}
                aria-keyshortcuts="Alt+ArrowUp"
                onClick={() => {
                  onMove(-1);
                }}
              >
                <IconChevronUp size={15} stroke={1.8} />
              </ActionIcon>
            </DisabledReason>
            <DisabledReason reason={place === count - 1 ? 'It is the last already' : null}>
              <ActionIcon
                size={24}
                aria-label={`Move ${name} down`}
                aria-keyshortcuts="Alt+ArrowDown"
                onClick={() => {
                  onMove(1);
                }}
              >
                <IconChevronDown size={15} stroke={1.8} />
              </ActionIcon>
            </DisabledReason>
          </div>
        </Table.Td>
        {renaming ? (
          <Table.Td colSpan={2}>
            <RenameField
              environment={environment}
              onDone={() => {
                setRenaming(false);
              }}
            />
          </Table.Td>
        ) : (
          <>
            <Table.Td>
              <div className={`ellipsis ${classes.name ?? ''}`} title={name}>
                {name}
              </div>
            </Table.Td>
            <Table.Td>
              <Switch className={classes.switch ?? ''} label={production ? 'Yes' : 'No'} aria-label={`${name} is marked production: ${production ? 'Yes' : 'No'}`} checked={production} onChange={(event) => void mark(event.currentTarget.checked)} />
            </Table.Td>
          </>
        )}
        {channelOrder.map((channel) => (
          <Table.Td key={channel}>
            <ActiveHere integration={activeIn(environment, channel, integrations, assignments)} />
          </Table.Td>
        ))}
        <Table.Td>
          <Group gap={2} wrap="nowrap" justify="flex-end">
            <Tooltip label="Rename">
              <ActionIcon
                aria-label={`Rename ${name}`}
                onClick={() => {
                  setRefusal(null);
                  setRenaming(true);
                }}
              >
                <IconPencil {...rowIcon} />
              </ActionIcon>
            </Tooltip>
            <DisabledReason reason={count === 1 ? 'The only environment cannot be deleted.' : null}>
              <ActionIcon aria-label={`Delete ${name}`} onClick={onDelete}>
                <IconTrash {...rowIcon} />
              </ActionIcon>
            </DisabledReason>
            <EnvironmentMenu environment={environment} />
          </Group>
        </Table.Td>
      </Table.Tr>
      {refusal !== null && (
        <Table.Tr className={classes.refusal ?? ''}>
          <Table.Td colSpan={6}>
            <Note
              tone="bad"
              live="alert"
              fact={`${name} is not changed.`}
              {...(refusal.channel !== undefined && {
                action: (
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => {
                      if (refusal.channel === undefined) return;
                      setRefusal(null);
                      openSetDefault({ channel: refusal.channel, environmentId: id });
                    }}
                  >
                    Set another provider…
                  </Button>
                ),
              })}
            >
              {refusal.sentence}
            </Note>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function ActiveHere({ integration }: { integration: IntegrationView | null }) {
  if (integration === null) return <Status status={{ tone: 'bad', word: 'No provider' }} />;
  return (
    <div className={classes.cell}>
      <ProviderMark providerId={integration.providerId} size={20} />
      <span className="ellipsis" title={integration.name}>
        {integration.name}
      </span>
    </div>
  );
}
