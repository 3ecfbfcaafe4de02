import { Button, Paper, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Environment } from '../../../shared/model/environment';
import { call, useAssignments, useEnvironments, useFlows, useIntegrations } from '../../api';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { buttonIcon, plusIcon } from '../../ui/icon-sizes';
import { LoadError } from '../../ui/load-error';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { toast, toastError } from '../../ui/toast';
import { AddEnvironmentDialog } from './add-environment-dialog';
import { deletionSentence, movedIds } from './environment-rules';
import { EnvironmentRow } from './environment-row';
import classes from './environments.module.css';
import { SectionHeader } from './section-header';

/** Add, rename, order, mark as production and delete environments. */
export function EnvironmentsSection() {
  const client = useQueryClient();
  const environments = useEnvironments();
  const integrations = useIntegrations();
  const assignments = useAssignments();
  const flows = useFlows();
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<Environment | null>(null);
  const [moved, setMoved] = useState('');
  const body = useRef<HTMLTableSectionElement>(null);
  /** Row to which the focus goes when the deleted one is gone. */
  const nextRow = useRef<string | null>(null);
  const list = environments.data ?? [];

  useEffect(() => {
    if (deleting !== null || nextRow.current === null) return;
    body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(nextRow.current)}"] button`)?.focus();
    nextRow.current = null;
  }, [deleting]);

  const move = async (environment: Environment, step: -1 | 1) => {
    const ids = movedIds(list, environment.id, step);
    if (ids === null) return;
    try {
      const answer = await call('environments.reorder', { ids });
      // A moved row loses the focus; it is given back once the new order is drawn.
      const focused = document.activeElement;
      client.setQueryData(['environments.list', {}], answer);
      setMoved(`${environment.name} is now ${ids.indexOf(environment.id) + 1} of ${ids.length}`);
      requestAnimationFrame(() => {
        if (focused instanceof HTMLElement) focused.focus();
      });
    } catch (error) {
      toastError(`${environment.name} was not moved`, error);
    }
  };
  const remove = async (environment: Environment) => {
    await call('environments.delete', { id: environment.id, revision: environment.revision });
    const index = list.findIndex(({ id }) => id === environment.id);
    nextRow.current = (list[index + 1] ?? list[index - 1])?.id ?? null;
    await client.invalidateQueries({ queryKey: ['environments.list'] });
    toast({ tone: 'ok', title: `${environment.name} deleted`, text: 'The integrations stay.' });
  };

  if (environments.isError) return <LoadError what="The environments" error={environments.error} onRetry={() => void environments.refetch()} />;
  return (
    <>
      <SectionHeader
        title="Environments"
        text="Each uses one SMS and one e-mail integration. Those marked production need an external provider."
        action={
          <Button
            leftSection={<IconPlus {...plusIcon} aria-hidden />}
            onClick={() => {
              setAdding(true);
            }}
          >
            Add environment
          </Button>
        }
      />
      <Paper withBorder radius="lg" className={classes.card}>
        <Table className={classes.table} aria-label="Environments" aria-busy={environments.isPending}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={44}>
                <span className="sr-only">Order</span>
              </Table.Th>
              <Table.Th scope="col">Name</Table.Th>
              <Table.Th scope="col" w={150}>
                Marked production
              </Table.Th>
              <Table.Th scope="col" w="21%">
                SMS
              </Table.Th>
              <Table.Th scope="col" w="23%">
                E-mail
              </Table.Th>
              <Table.Th scope="col" w={116} className={classes.right ?? ''}>
                Actions
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody ref={body}>
            {environments.isPending && <SkeletonRows columns={6} />}
            {list.map((environment, index) => (
              <EnvironmentRow
                key={environment.id}
                environment={environment}
                place={index}
                count={list.length}
                integrations={integrations.data ?? []}
                assignments={assignments.data ?? []}
                onMove={(step) => void move(environment, step)}
                onDelete={() => {
                  setDeleting(environment);
                }}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <Text size="xs" c="dimmed" mt={10} ml={2}>
        Move a row with its arrows, or with Alt and the arrow keys. The order is used on every screen.
      </Text>
      <div role="status" className="sr-only">
        {moved}
      </div>
      {adding && (
        <AddEnvironmentDialog
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
      {deleting !== null && (
        <ConfirmDialog
          title={`Delete ${deleting.name}?`}
          danger
          confirmLabel={`Delete ${deleting.name}`}
          confirmIcon={<IconTrash {...buttonIcon} aria-hidden />}
          onConfirm={() => remove(deleting)}
          onClose={() => {
            setDeleting(null);
          }}
        >
          {deletionSentence(deleting, integrations.data ?? [], assignments.data ?? [], flows.data ?? [])} It cannot be undone.
        </ConfirmDialog>
      )}
    </>
  );
}
