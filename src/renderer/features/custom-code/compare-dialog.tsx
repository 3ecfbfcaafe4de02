import { Button, Select, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { ActionState } from '../../../shared/model/action-version';
import { useCall } from '../../api';
import { AppDialog, DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { LoadError } from '../../ui/load-error';
import classes from './custom-code.module.css';
import { DiffView } from './diff-view';

/** A version by its number, what stands in the editor, or the draft that is saved. */
export type Compared = number | 'editor' | 'draft';

interface CompareDialogProps {
  state: ActionState;
  /** What stands in the editor. */
  code: string;
  name: string;
  from: Compared;
  to: Compared;
  onClose: () => void;
}

/** Any two versions side by side with each other, or with what stands in the editor. */
export function CompareDialog({ state, code, name, onClose, ...begin }: CompareDialogProps) {
  const [from, setFrom] = useState(begin.from);
  const [to, setTo] = useState(begin.to);
  const { draft } = state;
  const options = [
    { value: 'editor', label: 'The editor' },
    ...(draft === null || draft.code === code ? [] : [{ value: 'draft', label: `The draft of ${draft.by}` }]),
    ...state.versions.map(({ number }) => ({ value: `${number}`, label: `Version ${number}${number === state.deployed.number ? ', deployed' : ''}` })),
  ];
  const compared = (value: string | null): Compared => (value === null || value === 'editor' || value === 'draft' ? (value ?? 'editor') : Number(value));
  return (
    <AppDialog size={960} onClose={onClose}>
      <DialogHeader title="Compare" sub={`Code of ${name}`} />
      <DialogBody>
        <div className={classes.compared}>
          <Select label="From" data={options} value={`${from}`} onChange={(value) => { setFrom(compared(value)); }} />
          <Select label="To" data={options} value={`${to}`} onChange={(value) => { setTo(compared(value)); }} />
        </div>
        <Difference state={state} code={code} from={from} to={to} />
      </DialogBody>
      <DialogFooter>
        <CloseButton />
      </DialogFooter>
    </AppDialog>
  );
}

function CloseButton() {
  const close = useCloseDialog();
  return (
    <Button variant="default" onClick={close}>
      Close
    </Button>
  );
}

interface DifferenceProps {
  state: ActionState;
  code: string;
  from: Compared;
  to: Compared;
}

function Difference({ state: { integrationId, deployed, draft }, code, from, to }: DifferenceProps) {
  // What is here already asks for a version all the same: hooks are called in every case.
  const numberOf = (one: Compared) => (typeof one === 'number' ? one : deployed.number);
  const textOf = (one: Compared, version: string) => (one === 'editor' ? code : one === 'draft' ? (draft?.code ?? deployed.code) : version);
  const one = useCall('actions.version', { integrationId, number: numberOf(from) });
  const other = useCall('actions.version', { integrationId, number: numberOf(to) });
  const failed = [one, other].find(({ isError, data }) => isError && data === undefined);
  if (failed !== undefined) return <LoadError what="The version" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (one.data === undefined || other.data === undefined) return <Skeleton height={200} radius={6} aria-label="Loading" />;
  return <DiffView key={`${from} ${to}`} before={textOf(from, one.data.code)} after={textOf(to, other.data.code)} />;
}
