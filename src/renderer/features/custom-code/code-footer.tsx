import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Environment } from '../../../shared/model/environment';
import type { ActionFindings } from '../../actions/use-findings';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { timeOfDay } from '../../ui/dates';
import { DisabledReason } from '../../ui/disabled-reason';
import { counted } from '../../ui/words';
import classes from './custom-code.module.css';
import type { CodeDraft } from './use-code-draft';

interface CodeFooterProps {
  draft: CodeDraft;
  findings: ActionFindings;
  activeIn: readonly Environment[];
  onDiscard: () => Promise<void>;
  onSave: () => void;
  onDeploy: () => void;
}

/** What is saved, what is used, and how to change either. */
export function CodeFooter({ draft, findings, activeIn, onDiscard, onSave, onDeploy }: CodeFooterProps) {
  const [asking, setAsking] = useState(false);
  const { base, code, dirty, busy, overtaken } = draft;
  const { number } = base.deployed;
  const isDeployed = code === base.deployed.code;
  const discarded = base.draft === null && !dirty ? 'There is no draft' : null;
  return (
    <div className={classes.footer} data-page-footer>
      <DisabledReason reason={discarded}>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            setAsking(true);
          }}
        >
          Discard draft
        </Button>
      </DisabledReason>
      <div className={classes.sentence} role="status">
        {dirty ? 'Not saved yet. ' : base.draft !== null ? `Draft saved ${timeOfDay(base.draft.at)}. ` : ''}
        Version {number} is deployed{activeIn.length > 0 ? ' and is what is used' : ''}.
      </div>
      <DisabledReason reason={overtaken ? 'Choose above what counts.' : dirty ? null : 'Nothing is changed since it was saved'}>
        <Button variant="default" loading={busy} onClick={onSave}>
          Save draft
        </Button>
      </DisabledReason>
      <DisabledReason reason={overtaken ? 'Choose above what counts.' : isDeployed ? 'This is what is deployed' : whyNotDeployed(code, findings)}>
        <Button loading={busy} onClick={onDeploy}>
          Save &amp; deploy
        </Button>
      </DisabledReason>
      {asking && (
        <ConfirmDialog
          title="Discard the draft?"
          danger
          confirmLabel="Discard the draft"
          onConfirm={onDiscard}
          onClose={() => {
            setAsking(false);
          }}
        >
          What was changed since version {number} is destroyed. Version {number} stays deployed.
        </ConfirmDialog>
      )}
    </div>
  );
}

function whyNotDeployed(code: string, { text, blocking }: ActionFindings): string | null {
  const [first] = blocking;
  if (text !== code || first === undefined) return null;
  return `${counted(blocking.length, 'error keeps', 'errors keep')} it from being deployed. Line ${first.line}: ${first.message}`;
}
